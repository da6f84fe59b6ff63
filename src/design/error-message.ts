import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type ErrorMessage = {
  text?: Content
  id?: string
  /** Said before the message by a screen reader; an empty text leaves it out. */
  visuallyHiddenText?: string | false
  classes?: string
  attributes?: Attributes
}

/** What is wrong with one field and what to do, in the same words as in the summary. */
export function errorMessage(options: ErrorMessage): Html {
  const names = classes('govuk-error-message', options.classes)
  const before = options.visuallyHiddenText ?? 'Error'
  return html`<p${attributes({ id: options.id, class: names, ...options.attributes })}>${
    before ? html`<span class="govuk-visually-hidden">${before}:</span> ` : null
  }${options.text}</p>`
}

export const examples = [
  { name: 'error message', html: () => errorMessage({ text: 'Choose who you spoke to' }) },
]
