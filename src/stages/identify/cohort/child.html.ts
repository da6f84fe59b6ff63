// One child in the room: what was found, what is well, what nobody measured, what people said; and the forms to say more.
import { areaTopic } from '#arithmetic/screen/index.ts'
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dateInput } from '#design/date-input.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import { select } from '#design/select.ts'
import { tag } from '#design/tag.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { capital, origin, reasonsMet, reasonsMissing } from '../screens/reasons.html.ts'
import { outcomeWords } from '../screens/words.ts'
import type { Room } from './rooms.ts'
import type { ChildInRoom, Entry, Held } from './standing.ts'
import { enoughSessions, strengthsOf } from './strengths.ts'
import { decisionWords, isReason, reasonWords, sideWords, standsWords } from './words.ts'

export type Told = { child: ChildInRoom; entries: Entry[]; credit: Held }

/** A child's name and code; the code alone until the school's own lead has opened the names. */
export function called(room: Room, child: ChildInRoom): Html {
  return room.names_opened_at === null
    ? html`${child.code}`
    : html`<bdi>${nameOf(child)}</bdi> <span class="kith-room__code">${child.code}</span>`
}

/** One child of the list, with a form to say in, waiting or out without leaving it. */
export function childCard(room: Room, told: Told, back: string): Html {
  const { child } = told
  return html`<li class="kith-room__child" id="c-${child.code}">
<h3 class="kith-room__name"><a class="govuk-link" href="/identify/cohorts/${room.id}/children/${child.childId}">${called(room, child)}</a></h3>
<p class="kith-room__line">${standing(child)} <span>${yearName(child.year)}</span>${child.rank !== null && html` <span>number ${child.rank} in the order</span>`}${saidLine(told.entries)}</p>
<p class="kith-room__risks">${riskLine(child)}</p>
${details({ summaryText: html`What is known<span class="govuk-visually-hidden"> of ${child.code}</span>`, classes: 'kith-room__known', text: facts(room, told) })}
${
  room.frozen_at === null &&
  details({
    summaryText: html`In, waiting or out<span class="govuk-visually-hidden"> for ${child.code}</span>`,
    classes: 'kith-room__say',
    text: viewForm(room, child, { idPrefix: `${child.code}-`, back }),
  })
}
</li>`
}

// On a phone the facts are folded: the risks by name stay open above them, and what nobody measured with them.
function riskLine({ reasons, notMeasured, outcome }: ChildInRoom): string {
  if (outcome === 'out-of-scope') return 'Nobody looks at this year group here'
  const met = reasons.areas.filter(each => each.state === 'met').map(each => areaTopic(each.area))
  const person = reasons.person.length > 0 ? 'something for a person to weigh' : ''
  const found = [person, ...met].filter(Boolean).join(', ')
  const untold = reasonsMissing(notMeasured)
  return `${found ? capital(found) : 'No risk found in what was measured'}.${untold ? ` Not measured: ${untold.toLowerCase()}.` : ''}`
}

/** The tags of where a child stands: what it is, whether people differ, what of the council's check may be said. */
export function standing(child: ChildInRoom): Html {
  const { text, colour } = standsWords[child.stands]
  return html`${tag({ text, colour })}${child.differ && html` ${tag({ text: 'Views differ', colour: 'orange' })}`}${child.askedFor && html` ${tag({ text: 'School asks', colour: 'yellow' })}`}${checkTag(child)}`
}

function checkTag({ check, stands }: ChildInRoom): Html | null {
  if (check === 'asked') return html` ${tag({ text: 'Council asked', colour: 'grey' })}`
  if (check === 'to-a-person' && stands === 'undecided')
    return html` ${tag({ text: 'Ring the council', colour: 'magenta' })}`
  return null
}

