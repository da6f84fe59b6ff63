// What lies behind it, needs that were found, and what is left for later.
import type { PageFunction } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId, newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit, languageName } from '../../child/frame.html.ts'
import { type Asking, ask, otherWords } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readDayIfAny,
  readOne,
  readWords,
  wordsField,
} from '../../in-school/fields.ts'
import {
  behindSides,
  endBehind,
  finders,
  helpNeed,
  needKinds,
  needsOf,
  sayBehind,
  tellNeeds,
} from '../behind.ts'
import { endNotNow, sayNotNow } from '../goals.ts'
import { OWN_PEOPLE } from '../own-people.html.ts'
import { areasOf, planOfVisit } from '../whole.ts'
import { behindSideWords, finderWords, needKindWords, planHome } from '../words.ts'
import { tongues } from './about-me.ts'
import { underPlan } from './goal-forms.ts'

const MOST = { behind: 1000, what: 300, help: 300 }
const back = ({ child }: Asking<unknown>) => planHome(child.id)
const plan = { of: planOfVisit, back, ...underPlan }
const itemsOf = <K extends string>(keys: readonly K[], words: Record<K, string>) =>
  keys.map(value => ({ value, text: words[value] }))

/** What somebody thinks is behind it, in their words. */
export const addBehind = (gathered: Gathered) =>
  ask(gathered, {
    ...{ ...plan, of: planAndTongues },
    title: 'What is behind it',
    submit: 'Keep these words',
    action: 'said-behind',
    subject: 'plan',
    begins: true,
    fields: (showing, { of }) => html`
<p class="govuk-body">Absence is a symptom, and so is trouble in class. Ask each what they think is behind it; write it as they say it. Nobody’s words are written over.</p>
${oneField(showing, { name: 'saidBy', legend: 'Whose words?', items: itemsOf(behindSides, behindSideWords) })}
${wordsField(showing, { name: 'words', label: 'What do they think is behind it?', most: MOST.behind })}
${select({
  name: 'language',
  label: 'Their words are in',
  value: showing.form.text('language') || 'en',
  items: of.codes.map(value => ({ value, text: languageName(value) })),
})}`,
    read: ({ visit: { form }, of, today }, wrong) => ({
      saidBy: readOne(form, wrong, 'saidBy', behindSides, 'Choose whose words they are'),
      words: readWords(form, wrong, 'words', 'Write what they think is behind it', MOST.behind),
      language: of.codes.find(code => code === form.text('language')) ?? 'en',
      saidOn: today,
    }),
    keep: ({ visit: { tx }, of }, id, read) => sayBehind(tx, [{ id, planId: of.plan.id, ...read }]),
  })

/** It is seen otherwise now; the words stay. */
export const seenOtherwise: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const id = visit.params.said ?? ''
  if (!isId(id)) throw new NotFound('nothing was said')
  if (await endBehind(visit.tx, child.id, id, todayOf(visit)))
    await noted(visit, 'ended-behind', id, child.why)
  return seeOther(planHome(child.id))
}

