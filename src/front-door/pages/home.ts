import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'

/** The first page after signing in. */
export const home: PageFunction = ({ actor }) => ({
  title: 'Home',
  heading: `Hello, ${actor.name}`,
  body: html`<p class="govuk-body-l">${actor.place?.name ?? 'You do not belong to a place yet.'}</p>`,
})
