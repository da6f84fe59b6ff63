import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type SkipLink = { text: Content; href?: string; classes?: string; attributes?: Attributes }

/** The first thing on a page for those who use a keyboard: past the header, to what they came for. */
export function skipLink(options: SkipLink): Html {
  const names = classes('govuk-skip-link', options.classes)
  return html`<a href="${options.href ?? '#content'}" class="${names}"${attributes(options.attributes)} data-module="govuk-skip-link">${options.text}</a>`
}

export const examples = [
  { name: 'skip link', html: () => skipLink({ text: 'Skip to main content', href: '#main' }) },
]
