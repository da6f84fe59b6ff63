import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

/** One thing that is wrong: the same words as beside its field, and `#id` of that field. */
export type ErrorItem = { text: Content; href?: string; attributes?: Attributes }
export type ErrorSummary = {
  errorList?: ErrorItem[]
  titleText?: Content
  descriptionText?: Content
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes
}

/** Stands above the heading when a form came back; the script moves the focus to it. */
export function errorSummary(options: ErrorSummary): Html {
  return html`<div class="${classes('govuk-error-summary', options.classes)}"${attributes({
    'data-disable-auto-focus': options.disableAutoFocus?.toString(),
    ...options.attributes,
  })} data-module="govuk-error-summary">
  <div role="alert">
    <h2 class="govuk-error-summary__title">${options.titleText ?? 'There is a problem'}</h2>
    <div class="govuk-error-summary__body">
      ${options.descriptionText !== undefined && html`<p>${options.descriptionText}</p>`}
      ${options.errorList?.length ? html`<ul class="govuk-list govuk-error-summary__list">${options.errorList.map(errorItem)}</ul>` : null}
    </div>
  </div>
</div>`
}

function errorItem({ text, href, attributes: extra }: ErrorItem): Html {
  return href ? html`<li><a href="${href}"${attributes(extra)}>${text}</a></li>` : html`<li>${text}</li>`
}

export const examples = [
  {
    name: 'error summary',
    html: () =>
      errorSummary({
        errorList: [
          { text: 'Choose who you spoke to', href: '#who' },
          { text: 'Enter the day of the contact, like 3 12 2026', href: '#contact-day' },
        ],
        disableAutoFocus: true,
      }),
  },
]
