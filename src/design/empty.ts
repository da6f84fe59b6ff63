import { type Html, html } from '#platform/html.ts'
import type { Content } from './markup.ts'

export type EmptyState = { title?: Content; text: Content; action?: { text: Content; href: string } }

/** Where a list would be: what its being empty means, in words, and what one can do now. */
export function emptyState({ title, text, action }: EmptyState): Html {
  return html`<div class="kith-empty">
${title !== undefined && html`<h2 class="govuk-heading-m">${title}</h2>`}
<p class="govuk-body">${text}</p>
${action && html`<p class="govuk-body"><a class="govuk-link" href="${action.href}">${action.text}</a></p>`}
</div>`
}

export const examples = [
  {
    name: 'empty state',
    html: () =>
      emptyState({
        title: 'Nothing yet',
        text: 'No school has sent an export for this place.',
        action: { text: 'Bring in the first school', href: '#import' },
      }),
  },
]
