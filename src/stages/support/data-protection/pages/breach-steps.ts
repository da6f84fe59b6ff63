// A breach is written down, and each of its steps once.
import { postedDay } from '#design/posted-day.ts'
import type { PageFunction } from '#design/route.ts'
import type { Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { todayOf } from '#records/places/today.ts'
import { readOne, readWords, readWordsIfAny, type Wrong } from '../../in-school/fields.ts'
import {
  assess,
  type Breach,
  closeBreach,
  contain,
  type Moment,
  nameExport,
  notTellCommissioner,
  notTellPeople,
  RISKS,
  tellCommissioner,
  tellPeople,
  timeOfTelling,
} from '../breaches.ts'
import { breachHome } from '../words.ts'
import { breachOf, showBreach } from './breach.ts'
import { MOST } from './breach-steps.html.ts'
import { step } from './form.html.ts'
import { pastDay, readTime } from './moment-fields.ts'

const of = { subject: 'data-breach', find: breachOf, show: showBreach, home: breachHome }

export const namesExport: PageFunction = step({
  ...of,
  action: 'named-export-of-breach',
  read: ({ form }, wrong) => {
    const id = form.text('export')
    if (!isId(id)) wrong.export = 'Choose what left Kith'
    return id
  },
  act: ({ tx }, id, exportId) => nameExport(tx, id, exportId),
})

export const contains: PageFunction = step({
  ...of,
  action: 'contained-breach',
  read: (visit, wrong) => ({
    on: pastDay(visit, wrong, 'contained', 'Enter the day on which it was stopped'),
    how: readWords(visit.form, wrong, 'contained-how', 'Write how it was stopped', MOST.how),
  }),
  act: ({ tx }, id, { on, how }) => contain(tx, id, on, how),
})

export const assesses: PageFunction = step({
  ...of,
  action: 'assessed-breach',
  read: ({ form }, wrong) => {
    const typed = form.text('people')
    if (!/^\d{1,6}$/.test(typed)) wrong.people = 'Write how many people it is about, as a number'
    return {
      risk: readOne(form, wrong, 'risk', RISKS, 'Say what it may do'),
      why: readWords(form, wrong, 'risk-why', 'Write why you think so', MOST.how),
      people: Number(typed),
    }
  },
  act: ({ tx }, id, read) => assess(tx, id, read),
})

export const tellsCommissioner: PageFunction = step({
  ...of,
  action: 'settled-commissioner',
  read: async (visit, wrong, found) => await commissionerRead(visit, wrong, found),
  act: ({ tx }, id, read) =>
    'notBecause' in read ? notTellCommissioner(tx, id, read.notBecause) : tellCommissioner(tx, id, read),
})

export const tellsPeople: PageFunction = step({
  ...of,
  action: 'settled-people-told',
  read: (visit, wrong): ToPeople => {
    const { form } = visit
    const notBecause = readWordsIfAny(form, wrong, 'people-not', MOST.how)
    if (notBecause !== null && form.text('people-how') === '') return { notBecause }
    return {
      on: pastDay(visit, wrong, 'people-told', 'Enter the day on which they were told, or why they are not'),
      how: readWords(form, wrong, 'people-how', 'Write how they were told, or why they are not', MOST.how),
    }
  },
  act: ({ tx }, id, read) =>
    'notBecause' in read ? notTellPeople(tx, id, read.notBecause) : tellPeople(tx, id, read.on, read.how),
})

export const closes: PageFunction = step({
  ...of,
  action: 'closed-breach',
  read: ({ form }, wrong) => readWords(form, wrong, 'learnt', 'Write what is different since', MOST.words),
  act: (visit, id, learnt) => closeBreach(visit.tx, id, todayOf(visit), learnt),
})

type ToPeople = { notBecause: string } | { on: string; how: string }
type ToCommissioner =
  | { notBecause: string }
  | { at: Moment; reference: string | null; lateBecause: string | null }

async function commissionerRead(visit: Visit, wrong: Wrong, found: Breach): Promise<ToCommissioner> {
  const { form, tx } = visit
  const notBecause = readWordsIfAny(form, wrong, 'ico-not', MOST.how)
  if (notBecause !== null && found.risk === 'unlikely' && postedDay(form, 'ico').day === undefined)
    return { notBecause }
  const at = {
    day: pastDay(visit, wrong, 'ico', 'Enter the day on which they were told'),
    time: readTime(form, wrong, 'ico-time'),
  }
  const lateBecause = readWordsIfAny(form, wrong, 'ico-late', MOST.how)
  const reference = readWordsIfAny(form, wrong, 'ico-reference', MOST.reference)
  if (Object.keys(wrong).length === 0) {
    const stands = await timeOfTelling(tx, found.id, at)
    if (stands?.early) wrong['ico-time'] = 'That is before it was found'
    if (stands?.late && lateBecause === null) wrong['ico-late'] = 'It was later than 72 hours: write why'
  }
  return { at, reference, lateBecause }
}
