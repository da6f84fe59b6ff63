import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type Label = {
  text?: Content
  for?: string
  /** The label is the page's `h1`: for a page that asks one thing. */
  isPageHeading?: boolean
  classes?: string
  attributes?: Attributes
}

/** What a field is for. Without a text there is no label: only for fields named by `aria-label`. */
export function label(options: Label): Html | null {
  if (!options.text) return null
  const names = classes('govuk-label', options.classes)
  const written = html`<label class="${names}"${attributes({ ...options.attributes, for: options.for })}>${options.text}</label>`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${written}</h1>` : written
}

export const examples = [
  {
    name: 'label as the page heading',
    html: () =>
      html`${label({ text: 'What matters to you?', classes: 'govuk-label--l', for: 'matters' })}<input class="govuk-input" id="matters" name="matters">`,
  },
]