/** What was found, what is well, what nobody measured: side by side. */
export function facts(room: Room, { child, entries, credit }: Told): Html {
  const typed = entries.filter(each => each.kind === 'strength')
  const strengths = strengthsOf({
    possible: child.possible,
    absent: child.absent,
    areas: child.reasons.areas,
    kindness: credit.kindness.get(child.childId),
    praise: credit.praise.get(child.childId),
    enough: enoughSessions(room.blueprint.identify.areas),
  })
  const outside = child.outcome === 'out-of-scope'
  return html`<dl class="kith-room__facts">
<div><dt>Risks found${!outside && html` <span class="kith-room__count">${child.risksMet} of ${child.risksMeasured} measured</span>`}</dt><dd>${outside ? 'Nobody looks at this year group here' : (reasonsMet(child.reasons, room.as_of) ?? 'None in what was measured')}</dd></div>
<div><dt>What is well</dt><dd>${
    strengths.length + typed.length === 0
      ? 'Nobody has written anything yet'
      : html`<ul class="govuk-list kith-reasons">${typed.map(each => html`<li>${each.words} <span class="kith-origin">(${each.person})</span></li>`)}${strengths.map(each => html`<li>${capital(each.text)}${origin(each, room.as_of)}</li>`)}</ul>`
  }</dd></div>
<div><dt>Not measured</dt><dd>${outside ? 'Not asked' : (reasonsMissing(child.notMeasured) ?? 'Nothing: every area was')}</dd></div>
</dl>`
}

// Who sees it at a glance: each person's last view, and that they differ.
function saidLine(entries: Entry[]): Html | null {
  const views = lastViews(entries)
  if (views.length === 0) return null
  return html` <span>${views.map((view, n) => html`${n > 0 && '; '}${view.person} (${sideWords[view.side]}): <strong>${decisionWords[view.decision!]}</strong>`)}</span>`
}

/** The last view of each person, newest first. */
export function lastViews(entries: Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(each => each.kind === 'view' && !seen.has(each.person_id) && seen.add(each.person_id))
}

export type Typed = Partial<Record<string, string>>
type FormOptions = { idPrefix?: string; back?: string; typed?: Typed; wrong?: Typed }

