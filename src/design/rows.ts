import { type Html, html } from '#platform/html.ts'
import { button } from './button.ts'
import type { Content } from './markup.ts'

export type RowToDo = {
  /** A time of day or a date, before what it is about. */
  lead?: Content | undefined
  text: Content
  why?: Content | undefined
  /** The one thing to do. `about` ends its name for those who hear it alone: "Log Zofia K." */
  action?: { text: string; href: string; about: Content } | undefined
}

/** A short list to work through: what or who, why it is there, and one button each. */
export function rowsToDo({ label, rows }: { label: string; rows: readonly RowToDo[] }): Html {
  return html`<ul class="kith-rows" aria-label="${label}">${rows.map(
    row => html`<li class="kith-rows__row">
${row.lead !== undefined && html`<span class="kith-rows__lead">${row.lead}</span>`}
<div class="kith-rows__what"><div class="kith-rows__text">${row.text}</div>${row.why && html`<div class="kith-rows__why">${row.why}</div>`}</div>
${row.action && button({ href: row.action.href, text: html`${row.action.text} <span class="govuk-visually-hidden"><bdi>${row.action.about}</bdi></span>`, classes: 'govuk-button--secondary' })}
</li>
`,
  )}</ul>`
}

export const examples = [
  {
    name: 'rows to work through',
    html: () =>
      rowsToDo({
        label: 'Waiting for you',
        rows: [
          {
            lead: '10:30',
            text: html`<a class="govuk-link" href="#zofia">Zofia K.</a>, Year 4`,
            why: 'Review with her mother and Ms Ogden',
            action: { text: 'Log', href: '#log-zofia', about: 'Zofia K.' },
          },
          {
            text: html`<a class="govuk-link" href="#jayden">Jayden H.</a>, Year 8`,
            why: 'Missed 4 of 10 sessions in the last 5 school days',
            action: { text: 'Log', href: '#log-jayden', about: 'Jayden H.' },
          },
        ],
      }),
  },
]
