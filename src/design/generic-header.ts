import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type GenericHeader = {
  logoText: Content
  url?: string
  containerClasses?: string
  classes?: string
  attributes?: Attributes
}

/** A plain header with a name that leads home: for pages outside the frame, such as a family's. */
export function genericHeader(options: GenericHeader): Html {
  return html`<div class="${classes('govuk-generic-header', options.classes)}"${attributes(options.attributes)}>
  <div class="govuk-generic-header__container ${options.containerClasses || 'govuk-width-container'}">
    <div class="govuk-generic-header__logo"><a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">${options.logoText}</a></div>
  </div>
</div>`
}

export const examples = [{ name: 'generic header', html: () => genericHeader({ logoText: 'Kith' }) }]
