import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'
import { heading } from './notification-banner.ts'

export type Panel = {
  titleText: Content
  text?: Content
  headingLevel?: number
  classes?: string
  attributes?: Attributes
}

/** The end of a longer task: what is now done, and what happens next. */
export function panel(options: Panel): Html {
  const names = classes('govuk-panel govuk-panel--confirmation', options.classes)
  return html`<div class="${names}"${attributes(options.attributes)}>
  ${heading(options.headingLevel || 1)(html` class="govuk-panel__title"`, options.titleText)}
  ${options.text !== undefined && html`<div class="govuk-panel__body">${options.text}</div>`}
</div>`
}

export const examples = [
  {
    name: 'panel',
    html: () =>
      panel({
        titleText: '1,104 children read in',
        text: 'From Fairfield High, on 3 December 2026',
        headingLevel: 2,
      }),
  },
]
