import { type Html, html } from '#platform/html.ts'
import type { Content } from './markup.ts'

export type Progress = {
  /** Unique on the page. */
  id: string
  /** What is under way, such as "Reading marks of Fairfield High". */
  label: Content
  done: number
  of: number
  /** What is counted: "rows", "children". */
  unit: string
  /** How many could not be used so far. */
  wrong?: number
}

/** How far a job has come, in a bar and in numbers. The page asks for itself again; it is safe to close. */
export function progress({ id, label, done, of, unit, wrong }: Progress): Html {
  const number = new Intl.NumberFormat('en-GB')
  return html`<div class="kith-progress">
<label class="govuk-label govuk-label--s" for="${id}">${label}</label>
<progress id="${id}" max="${of}" value="${Math.min(done, of)}"></progress>
<p class="govuk-body">${number.format(done)} of ${number.format(of)} ${unit}${
    wrong !== undefined && wrong > 0 && html`; ${number.format(wrong)} could not be used so far`
  }.</p>
</div>`
}

export const examples = [
  {
    name: 'progress',
    html: () =>
      progress({
        id: 'example-progress',
        label: 'Reading marks of Fairfield High',
        done: 1204,
        of: 4000,
        unit: 'rows',
        wrong: 3,
      }),
  },
]