/** In, waiting or out, why from the short list, and why in own words. */
export function viewForm(room: Room, child: ChildInRoom, options: FormOptions = {}): Html {
  const { idPrefix = '', back, typed = {}, wrong = {} } = options
  const outside = child.outcome === 'out-of-scope'
  return html`<form class="kith-room__form" method="post" action="/identify/cohorts/${room.id}/children/${child.childId}" novalidate>
${hidden('view', back)}
${radios({
  name: 'decision',
  idPrefix: `${idPrefix}decision`,
  classes: 'govuk-radios--inline govuk-radios--small',
  value: typed.decision,
  errorMessage: wrong.decision,
  fieldset: { legend: 'I say' },
  items: [
    !outside && { value: 'in', text: 'In' },
    { value: 'waiting', text: 'Waiting' },
    { value: 'out', text: 'Out' },
  ],
})}
${select({
  name: 'reason',
  id: `${idPrefix}reason`,
  label: 'Because',
  value: typed.reason,
  errorMessage: wrong.reason,
  items: [
    { value: '', text: 'Choose' },
    ...Object.entries(reasonWords).map(([value, text]) => ({ value, text })),
  ],
})}
${input({ name: 'words', id: `${idPrefix}words`, label: 'In your own words', value: typed.words, errorMessage: wrong.words, attributes: { maxlength: '600' } })}
${button({ text: 'Save', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
}

/** The same said of every child shown, each a view of its own: for many whom a person must decide about. */
export function sameForAllForm(room: Room, children: ChildInRoom[]): Html {
  return html`<form class="kith-room__form" method="post" action="/identify/cohorts/${room.id}/children" novalidate>
${children.map(each => html`<input type="hidden" name="said" value="${formId()} ${each.childId}">`)}
${radios({
  name: 'decision',
  idPrefix: 'all-decision',
  classes: 'govuk-radios--inline govuk-radios--small',
  fieldset: { legend: `I have read all ${children.length} shown here, and say of each` },
  items: [
    { value: 'waiting', text: 'Waiting' },
    { value: 'out', text: 'Out' },
  ],
})}
${select({ name: 'reason', id: 'all-reason', label: 'Because', items: [{ value: '', text: 'Choose' }, ...Object.entries(reasonWords).map(([value, text]) => ({ value, text }))] })}
${input({ name: 'words', id: 'all-words', label: 'In your own words' })}
${button({ text: 'Save for all shown', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
}

/** A strength, in somebody's own words. */
export function strengthForm(
  room: Room,
  child: ChildInRoom,
  { typed = {}, wrong = {} }: FormOptions = {},
): Html {
  return html`<form method="post" action="/identify/cohorts/${room.id}/children/${child.childId}" novalidate>
${hidden('strength')}
${input({ name: 'words', id: 'strength', label: 'Something that is well with this child', value: typed.strength, errorMessage: wrong.strength })}
${button({ text: 'Write it down', classes: 'govuk-button--secondary' })}
</form>`
}

/** The school asks for a child whom the screen does not propose. */
export function askedForm(
  room: Room,
  child: ChildInRoom,
  { typed = {}, wrong = {} }: FormOptions = {},
): Html {
  return html`<form method="post" action="/identify/cohorts/${room.id}/children/${child.childId}" novalidate>
${hidden('asked')}
${input({ name: 'words', id: 'asked', label: 'Why the school asks for this child', value: typed.asked, errorMessage: wrong.asked })}
${button({ text: 'Ask for this child', classes: 'govuk-button--secondary' })}
</form>`
}

/** Who helps instead, and by when. */
export function nextStepForm(
  room: Room,
  child: ChildInRoom,
  { typed = {}, wrong = {} }: FormOptions = {},
): Html {
  return html`<form method="post" action="/identify/cohorts/${room.id}/children/${child.childId}" novalidate>
${hidden('next-step')}
${textarea({ name: 'words', id: 'next-step', rows: 2, label: 'Who helps instead, and with what', hint: 'A named person or group. Nobody leaves this room with nothing.', value: typed['next-step'], errorMessage: wrong['next-step'] })}
${dateInput({
  id: 'by',
  namePrefix: 'by',
  fieldset: { legend: 'By when' },
  errorMessage: wrong.by,
  values: { day: typed['by-day'], month: typed['by-month'], year: typed['by-year'] },
})}
${button({ text: 'Save the next step', classes: 'govuk-button--secondary' })}
</form>`
}

function hidden(kind: Entry['kind'], back?: string): Html {
  return html`<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="kind" value="${kind}">${back && html`<input type="hidden" name="back" value="${back}">`}`
}

/** Everything that was said, newest first; nothing of it is ever taken away. */
export function history(entries: Entry[], today: string): Html {
  if (entries.length === 0)
    return html`<p class="govuk-body">Nobody has said anything yet: what stands is what the screen said.</p>`
  const last = new Set(lastViews(entries).map(each => each.id))
  return html`<ol class="govuk-list kith-room__history">${entries.map(
    each =>
      html`<li><strong>${each.person}</strong> for ${sideWords[each.side]}, ${shortDate(each.made_at.toISOString().slice(0, 10), today)}: ${said(each)}${each.kind === 'view' && !last.has(each.id) && html` <span class="kith-origin">(thought again later)</span>`}</li>`,
  )}</ol>`
}

function said(entry: Entry): Html {
  switch (entry.kind) {
    case 'view':
      return html`says <strong>${decisionWords[entry.decision!]}</strong>. ${entry.reason && isReason(entry.reason) && `${reasonWords[entry.reason]}: `}${entry.words}`
    case 'asked':
      return html`asks for this child: ${entry.words}`
    case 'strength':
      return html`is well: ${entry.words}`
    case 'next-step':
      return html`next step: ${entry.words}${entry.by_when && `, by ${dayInFull(entry.by_when)}`}`
  }
}

/** Where the screen put the child, and for one who is for a person: why. */
export function screenSaid(child: ChildInRoom): Html {
  const { heading, what } = outcomeWords[child.outcome]!
  return html`<p class="govuk-body">The screen said: <strong>${heading}</strong>. ${what}</p>`
}
