import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type Hint = { text?: Content; id?: string; classes?: string; attributes?: Attributes }

/** Help that stands beside a field all the time, unlike a placeholder. */
export function hint(options: Hint): Html {
  const names = classes('govuk-hint', options.classes)
  return html`<div${attributes({ id: options.id, class: names, ...options.attributes })}>${options.text}</div>`
}

export const examples = [{ name: 'hint', html: () => hint({ text: 'What will help the next person?' }) }]
