import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type BackLink = { href?: string; text?: Content; classes?: string; attributes?: Attributes }

/** To the page one came from: a real address, never the browser's history. */
export function backLink(options: BackLink): Html {
  const names = classes('govuk-back-link', options.classes)
  return html`<a href="${options.href || '#'}" class="${names}"${attributes(options.attributes)}>${options.text || 'Back'}</a>`
}

export const examples = [
  { name: 'back link', html: () => backLink({ href: '#back', text: 'Back to all children' }) },
]
