import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type Details = {
  summaryText: Content
  text?: Content
  id?: string
  open?: boolean
  classes?: string
  attributes?: Attributes
}

/** What only some readers need, folded under a line that says what it is. */
export function details(options: Details): Html {
  return html`<details${attributes({
    id: options.id,
    class: classes('govuk-details', options.classes),
    ...options.attributes,
    open: options.open,
  })}>
  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summaryText}</span></summary>
  <div class="govuk-details__text">${options.text}</div>
</details>`
}

export const examples = [
  {
    name: 'details',
    html: () =>
      details({
        summaryText: 'How this list was made',
        text: 'Each risk is named beside the child, with its date and its source. What was not measured is said as well.',
      }),
  },
]