/** A need that nobody had named. */
export const addNeed = (gathered: Gathered) =>
  ask(gathered, {
    ...plan,
    title: 'A need was found',
    submit: 'Keep it',
    action: 'told-need',
    subject: 'plan',
    begins: true,
    fields: (showing, { today }) => html`
${lineField(showing, { name: 'what', label: 'What was found?' })}
${oneField(showing, { name: 'kind', legend: 'What is it about?', items: itemsOf(needKinds, needKindWords) })}
${oneField(showing, { name: 'foundBy', legend: 'Who found it?', usual: 'programme', items: itemsOf(finders, finderWords) })}
${dayField(showing, { name: 'found', legend: 'When?', usual: today })}
${dayField(showing, { name: 'worry', legend: 'When did somebody first say they were worried? (optional)' })}
${oneField(showing, { name: 'worryBy', legend: 'Who said so?', items: [...itemsOf(finders, finderWords), { value: 'nobody', text: 'Nobody had' }] })}`,
    read: ({ visit: { form }, today }, wrong) => {
      const foundOn = readDay(form, wrong, 'found', 'Write the day on which it was found', {
        until: [today, 'It was found today or before'],
      })
      const worryOn = readDayIfAny(form, wrong, 'worry', 'Write the whole day, or leave it empty')
      const worryBy = finders.find(each => each === form.text('worryBy')) ?? null
      if (worryOn && foundOn && worryOn > foundOn) wrong['worry-day'] = 'The worry came before it was found'
      if (worryOn && worryBy === null) wrong.worryBy = 'Choose who said they were worried'
      if (!worryOn && worryBy !== null && !wrong['worry-day']) wrong['worry-day'] = 'Write when they said so'
      return {
        what: readWords(form, wrong, 'what', 'Write what was found', MOST.what),
        kind: readOne(form, wrong, 'kind', needKinds, 'Choose what it is about'),
        foundBy: readOne(form, wrong, 'foundBy', finders, 'Choose who found it'),
        ...{ foundOn, worryOn, worryBy },
      }
    },
    keep: ({ visit: { tx }, of }, id, read) => tellNeeds(tx, [{ id, planId: of.id, ...read }]),
  })

/** Help has come for the first time. */
export const helpCame = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Help has come',
    submit: 'Keep it',
    action: 'helped-need',
    subject: 'plan',
    ...underPlan,
    back,
    of: async visit => {
      const { id } = await planOfVisit(visit)
      const need = (await needsOf(visit.tx, id, todayOf(visit))).find(each => each.id === visit.params.need)
      if (!need) throw new NotFound('no such need')
      return need
    },
    fields: (showing, { of, today }) => html`
<p class="govuk-body-l"><bdi>${of.what}</bdi></p>
${lineField(showing, { name: 'help', label: 'Which help came first?' })}
${dayField(showing, { name: 'helped', legend: 'When?', usual: today })}`,
    read: ({ visit: { form }, of, today }, wrong) => ({
      help: readWords(form, wrong, 'help', 'Write which help came', MOST.help),
      onDay: readDay(form, wrong, 'helped', 'Write the day on which it came', {
        from: [of.worry_on ?? of.found_on, 'It came after somebody was worried'],
        until: [today, 'It came today or before'],
      }),
    }),
    keep: ({ visit: { tx }, child, of }, _id, read) => helpNeed(tx, child.id, { id: of.id, ...read }),
    inTheWay: ({ of }, _id, read) => otherWords('Help was written down before', of.help, read.help),
  })

/** One tap: these sides of the child's life are left for later, or one is taken up again. */
export const notNow: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const { id: planId } = await planOfVisit(visit)
  const known = [...(await areasOf(visit, child.id)).map(each => each.area), OWN_PEOPLE]
  const [later, up] = [visit.form.all('later'), visit.form.text('up')]
  const areas = known.filter(each => later.includes(each))
  if (areas.length === 0 && !known.includes(up))
    throw new BadRequest('The button came without its word. Open the plan again.')
  const saidOn = todayOf(visit)
  const changed = known.includes(up)
    ? await endNotNow(visit.tx, child.id, { planId, area: up, onDay: saidOn })
    : (
        await sayNotNow(
          visit.tx,
          areas.map(area => ({ id: newId(), planId, area, saidOn })),
        )
      ).length > 0
  if (changed) await noted(visit, known.includes(up) ? 'took-up' : 'left-for-later', planId, child.why)
  return seeOther(`${planHome(child.id)}#goals`)
}

async function planAndTongues(visit: Visit) {
  return { plan: await planOfVisit(visit), codes: await tongues(visit.tx) }
}

async function noted(visit: Visit, action: string, subjectId: string, why: string | undefined) {
  await record(visit.tx, {
    action,
    subject: 'plan',
    subjectId,
    childId: visit.params.child ?? '',
    why,
    request: visit.requestId,
  })
}
