import { type Html, html } from '#platform/html.ts'
import { type Attributes, asPart, attributes, type Content, classes } from './markup.ts'

export type Legend = { text?: Content; classes?: string; isPageHeading?: boolean }
export type Fieldset = {
  legend?: Content | Legend
  describedBy?: string
  role?: string
  classes?: string
  attributes?: Attributes
}

/** Fields that answer one question together, under the question. */
export function fieldset(options: Fieldset, body?: Content): Html {
  return html`<fieldset${attributes({
    class: classes('govuk-fieldset', options.classes),
    role: options.role || undefined,
    'aria-describedby': options.describedBy || undefined,
    ...options.attributes,
  })}>${options.legend !== undefined && legend(asPart(options.legend))}${body}</fieldset>`
}

function legend({ text, classes: extra, isPageHeading }: Legend): Html | null {
  if (!text) return null
  const content = isPageHeading ? html`<h1 class="govuk-fieldset__heading">${text}</h1>` : text
  return html`<legend class="${classes('govuk-fieldset__legend', extra)}">${content}</legend>`
}

export const examples = [
  {
    name: 'fieldset',
    html: () =>
      fieldset(
        { legend: { text: 'Where does the family live?', classes: 'govuk-fieldset__legend--m' } },
        html`<p class="govuk-body">The fields of an address.</p>`,
      ),
  },
]
