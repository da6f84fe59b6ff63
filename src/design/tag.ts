import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type TagColour =
  | 'grey'
  | 'green'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow'
export type Tag = { text: Content; colour?: TagColour; classes?: string; attributes?: Attributes }

/** A state in one or two words. The words say it all; the colour only helps to find it. */
export function tag(options: Tag): Html {
  const names = classes('govuk-tag', options.colour && `govuk-tag--${options.colour}`, options.classes)
  return html`<strong class="${names}"${attributes(options.attributes)}>${options.text}</strong>`
}

export const examples = [
  {
    name: 'tags',
    html: () =>
      html`<p class="govuk-body">${tag({ text: 'In', colour: 'green' })} ${tag({ text: 'Reserve', colour: 'yellow' })} ${tag(
        {
          text: 'To a person',
          colour: 'purple',
        },
      )} ${tag({ text: 'Not measured', colour: 'grey' })} ${tag({ text: 'Overdue', colour: 'red' })} ${tag({ text: 'Draft' })}</p>`,
  },
]
