import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { cardName } from '../../in-school/words.ts'
import { ownConcerns, receiversOfOwn } from '../concerns.ts'
import { NEW, NEXT_STEPS, type NextStep, RING, WORRIED } from '../words.ts'

const TITLE = 'What you have sent'

/** The receipts of the reader's own concerns: received, by whom, when, and what to do next. Nothing of what they say (L10). */
export const sent: PageFunction = async visit => {
  const { tx, query, requestId, actor } = visit
  if (!actor.place) throw new NotFound('no place')
  const own = await ownConcerns(tx)
  const leads = query.get('sent') !== null && own[0] ? await receiversOfOwn(tx, own[0].id) : []
  await record(tx, {
    action: 'saw-list',
    subject: 'own-concerns',
    request: requestId,
    detail: { concerns: own.length },
  })
  const waits = own.some(each => each.received_at === null)
  return {
    title: TITLE,
    heading: TITLE,
    breadcrumbs: [{ text: WORRIED, href: RING }, { text: TITLE }],
    ...(query.get('sent') !== null && {
      notice: notificationBanner({
        type: 'success',
        content: html`<p class="govuk-notification-banner__heading">It is sent${leads.length > 0 && html` to <bdi>${leads.join(' and ')}</bdi>`}.</p>${leads.length === 0 && html`<p class="govuk-body">Nobody here can receive this one now. The programme’s manager is told that one waits, and nothing of what it says.</p>`}<p class="govuk-body">If you have not spoken with anybody yet, <a class="govuk-link" href="${RING}">ring now</a>: this is not a substitute.</p>`,
      }),
    }),
    body: html`
${tableCards({
  caption: 'Your concerns, the newest first',
  captionHidden: true,
  rows: own,
  link: {
    heading: 'Sent',
    text: each =>
      html`${capital(dayAndTime(visit, each.made_at))}${each.child_id && html`, about <bdi>${cardName(each)}</bdi>`}`,
  },
  columns: [
    {
      heading: 'Received',
      cell: each =>
        each.received_at
          ? html`by <bdi>${each.received_by ?? 'somebody who has left'}</bdi>, ${dayAndTime(visit, each.received_at)}`
          : html`<strong>Not yet</strong>`,
    },
    {
      heading: 'What to do next',
      cell: each =>
        each.received_at === null
          ? 'Ring, if nobody has spoken with you'
          : each.next_steps.map(step => NEXT_STEPS[step as NextStep]).join(' ') || 'Nothing more from you',
      long: true,
    },
    {
      heading: 'Is something missing?',
      cell: each =>
        html`<a class="govuk-link" href="${each.child_id ? `/support/children/${each.child_id}/concern` : NEW}?adds=${each.id}">Add to it<span class="govuk-visually-hidden">, sent ${dayAndTime(visit, each.made_at)}</span></a>`,
    },
  ],
  empty: 'You have sent no concern.',
})}
${waits && insetText({ text: html`“Not yet” means that nobody has said they have it. <a class="govuk-link" href="${RING}">Ring</a> if you have not.` })}
<p class="govuk-body">What you wrote is not shown again: it is in a file that few people read.</p>`,
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
