// Of everybody the reader may see, what was sent to another service and is not over: mental health apart, with the weeks they
// wait, the longest first. Rule: rules/early-help.md.
import { contextualDate } from '#design/contextual-date.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { day, many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'
import { cardName } from '../in-school/words.ts'
import { weeksWaiting } from './weeks-waiting.ts'
import { referralHome, referralKindWords, wordOf } from './words.ts'

const db = queries(new URL('./waiting-referrals.sql', import.meta.url), {
  findWaitingReferrals: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    kind: text,
    service: text,
    sent_on: day,
    acknowledged_on: orNull(day),
    answered_on: orNull(day),
    answer: orNull(text),
    seen_on: orNull(day),
  }),
})

type Waiting = Awaited<ReturnType<typeof waitingReferrals>>[number]

export function waitingReferrals(tx: Tx) {
  return db.findWaitingReferrals(tx)
}

/** Nothing where nothing waits. */
export function waitingReferralsPart(all: readonly Waiting[], today: string): Html {
  const [mental, others] = [true, false].map(is =>
    all.filter(each => (each.kind === 'mental-health') === is),
  ) as [Waiting[], Waiting[]]
  return html`${table('Waiting for a mental-health service', mental, today)}${table('Waiting for another service', others, today)}`
}

function table(caption: string, rows: Waiting[], today: string): Html | false {
  return (
    rows.length > 0 &&
    html`<h2 class="govuk-heading-m">${caption}</h2>
${tableCards<Waiting>({
  caption,
  captionHidden: true,
  rows,
  link: {
    heading: 'Who',
    href: each => referralHome(each.child_id, each.id),
    text: each => html`<bdi>${cardName(each)}</bdi>`,
  },
  columns: [
    {
      heading: 'Service',
      cell: each => html`<bdi>${each.service}</bdi>, ${wordOf(referralKindWords, each.kind)}`,
    },
    { heading: 'Waits', cell: each => counted(weeksWaiting(each, today).weeks, 'week', 'weeks') },
    { heading: 'Sent', cell: each => contextualDate({ date: each.sent_on, today }) },
    { heading: 'How it stands', cell: stands },
  ],
  empty: 'Nobody waits.',
})}`
  )
}

function stands({ answer, acknowledged_on: acknowledged }: Waiting): string {
  if (answer === 'accepted') return 'Accepted, not seen yet'
  return acknowledged === null ? 'Not acknowledged yet' : 'Acknowledged, no answer yet'
}
