import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type WarningText = {
  text?: Content
  iconFallbackText?: string
  classes?: string
  attributes?: Attributes
}

/** What goes wrong if this is overlooked. Rare, or it stops being read. */
export function warningText(options: WarningText): Html {
  return html`<div class="${classes('govuk-warning-text', options.classes)}"${attributes(options.attributes)}>
  <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
  <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span> ${options.text}</strong>
</div>`
}

export const examples = [
  {
    name: 'warning text',
    html: () =>
      warningText({
        text: 'Do not use Kith to report a safeguarding concern. Ring the school’s safeguarding lead.',
      }),
  },
]
