// Monday morning: one page, each box a link to its list, and zero said in words.

import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { bars } from '#design/bars.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counts } from '#design/counts.ts'
import type { PageFunction } from '#design/route.ts'
import { table } from '#design/table.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { withoutWorker } from '#stages/enrol/index.ts'
import { contactsThatAsk } from '../../contacts/contacts.ts'
import { handedOver } from '../../handover/handover.ts'
import { handedHome, standing } from '../../handover/words.ts'
import { reviewsOverdue } from '../../reviews/standing.ts'
import { unanswered } from '../noticing.ts'
import { trainingsOf } from '../people.ts'
import { holdsOn } from '../rules.ts'
import { sampleOf } from '../sample.ts'
import { balanceOf, overdue, type SheetWeek, sheetTimes } from '../team.ts'

/** Training is said to run out so many days before: Kith's own figure, time enough to book a course. */
export const SOON_DAYS = 30
const WEEKS = 6

/** The team at a glance, for whoever leads it. */
export const team: PageFunction = async visit => {
  const { tx, requestId } = visit
  const today = todayOf(visit)
  const { content } = await blueprintInForce(tx)
  const [balance, late, alone, handed, asks, notes, training, noticed, times, reviews] = await Promise.all([
    balanceOf(tx),
    overdue(tx, today),
    withoutWorker(tx),
    handedOver(tx, { since: today }),
    contactsThatAsk(tx),
    sampleOf(tx, today),
    trainingsOf(tx),
    unanswered(tx),
    sheetTimes(tx, dayOf(dayNumber(today) - WEEKS * 7), content.disclosure.inside_place_below),
    reviewsOverdue(tx, today),
  ])
  await record(tx, { action: 'saw-list', subject: 'team', request: requestId })
  const places = content.capacity.children_per_link_worker
  // Until somebody has said yes they have nobody, though whoever leaves is still there for them.
  const leaving = handed.filter(
    each => !each.accepted_at && !alone.some(one => one.child_id === each.child_id),
  )
  const unread = notes.filter(each => !each.was_read).length
  const runsOut = training.filter(each => holdsOn(each.holds_until, today, SOON_DAYS) !== 'holds').length
  const { rules } = late
  return {
    title: 'Team',
    heading: 'Team',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Team' }],
    body: html`
${counts([
  { n: asks.length, text: `${asks.length === 1 ? 'asks' : 'ask'} you about somebody`, href: '#asks' },
  { n: alone.length + leaving.length, text: 'with no Link Worker', href: '#nobody' },
  { n: unread, text: `${unread === 1 ? 'note' : 'notes'} to read with them`, href: '/support/team/sample' },
  { n: noticed, text: `${noticed === 1 ? 'noticing' : 'noticings'} to answer`, href: '/support/noticing' },
  {
    n: runsOut,
    text: `${runsOut === 1 ? 'training runs' : 'trainings run'} out, or did`,
    href: '/support/team/people',
  },
])}
<h2 class="govuk-heading-m">Children and young people for each Link Worker</h2>
${
  balance.length === 0
    ? html`<p class="govuk-body">There is no Link Worker yet. <a class="govuk-link" href="/account/people">Invite one</a>.</p>`
    : bars({
        id: 'balance',
        finding: `${counted(balance.length, 'Link Worker is', 'Link Workers are')} there for ${late.of - alone.length} of the ${late.of} who take part; this place has ${places} places for each.`,
        title: 'Children and young people by Link Worker',
        labelHeading: 'Link Worker',
        valueHeading: 'Children of places',
        target: { value: places, text: `${places} places` },
        bars: balance.map(each => ({
          label: each.schools.length > 0 ? `${each.name}, ${each.schools.join(', ')}` : each.name,
          value: each.children ?? 0,
          text: `${each.children ?? 0} of ${places}`,
        })),
      })
}
<h2 class="govuk-heading-m">Too long without</h2>
${table({
  caption: `Of ${late.of} who take part, in school days`,
  captionClasses: 'govuk-visually-hidden',
  classes: 'kith-close',
  firstCellIsHeader: true,
  head: [{ text: 'Nobody' }, { text: 'Children', format: 'numeric' }],
  rows: [
    [
      { text: `was in contact for ${rules.schoolDaysWithoutContact} school days` },
      { text: `${late.contact} of ${late.of}`, format: 'numeric' },
    ],
    [
      { text: `heard from home for ${rules.schoolDaysWithoutFamilyContact} school days` },
      { text: `${late.family} of ${late.of}`, format: 'numeric' },
    ],
    [
      { text: `wrote a note for ${rules.schoolDaysWithoutNote} school days` },
      { text: `${late.note} of ${late.of}`, format: 'numeric' },
    ],
    [
      {
        text: html`held the <a class="govuk-link" href="/support/reviews">termly review</a>, and it is overdue`,
      },
      { text: `${reviews} of ${late.of}`, format: 'numeric' },
    ],
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="/support/children">All children and young people, those who need attention first</a></p>
<h2 class="govuk-heading-m" id="asks">They ask you</h2>
${tableCards({
  caption: 'What somebody in the team wants to talk about',
  captionHidden: true,
  rows: asks,
  link: {
    heading: 'About',
    href: each => `/support/contacts/${each.form_id}?next=/support/team`,
    text: each => html`<bdi>${nameOf(each)}</bdi>`,
  },
  columns: [
    { heading: 'Asked by', cell: each => html`<bdi>${each.writer}</bdi>` },
    { heading: 'On', cell: each => shortDate(each.occurred_on, today), short: true },
    { heading: 'What', cell: each => each.words, long: true },
  ],
  empty: 'Nobody asks you about anybody.',
})}
<h2 class="govuk-heading-m" id="nobody">No Link Worker</h2>
${tableCards({
  caption: 'Who takes part and has no Link Worker',
  captionHidden: true,
  rows: alone,
  link: {
    heading: 'Name',
    href: each => `/support/children/${each.child_id}`,
    text: each => html`<bdi>${nameOf(each)}</bdi>`,
  },
  columns: [
    { heading: 'Year', cell: each => yearName(each.year_group), short: true },
    { heading: 'School', cell: each => each.school },
    { heading: 'Since', cell: each => shortDate(each.began_on, today), short: true },
  ],
  empty: 'Everybody who takes part has a Link Worker.',
})}
${alone.length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/enrol/matching">Match a Link Worker</a></p>`}
${
  leaving.length > 0 &&
  tableCards({
    caption: 'Whose Link Worker leaves, moves or is away, and whom nobody has taken over',
    rows: leaving,
    link: { heading: 'Name', href: handedHome, text: each => html`<bdi>${nameOf(each)}</bdi>` },
    columns: [
      { heading: 'School', cell: each => each.school },
      { heading: 'From', cell: each => html`<bdi>${each.from_name}</bdi>` },
      { heading: 'Until', cell: each => shortDate(each.last_day, today), short: true },
      { heading: 'How it stands', cell: standing },
    ],
    empty: '',
  })
}
<p class="govuk-body"><a class="govuk-link" href="/support/handovers">Change of hands</a></p>
<h2 class="govuk-heading-m">How long logging takes</h2>
${howLong(times, today, content.disclosure.inside_place_below)}`,
  }
}

// Of the week and of nobody: it is Kith that is measured here, not people.
function howLong(times: readonly SheetWeek[], today: string, atLeast: number) {
  if (times.length === 0)
    return html`<p class="govuk-body">No sheet was saved in the last ${WEEKS} weeks.</p>`
  return html`<p class="govuk-body">From opening the sheet to saving it, the middle one of each week. It measures Kith and nobody who writes: who it was is not kept.</p>
${table({
  caption: 'Time from opening to saving, by week',
  captionClasses: 'govuk-visually-hidden',
  classes: 'kith-close',
  firstCellIsHeader: true,
  head: [{ text: 'Week of' }, { text: 'Sheets', format: 'numeric' }, { text: 'Middle', format: 'numeric' }],
  rows: times.map(each => [
    { text: shortDate(each.week, today) },
    {
      text: each.medianSeconds === undefined ? `fewer than ${atLeast}` : String(each.sheets),
      format: 'numeric',
    },
    {
      text: each.medianSeconds === undefined ? 'too few to say' : secondsSaid(each.medianSeconds),
      format: 'numeric',
    },
  ]),
})}`
}

function secondsSaid(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
}
