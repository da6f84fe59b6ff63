import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { cardName } from '../../in-school/words.ts'
import { receivedConcerns } from '../concerns.ts'
import { filesToPassOn, passOnBy } from '../file.ts'
import { fileHome } from '../file-words.ts'
import { deadlines } from '../settings.ts'
import { GLASS_REVIEWS, RECEIVED, RING, SCHOOL_LEADS } from '../words.ts'

const TITLE = 'Concerns'

/** All concerns that the reader may read: what is new first. */
export const received: PageFunction = async visit => {
  const { tx, requestId } = visit
  const [rows, moved, { passOnDays }] = await Promise.all([
    receivedConcerns(tx),
    filesToPassOn(tx),
    deadlines(tx),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'concerns',
    request: requestId,
    detail: { concerns: rows.length },
  })
  const today = todayOf(visit)
  return {
    title: TITLE,
    heading: TITLE,
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: TITLE }],
    body: html`
${tableCards({
  caption: 'New ones first',
  rows,
  link: {
    heading: 'About',
    href: each => `${RECEIVED}/${each.id}`,
    text: each => (each.child_id ? html`<bdi>${cardName(each)}</bdi>` : 'Somebody in no file yet'),
  },
  columns: [
    {
      heading: 'State',
      cell: each =>
        each.received_at === null
          ? tag({ text: 'New', colour: 'red' })
          : each.child_id === null
            ? tag({ text: 'Find whose it is', colour: 'yellow' })
            : each.decided
              ? 'Decided'
              : html`Received by <bdi>${each.received_by}</bdi>, nothing decided yet`,
    },
    { heading: 'Of', cell: each => shortDate(each.happened_on, today), short: true },
    {
      heading: 'Written',
      cell: each => html`by <bdi>${each.written_by}</bdi>, ${dayAndTime(visit, each.made_at)}`,
    },
  ],
  empty: 'No concern has been written that you may read.',
})}
${
  moved.length > 0 &&
  tableCards({
    caption: 'Files to pass on, and receipts that have not come',
    rows: moved,
    link: {
      heading: 'Who moved',
      href: each => fileHome(each.child_id),
      text: each => html`<bdi>${cardName(each)}</bdi>`,
    },
    columns: [
      { heading: 'To', cell: each => each.school ?? 'a school that is not here' },
      {
        heading: 'By',
        cell: each => {
          const by = passOnBy(dayOfMoment(visit, each.at), passOnDays)
          return html`${shortDate(by, today)}${by < today && html` ${tag({ text: 'Overdue', colour: 'red' })}`}`
        },
        short: true,
      },
      { heading: 'State', cell: each => (each.passed ? 'Passed on: no receipt yet' : 'Not passed on') },
    ],
    empty: '',
  })
}
<p class="govuk-body"><a class="govuk-link" href="${GLASS_REVIEWS}">Records opened by breaking the glass</a></p>
<p class="govuk-body"><a class="govuk-link" href="${SCHOOL_LEADS}">Schools’ own safeguarding leads</a></p>
<p class="govuk-body"><a class="govuk-link" href="${RING}">The numbers to ring</a></p>`,
  }
}
