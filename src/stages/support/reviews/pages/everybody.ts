// Reviews of everybody whom the reader sees: what is late first, then what is due, by the rhythm of the place.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { counts } from '#design/counts.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { nameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { isOwn, ownChildren } from '../../caseload/own.ts'
import { standingTag } from '../agenda.html.ts'
import { everybody, type Standing, standingOf } from '../standing.ts'
import { reviewsHome } from '../words.ts'

/** The list of reviews: a Link Worker's own children, else everybody whom the reader sees. */
export const reviewsOfEverybody: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const own = isOwn(actor) ? new Set((await ownChildren(tx)).map(each => each.child_id)) : undefined
  const children = (await everybody(tx)).filter(each => own === undefined || own.has(each.child_id))
  const standing = await standingOf(
    tx,
    children.map(each => each.child_id),
    today,
  )
  const rows = children
    .flatMap(each => {
      const stands = standing.get(each.child_id)
      return stands && isShown(stands, today) ? [{ ...each, stands }] : []
    })
    .sort((a, b) => byLateness(a.stands, b.stands) || nameOf(a).localeCompare(nameOf(b), 'en'))
  await record(tx, {
    action: 'saw-list',
    subject: 'reviews',
    request: requestId,
    detail: { children: rows.length },
  })
  const late = rows.filter(each => each.stands.next?.state === 'overdue').length
  return {
    title: 'Reviews',
    heading: 'Reviews',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Reviews' }],
    wide: true,
    body: html`
${counts([
  { n: late, text: 'overdue, in school days', href: '#reviews' },
  { n: rows.length - late, text: 'due or planned', href: '#reviews' },
])}
<p class="govuk-body">Of ${children.length} who take part. A review is held every term with the child, the parent and the school; days on which school is closed are not counted.</p>
${tableCards({
  id: 'reviews',
  caption: 'Reviews that are overdue, due or planned',
  captionHidden: true,
  rows,
  link: {
    heading: 'Name',
    href: each => reviewsHome(each.child_id),
    text: each => nameOf({ ...each, surname: each.surname && `${each.surname.slice(0, 1)}.` }),
  },
  columns: [
    {
      heading: 'Next review',
      cell: ({ stands }) => standingTag(stands, today),
    },
    {
      heading: 'Held from',
      cell: ({ stands }) => stands.next && shortDate(stands.next.opens, today),
      short: true,
    },
    {
      heading: 'To',
      cell: ({ stands }) => stands.next && contextualDate({ date: stands.next.due, today }),
      short: true,
    },
    {
      heading: 'Last',
      cell: ({ stands }) => (stands.lastHeld ? shortDate(stands.lastHeld, today) : 'None yet'),
      short: true,
    },
    { heading: 'School', cell: each => each.school },
    { heading: 'Link Worker', cell: each => html`<bdi>${each.workers.join(', ')}</bdi>` },
  ],
  empty: 'No review is due. The next come in the last weeks of the term.',
})}`,
  }
}

/** Overdue, in the time in which it is held, or planned for a day that is near. */
function isShown({ next, planned }: Standing, today: string): boolean {
  const near = planned !== undefined && planned.day <= dayOf(dayNumber(today) + NEAR_DAYS)
  return near || (next !== undefined && next.state !== 'later')
}

const NEAR_DAYS = 14

function byLateness(a: Standing, b: Standing): number {
  return (b.next?.overdue ?? 0) - (a.next?.overdue ?? 0) || dayOfNext(a).localeCompare(dayOfNext(b))
}

function dayOfNext({ planned, next }: Standing): string {
  return planned?.day ?? next?.due ?? ''
}
