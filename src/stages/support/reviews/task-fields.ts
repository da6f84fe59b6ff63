// What is agreed, as rows of a form: what, who and by when, with little to type on a phone. An empty row is no task.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { fieldset } from '#design/fieldset.ts'
import { input } from '#design/input.ts'
import { select } from '#design/select.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { isId } from '#platform/ids.ts'
import type { Showing, Wrong } from '../in-school/fields.ts'
import type { Doer } from './actions.ts'
import { type Side, sides } from './reviews.ts'
import { sideWords } from './words.ts'

/** Who may be named, and the reader among them. */
export type Helpers = { me: string; helpers: readonly { id: string; name: string }[] }
export type Task = { what: string; doer: Doer; dueOn: string }

const ROWS = 3
export const WHAT_MOST = 300
const USUAL_WEEKS = 2
const WEEKS = [
  { weeks: 1, text: 'In a week' },
  { weeks: 2, text: 'In two weeks' },
  { weeks: 4, text: 'In four weeks' },
  { weeks: 8, text: 'In eight weeks' },
]

/** Rows to fill in, of which the first is open; days are counted from today. */
export function taskFields(showing: Showing, of: Helpers, today: string, rows = ROWS): Html {
  const row = (n: number) => taskRow(showing, of, { n, today, alone: rows === 1 })
  const typed = (n: number) => showing.form.text(`what-${n}`) !== ''
  const more = Array.from({ length: rows - 1 }, (_, n) => n + 2)
  return html`${row(1)}${
    more.length > 0 &&
    details({ summaryText: 'Two more tasks', text: html`${more.map(row)}`, open: more.some(typed) })
  }`
}

function taskRow(
  { form, wrong }: Showing,
  { me, helpers }: Helpers,
  { n, today, alone }: { n: number; today: string; alone: boolean },
): Html {
  return fieldset(
    { legend: { text: alone ? 'What is agreed' : `Task ${n}`, classes: 'govuk-fieldset__legend--s' } },
    html`
${input({
  name: `what-${n}`,
  label: 'What?',
  hint: n === 1 ? 'Such as: asks about the boxing club' : undefined,
  value: form.text(`what-${n}`),
  errorMessage: wrong[`what-${n}`],
})}
${select({
  name: `who-${n}`,
  label: 'Who does it?',
  value: form.text(`who-${n}`) || me,
  items: [
    ...helpers
      .toSorted((a, b) => Number(b.id === me) - Number(a.id === me))
      .map(each => ({ value: each.id, text: each.id === me ? 'Me' : each.name })),
    ...sides.map(side => ({ value: side, text: side === 'other' ? 'Somebody else' : sideWords[side] })),
  ],
})}
${select({
  name: `by-${n}`,
  label: 'By when?',
  value: form.text(`by-${n}`) || String(USUAL_WEEKS),
  items: WEEKS.map(each => ({
    value: String(each.weeks),
    text: `${each.text}: ${shortDate(inWeeks(today, each.weeks), today)}`,
  })),
})}`,
  )
}

/** The rows that were filled in. `named` says who a side is, where the form asked that already. */
export function readTasks(
  form: Form,
  wrong: Wrong,
  of: Helpers,
  today: string,
  named: Partial<Record<Side, string | null>> = {},
): Task[] {
  const tasks: Task[] = []
  for (let n = 1; n <= ROWS; n++) {
    const what = form.text(`what-${n}`)
    if (what === '') continue
    if (what.length > WHAT_MOST) wrong[`what-${n}`] = `Say it in at most ${WHAT_MOST} letters`
    const weeks = WEEKS.find(each => String(each.weeks) === form.text(`by-${n}`))?.weeks ?? USUAL_WEEKS
    tasks.push({ what, doer: doerOf(form.text(`who-${n}`), of, named), dueOn: inWeeks(today, weeks) })
  }
  return tasks
}

function doerOf(sent: string, { me, helpers }: Helpers, named: Partial<Record<Side, string | null>>): Doer {
  const side = sides.find(each => each === sent)
  if (side !== undefined) return { who: side, words: named[side]?.slice(0, 120) || null }
  return { who: 'staff', personId: isId(sent) && helpers.some(each => each.id === sent) ? sent : me }
}

function inWeeks(today: string, weeks: number): string {
  return dayOf(dayNumber(today) + 7 * weeks)
}
