import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'
import { type Tag, tag } from './tag.ts'

export type PhaseBanner = { tag: Tag; text: Content; classes?: string; attributes?: Attributes }

/** A tag and a sentence in a strip: for trying out, or a part that is new. */
export function phaseBanner(options: PhaseBanner): Html {
  const names = classes('govuk-phase-banner govuk-width-container', options.classes)
  const first = tag({
    ...options.tag,
    classes: classes('govuk-phase-banner__content__tag', options.tag.classes),
  })
  return html`<div class="${names}"${attributes(options.attributes)}>
  <p class="govuk-phase-banner__content">${first} <span class="govuk-phase-banner__text">${options.text}</span></p>
</div>`
}

export const examples = [
  {
    name: 'phase banner',
    html: () =>
      phaseBanner({
        tag: { text: 'Trying out' },
        text: 'Kith keeps its own database on this computer. Read how to keep real data before you bring any in.',
      }),
  },
]
