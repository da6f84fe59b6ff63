import { button } from '#design/button.ts'
import { characterCount } from '#design/character-count.ts'
import { dateInput } from '#design/date-input.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import type { Gathered, Mentions } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import {
  type Act,
  act,
  acts,
  DID,
  type Did,
  describeChild,
  looks,
  type MissedChild,
  takeBack,
  wasEverMissed,
} from '../missed.ts'
import { actSaid, DID_WORDS, thingsSaid, whoSaid } from '../said.ts'
import { isStillMissed } from '../still-missed.ts'
import { childAddress, listAddress } from './addresses.ts'

const ACTS = 20
const LONGEST_NOTE = 300
const LONGEST_NAME = 100

/** One child who may have been missed: what happened, what was done before, and the form that says what was done now. */
export function missedChild({ mentions }: Gathered): PageFunction {
  return async visit => {
    const child = await childOf(visit, mentions)
    const why = await whyMaySee(visit.tx, child.childId)
    await record(visit.tx, {
      action: 'saw-child',
      subject: 'missed',
      childId: child.childId,
      why,
      request: visit.requestId,
    })
    return await form(
      visit,
      child,
      { id: formId(), did: '', told: '', note: '', on: boxesOf(todayOf(visit)) },
      {},
    )
  }
}

/** What was done, written down: the child leaves the list by that, and by nothing else. */
export function sayWhatWasDone({ mentions }: Gathered): PageFunction {
  return async visit => {
    const { tx, form: posted, requestId } = visit
    const id = posted.text('id')
    if (!isId(id))
      throw new BadRequest('The form came without its number. Open the page again and write it there.')
    const child = await childOf(visit, mentions)
    if (!(await wasEverMissed(tx, child.childId))) throw new NotFound('nothing happened to this child')
    const { day, values: on } = postedDay(posted, 'on')
    const typed = { id, did: posted.text('did'), told: posted.text('told'), note: posted.text('note'), on }
    const wrong = check(typed, day, child, todayOf(visit))
    if (Object.keys(wrong).length > 0) return await form(visit, child, typed, wrong)
    const did = typed.did as Did
    const things = child.things.map(thing => thing.id)
    const told = did === 'told-somebody' ? typed.told : null
    const isNew = await act(tx, {
      id,
      childId: child.childId,
      onDay: day!,
      did,
      told,
      note: typed.note || null,
      things,
    })
    if (isNew) {
      await record(tx, {
        action: 'acted-on-missed',
        subject: 'missed-act',
        subjectId: id,
        childId: child.childId,
        why: await whyMaySee(tx, child.childId),
        detail: { did, things: things.length },
        request: requestId,
      })
    }
    const several = (await looks(tx)).length > 1
    return seeOther(listAddress({ school: several ? child.schoolId : null, done: true }))
  }
}

/** What one wrote by mistake is taken back: it stays, struck, and what happened is on the list again. */
export function takeBackWhatWasDone({ mentions }: Gathered): PageFunction {
  return async visit => {
    const { tx, form: posted, requestId } = visit
    const { childId } = await childOf(visit, mentions)
    const id = posted.text('act')
    if (!isId(id) || !(await takeBack(tx, childId, id))) throw new NotFound('not theirs to take back')
    await record(tx, {
      action: 'took-back-act',
      subject: 'missed-act',
      subjectId: id,
      childId,
      why: await whyMaySee(tx, childId),
      request: requestId,
    })
    return seeOther(childAddress(childId))
  }
}

async function childOf({ tx, params }: Visit, mentions: readonly Mentions[]): Promise<MissedChild> {
  const childId = params.child ?? ''
  const child = isId(childId) ? await describeChild(tx, mentions, childId) : undefined
  if (!child) throw new NotFound('nobody here, or not theirs')
  return child
}

type Typed = {
  id: string
  did: string
  told: string
  note: string
  on: { day: string; month: string; year: string }
}
type Wrong = Partial<Record<'did' | 'told' | 'on-day' | 'note', string>>

function check(typed: Typed, day: string | undefined, child: MissedChild, today: string): Wrong {
  const { did, told, note } = typed
  const isTold = did === 'told-somebody'
  return {
    ...(!(DID as readonly string[]).includes(did) && { did: 'Choose what was done' }),
    ...(isTold &&
      (told.length < 2 || told.length > LONGEST_NAME) && {
        told: `Write whom you told, in at most ${LONGEST_NAME} letters`,
      }),
    ...whenIsWrong(day, child, today),
    ...((did === 'knew-already' || did === 'something-else') &&
      note === '' && { note: 'Write in short what it was' }),
    ...(note.length > LONGEST_NOTE && { note: `Write at most ${LONGEST_NOTE} letters` }),
  }
}

