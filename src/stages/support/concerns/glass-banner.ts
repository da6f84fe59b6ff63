// What stands on every page of somebody who has opened a record that is not theirs, while it is open.
import { button } from '#design/button.ts'
import { type Html, html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Notice } from '#records/children/contributions.ts'
import { timeOf } from '#records/places/today.ts'
import { cardName } from '../in-school/words.ts'
import { ownGlass } from './glass.ts'
import { GLASS } from './words.ts'

export const glassBanner: Notice = async (visit): Promise<Html | undefined> => {
  if (!may(visit.actor, 'do break glass')) return undefined
  const open = await ownGlass(visit.tx)
  if (!open) return undefined
  return html`<div class="kith-glass" role="region" aria-label="A record that is not yours is open"><p class="govuk-body">You have <a class="govuk-link" href="/support/children/${open.child_id}">the record of <bdi>${cardName(open)}</bdi></a> open until ${timeOf(visit, open.until)}. It is not yours, and others know.</p><form method="post" action="${GLASS}/close">${button({ text: 'Close it now', classes: 'govuk-button--secondary govuk-button--small' })}</form></div>`
}
