// What was said to be wrong and is not decided, of all whose notes the reader reads.
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { openCorrections } from '../corrections.ts'
import { correctionDue, correctionHome } from '../words.ts'

/** All that is not decided, for whoever may decide it. */
export const allCorrections: PageFunction = async visit => {
  const today = todayOf(visit)
  const rows = await openCorrections(visit.tx)
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'corrections',
    request: visit.requestId,
    detail: { rows: rows.length },
  })
  return {
    title: 'Said to be wrong',
    heading: 'Said to be wrong',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Said to be wrong' }],
    body: html`
<p class="govuk-body">What a child or a family says is written down wrong is decided within a month. What was written stays, and the correction, or what they say of it, stands beside it.</p>
${tableCards({
  caption: 'What is not decided yet',
  captionHidden: true,
  rows,
  link: {
    heading: 'About',
    href: each => correctionHome(each.child_id, each.id),
    text: each => html`<bdi>${shortNameOf(each)}</bdi>: ${each.entry}`,
  },
  columns: [
    { heading: 'Said', cell: each => shortDate(each.received_on, today), short: true },
    {
      heading: 'Decide by',
      cell: each => contextualDate({ date: correctionDue(each, today), today, overdue: 'Late' }),
      short: true,
    },
  ],
  empty: 'Nothing waits to be decided.',
})}`,
  }
}