// What was done before anything happened cannot have been about it.
function whenIsWrong(day: string | undefined, child: MissedChild, today: string): Wrong {
  if (day === undefined) return { 'on-day': 'Write the day it was done, such as 17 7 2026' }
  if (day > today) return { 'on-day': 'Write a day that has come: this one lies ahead' }
  const clears = child.things.some(thing => !isStillMissed({ ...thing, quietFrom: thing.quiet_from }, day))
  if (clears || child.things.length === 0) return {}
  const first = child.things.map(thing => thing.since).sort()[0]!
  return { 'on-day': `Write a day from ${dayInFull(first)} on: nothing on the list had happened before` }
}

async function form(visit: Visit, child: MissedChild, typed: Typed, wrong: Wrong): Promise<Sheet> {
  const { tx, actor } = visit
  const today = todayOf(visit)
  const before = await acts(tx, { childId: child.childId }, ACTS)
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  return {
    title: 'What was done',
    heading: html`<bdi>${nameOf(child)}</bdi>`,
    errors,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'You may have missed', href: listAddress() },
      { text: nameOf(child) },
    ],
    body: html`
<p class="govuk-body-l">${yearName(child.yearGroup)}, ${child.school ?? 'no school known'}. ${child.things.length > 0 && `Who should act: ${whoSaid(child.who, actor.personId)}.`}</p>
${child.things.length > 0 ? thingsSaid(child.things, today) : html`<p class="govuk-body">Nothing is waiting: nothing was noticed lately, or somebody has spoken of it.</p>`}
<p class="govuk-body"><a class="govuk-link" href="/identify/children/${child.childId}">What the screen saw, with attendance by week</a></p>
${child.things.length > 0 && fields(child, typed, wrong)}
${before.length > 0 && doneBefore(before, child.childId)}`,
  }
}

function fields(child: MissedChild, typed: Typed, wrong: Wrong): Html {
  return html`
<h2 class="govuk-heading-m">Say what was done</h2>
<form method="post" action="${childAddress(child.childId)}" novalidate>
<input type="hidden" name="id" value="${typed.id}">
${radios({
  name: 'did',
  value: typed.did,
  errorMessage: wrong.did,
  classes: 'govuk-radios--small',
  fieldset: { legend: 'What did you do?' },
  items: DID.map(value => ({ value, text: DID_WORDS[value] })),
})}
${input({
  id: 'told',
  name: 'told',
  label: 'Whom did you tell?',
  hint: 'Only where you told somebody. Such as: the safeguarding lead',
  value: typed.told,
  errorMessage: wrong.told,
  classes: 'govuk-input--width-20',
})}
${dateInput({
  id: 'on',
  namePrefix: 'on',
  fieldset: { legend: 'When?' },
  values: { 'on-day': typed.on.day, 'on-month': typed.on.month, 'on-year': typed.on.year },
  errorMessage: wrong['on-day'],
})}
${characterCount({
  id: 'note',
  name: 'note',
  label: 'In short',
  hint: 'What came of it. Whoever may see this child’s attendance reads it; what is for safeguarding goes to the safeguarding lead, not here',
  value: typed.note,
  rows: 3,
  maxlength: LONGEST_NOTE,
  errorMessage: wrong.note,
})}
${button({ text: 'Write it down' })}
</form>`
}

function doneBefore(before: Act[], childId: string): Html {
  return html`
<h2 class="govuk-heading-m">Done before</h2>
<ul class="govuk-list govuk-list--spaced">${before.map(
    each =>
      html`<li>${each.taken_back_at ? html`<s>${actLine(each)}</s> Taken back.` : actLine(each)}${
        each.mine &&
        !each.taken_back_at &&
        html`<form method="post" action="${childAddress(childId)}/take-back"><input type="hidden" name="act" value="${each.id}">${button({ text: 'Take this back', classes: 'govuk-button--secondary govuk-button--small' })}</form>`
      }</li>`,
  )}</ul>`
}

function actLine(each: Act): Html {
  return html`${dayInFull(each.on_day)}, ${each.person ?? 'a colleague'}: ${actSaid(each)}`
}
