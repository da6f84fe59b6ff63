import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type InsetText = { text?: Content; id?: string; classes?: string; attributes?: Attributes }

/** A text set apart: a quotation, or a condition one should not miss. */
export function insetText(options: InsetText): Html {
  return html`<div${attributes({
    id: options.id,
    class: classes('govuk-inset-text', options.classes),
    ...options.attributes,
  })}>${options.text}</div>`
}

export const examples = [
  {
    name: 'inset text',
    html: () =>
      insetText({
        text: 'The school has signed what this list may not be used for: sanctions, sets or moves.',
      }),
  },
]
