// The form a network is drawn with: a row a person, every row on one page, so that six people are two loads.
import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import type { PostedDay } from '#design/posted-day.ts'
import { select } from '#design/select.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { drawnWithWords, flows, ties, whoses } from './kinds.ts'
import { MOST_PEOPLE, type NetworkPerson } from './network.ts'

export type Drawing = {
  id: string
  follows: string | null
  rows: NetworkPerson[]
  drawnWith: string
  drawn: PostedDay
}
export type DrawingErrors = Record<string, string>

/** Empty rows below those that are filled: as many people as are added at one sitting. */
const MORE = 6

/** The rows as they were posted, those left wholly empty taken out: clearing a name takes somebody out. */
export function postedPeople(form: Form): NetworkPerson[] {
  const one = <K extends string>(words: Record<K, string>, value: string, otherwise: K): K =>
    value in words ? (value as K) : otherwise
  return Array.from({ length: MOST_PEOPLE + MORE }, (_, n) => ({
    name: form.text(`name-${n + 1}`),
    relation: form.text(`relation-${n + 1}`),
    tie: one(ties, form.text(`tie-${n + 1}`), 'not-said'),
    flow: one(flows, form.text(`flow-${n + 1}`), 'none'),
    whose: one(whoses, form.text(`whose-${n + 1}`), 'child'),
    notes: form.text(`notes-${n + 1}`),
  })).filter(each => each.name !== '')
}

export function wrongWith({ rows, drawn, drawnWith }: Drawing, today: string): DrawingErrors {
  const wrong: DrawingErrors = {}
  if (rows.length === 0) wrong['name-1'] = 'Write at least one name'
  if (rows.length > MOST_PEOPLE)
    wrong[`name-${MOST_PEOPLE + 1}`] = `A drawing holds ${MOST_PEOPLE} people: clear the names of others`
  for (const [n, each] of rows.entries()) {
    if (each.name.length > 80) wrong[`name-${n + 1}`] = 'Write at most 80 letters'
    if (each.relation.length > 60) wrong[`relation-${n + 1}`] = 'Write at most 60 letters'
    if (each.notes.length > 300) wrong[`notes-${n + 1}`] = 'Write at most 300 letters'
  }
  if (!(drawnWith in drawnWithWords)) wrong.drawn_with = 'Choose with whom it was drawn'
  if (drawn.day === undefined || drawn.day > today)
    wrong['drawn-day'] = 'Write the day on which it was drawn: today or before'
  return wrong
}

export function networkForm(home: string, drawing: Drawing, wrong: DrawingErrors): Html {
  const rows = Math.min(Math.max(drawing.rows.length, 1) + MORE, Math.max(MOST_PEOPLE, drawing.rows.length))
  return html`<form method="post" action="${home}/family/network" novalidate>
<input type="hidden" name="id" value="${drawing.id}"><input type="hidden" name="follows" value="${drawing.follows ?? ''}">
${Array.from({ length: rows }, (_, n) => personRow(n + 1, drawing.rows[n], wrong))}
${select({ name: 'drawn_with', label: { text: 'Drawn with', classes: 'govuk-label--s' }, value: drawing.drawnWith, errorMessage: wrong.drawn_with, items: Object.entries(drawnWithWords).map(([value, text]) => ({ value, text: `${text[0]!.toUpperCase()}${text.slice(1)}` })) })}
${dateInput({ id: 'drawn', namePrefix: 'drawn', values: drawing.drawn.values, errorMessage: wrong['drawn-day'], fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } } })}
${button({ text: 'Draw it', preventDoubleClick: true })}
</form>`
}

function personRow(n: number, person: NetworkPerson | undefined, wrong: DrawingErrors): Html {
  const words = <K extends string>(list: Record<K, string>) =>
    Object.entries<string>(list).map(([value, text]) => ({ value, text }))
  return html`<fieldset class="kith-row"><legend class="govuk-visually-hidden">${person ? person.name : `Somebody else, ${n}`}</legend>
${input({ name: `name-${n}`, label: 'Who', value: person?.name, errorMessage: wrong[`name-${n}`], autocomplete: 'off', spellcheck: false })}
${input({ name: `relation-${n}`, label: 'What they are', value: person?.relation, errorMessage: wrong[`relation-${n}`], autocomplete: 'off' })}
${select({ name: `tie-${n}`, label: 'Tie', value: person?.tie ?? 'not-said', items: words(ties) })}
${select({ name: `flow-${n}`, label: 'Help', value: person?.flow ?? 'none', items: words(flows) })}
${details({
  summaryText: html`Whose it is, and notes<span class="govuk-visually-hidden">: ${person ? person.name : n}</span>`,
  open: person !== undefined && (person.whose !== 'child' || person.notes !== ''),
  text: html`${select({ name: `whose-${n}`, label: 'Whose tie is it?', value: person?.whose ?? 'child', items: words(whoses) })}${input({ name: `notes-${n}`, label: 'Notes', hint: 'Never on paper, never shared', value: person?.notes, errorMessage: wrong[`notes-${n}`] })}`,
})}
</fieldset>`
}
