import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { contactsOf, protectionOf, relativesOf, siblingsOf } from '#records/families/relatives.ts'
import { childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { factsOf } from '../facts.ts'
import { contactsPart, factsPart, familyPart, notContacted, siblingsPart } from '../family.html.ts'
import { drawnWithWords } from '../kinds.ts'
import { networkPicture } from '../network.html.ts'
import { networksOf } from '../network.ts'
import { startingPeople } from '../starting.ts'
import { mayChangeContacts } from './small-forms.ts'

/** Family and network of a child: for those who read of families. */
export const family =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, actor, query } = visit
    const child = await childOfVisit(visit, 'family')
    const home = `/support/children/${child.id}`
    const name = child.forename ?? 'This child'
    const writes = may(actor, 'write family')
    const [relatives, siblings, contacts, protection, facts, networks] = await Promise.all([
      relativesOf(tx, child.id),
      siblingsOf(tx, child.id),
      contactsOf(tx, child.id),
      protectionOf(tx, child.id),
      factsOf(tx, child.id),
      networksOf(tx, child.id),
    ])
    const newest = networks.at(-1)
    const begins = writes && takesPart(child)
    return childSheet(visit, gathered, child, {
      title: 'Family and network',
      tab: `${home}/family`,
      under: 'Family and network',
      notice: said(query.get('done')),
      body: html`
${notContacted(relatives)}
<h2 class="govuk-heading-m">Who stands around ${name}</h2>
${
  newest
    ? networkPicture(
        name,
        `Drawn on ${dayInFull(newest.drawnOn)} with ${drawnWithWords[newest.drawnWith]}${newest.madeBy ? `, by ${newest.madeBy}` : ''}`,
        newest.people,
      )
    : html`${networkPicture(name, 'Not drawn yet: this is what Kith knows so far', startingPeople(child, relatives))}
${begins && emptyState({ text: `Draw it with ${name}, on one screen: who is there, and how it is with them.`, action: { text: 'Draw it now', href: `${home}/family/network` } })}`
}
<ul class="govuk-list kith-not-printed">${newest && begins && html`<li><a class="govuk-link" href="${home}/family/network">Draw it as it is now</a></li>`}${
        networks.length > 1 &&
        html`<li><a class="govuk-link" href="${home}/family/network/compare">Before and after, side by side</a></li>`
      }</ul>
<h2 class="govuk-heading-m">The family</h2>
${familyPart({ id: child.id, name, home }, siblings, relatives, writes)}
${begins && html`<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${home}/family/relatives">Add somebody of the family</a></p>`}
${siblingsPart(siblings)}
${contactsPart(home, contacts, protection, mayChangeContacts(visit, child))}
${factsPart(home, facts, begins)}`,
    })
  }

const DONE: Record<string, string> = {
  drawn: 'The drawing is kept. The ones before it stay.',
  told: 'What you told is kept.',
  ended: 'It is ended. What was known before stays in the record.',
}

function said(done: string | null) {
  const text = DONE[done ?? '']
  return text ? notificationBanner({ type: 'success', text }) : undefined
}
