// Complaints about data protection and breaches, for whoever answers for them: what waits first.
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { type Breach, breaches } from '../breaches.ts'
import { complaints } from '../complaints.ts'
import {
  breachHome,
  breachState,
  commissionerSettled,
  complaintHome,
  complaintState,
  HOME,
  isLate,
} from '../words.ts'

export const dataProtection: PageFunction = async visit => {
  const today = todayOf(visit)
  const [told, found] = await Promise.all([complaints(visit.tx), breaches(visit.tx)])
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'data-protection',
    request: visit.requestId,
    detail: { complaints: told.length, breaches: found.length },
  })
  return {
    title: 'Data protection',
    heading: 'Data protection',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Data protection' }],
    wide: true,
    body: html`
<p class="govuk-body">What went wrong with what we keep, and what people say about how we keep it. No child is named here.</p>
<h2 class="govuk-heading-m">What went wrong</h2>
${tableCards({
  caption: 'Breaches',
  captionHidden: true,
  rows: found,
  link: { heading: 'What', href: each => breachHome(each.id), text: each => short(each.what) },
  columns: [
    { heading: 'Found', cell: each => shortDate(dayOfMoment(visit, each.found_at), today), short: true },
    { heading: 'Commissioner by', cell: each => commissionerBy(visit, each), short: true },
    { heading: 'Stands', cell: breachState },
  ],
  empty: 'Nothing went wrong that anybody wrote down. A letter to the wrong address is one, and a lost list.',
})}
${button({ text: 'Something went wrong', href: `${HOME}/breaches/new` })}
<h2 class="govuk-heading-m">Complaints</h2>
${tableCards({
  caption: 'Complaints',
  captionHidden: true,
  rows: told,
  link: {
    heading: 'From',
    href: each => complaintHome(each.id),
    text: each => html`<bdi>${each.from_whom}</bdi>`,
  },
  columns: [
    { heading: 'Came', cell: each => shortDate(each.received_on, today), short: true },
    {
      heading: 'Acknowledge by',
      cell: each =>
        each.acknowledged_on === null &&
        contextualDate({ date: each.acknowledge_by, today, overdue: 'Late' }),
      short: true,
    },
    { heading: 'Stands', cell: complaintState },
  ],
  empty: 'Nobody has complained about how we keep what we know.',
})}
${button({ text: 'Somebody complains', href: `${HOME}/complaints/new`, classes: 'govuk-button--secondary' })}`,
  }
}

function commissionerBy(visit: Visit, each: Breach) {
  if (commissionerSettled(each)) return ''
  const today = todayOf(visit)
  return html`${shortDate(each.ico_by_day, today)}, ${each.ico_by_time} ${isLate(each, today, visit.now()) && tag({ text: 'Late', colour: 'red' })}`
}

function short(words: string): string {
  return words.length > 62 ? `${words.slice(0, 60)}…` : words
}
