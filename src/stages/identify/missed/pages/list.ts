import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { filters } from '#design/filters.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { pagination } from '#design/pagination.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tabLinks } from '#design/tab-links.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { pageOf } from '../../imports/pages/imports.ts'
import { acts, describeMissed, type Look, looks, type Missed, namesOf, stillMissed } from '../missed.ts'
import { actSaid, ofLookedAt, thingsSaid, whoSaid } from '../said.ts'
import { isOld } from '../still-missed.ts'
import { childAddress, listAddress } from './addresses.ts'
import { schoolsTable } from './schools.ts'

const ROWS = 50
const ACTS = 50
export const TITLE = 'Children and young people you may have missed'

/**
 * Whom nobody may have noticed: of one's own school or caseload, or school by school for whoever acts for several. It says
 * as of which day, who should act, and leads to where one says what was done.
 */
export function missedList({ mentions }: Gathered): PageFunction {
  return async visit => {
    const { tx, query } = visit
    const known = await looks(tx)
    const asked = query.get('school') ?? ''
    const look = known.length === 1 ? known[0] : known.find(each => each.school_id === asked)
    if (asked !== '' && !(isId(asked) && known.some(each => each.school_id === asked))) {
      throw new NotFound('no such school, or not one they act for')
    }
    const missed = await stillMissed(tx, mentions, { schoolId: look?.school_id })
    if (look === undefined && known.length > 1) return await overSchools(visit, known, missed)
    return await ofOne(visit, { mentions }, { known, look, missed })
  }
}

async function overSchools(
  { tx, requestId, ...visit }: Visit,
  known: Look[],
  missed: Missed[],
): Promise<Sheet> {
  await record(tx, {
    action: 'saw-list',
    subject: 'missed',
    request: requestId,
    detail: { schools: known.length, children: missed.length },
  })
  const today = todayOf(visit)
  const children = known.reduce((sum, look) => sum + look.children, 0)
  return {
    ...frame(),
    body: html`
<p class="govuk-body-l">${ofLookedAt(missed.length, children)}, in ${counted(known.length, 'school', 'schools')}: something happened, and nobody has spoken of it.</p>
${schoolsTable(known, missed, today)}
${howItWorks()}`,
  }
}

type Shown = { known: Look[]; look: Look | undefined; missed: Missed[] }

async function ofOne(visit: Visit, { mentions }: Gathered, { known, look, missed }: Shown): Promise<Sheet> {
  const { tx, actor, query, requestId } = visit
  const today = todayOf(visit)
  const showsActed = query.get('show') === 'acted'
  const school = look?.school_id ?? null
  const page = pageOf(query)
  const body = showsActed
    ? await acted(visit, school)
    : await toActOn(visit, { mentions }, { look, missed, today, page })
  await record(tx, {
    action: 'saw-list',
    subject: look ? 'school' : 'missed',
    subjectId: school ?? undefined,
    request: requestId,
    detail: { list: showsActed ? 'acted' : 'missed', page, children: missed.length },
  })
  const several = known.length > 1
  return {
    ...frame(several ? look?.school : undefined),
    notice: query.has('done')
      ? notificationBanner({
          type: 'success',
          content: html`<p class="govuk-notification-banner__heading">Noted. ${missed.length === 0 ? 'Nobody else is waiting here.' : `${counted(missed.length, 'child or young person is', 'children and young people are')} still waiting here.`}</p>`,
        })
      : undefined,
    body: html`
${several && schoolFilter(known, school)}
${asThingsStood(look, missed, today)}
${tabLinks({
  label: 'What is shown',
  tabs: [
    {
      text: 'Nobody has spoken of it',
      count: missed.length,
      href: listAddress({ school: several ? school : null }),
      current: !showsActed,
    },
    {
      text: 'Acted on',
      href: listAddress({ school: several ? school : null, show: 'acted' }),
      current: showsActed,
    },
  ],
})}
${body}
${!may(actor, 'do act on what was missed') && html`<p class="govuk-body-s">Link Workers, school leads and the programme manager say here what was done.</p>`}
${howItWorks()}`,
  }
}

type ToActOn = { look: Look | undefined; missed: Missed[]; today: string; page: number }

async function toActOn(visit: Visit, { mentions }: Gathered, list: ToActOn): Promise<Html> {
  const { tx, actor } = visit
  const { look, missed, today, page } = list
  const onPage = missed.slice((page - 1) * ROWS, page * ROWS).map(each => each.childId)
  const rows = await describeMissed(tx, mentions, onPage)
  const mayAct = may(actor, 'do act on what was missed')
  const school = look?.school_id ?? null
  const caption = look
    ? ofLookedAt(missed.length, look.children)
    : counted(missed.length, 'child or young person', 'children and young people')
  return html`
${tableCards({
  caption,
  rows,
  link: {
    heading: 'Name',
    href: row => (mayAct ? childAddress(row.childId) : `/identify/children/${row.childId}`),
    text: nameOf,
  },
  columns: [
    { heading: 'Year', cell: row => yearName(row.yearGroup), short: true },
    ...(look ? [] : [{ heading: 'School', cell: (row: (typeof rows)[number]) => row.school }]),
    { heading: 'What happened', cell: row => thingsSaid(row.things, today), long: true },
    { heading: 'Who should act', cell: row => whoSaid(row.who, actor.personId) },
    ...(mayAct
      ? [
          {
            heading: 'What was done',
            cell: (row: (typeof rows)[number]) =>
              html`<a class="govuk-link" href="${childAddress(row.childId)}">Say what was done<span class="govuk-visually-hidden"> for <bdi>${nameOf(row)}</bdi></span></a>`,
          },
        ]
      : []),
  ],
  empty: nobody(look),
})}
${
  missed.length > ROWS &&
  pagination({
    previous: page > 1 ? { href: listAddress({ school, page: page - 1 }) } : null,
    next: page * ROWS < missed.length ? { href: listAddress({ school, page: page + 1 }) } : null,
  })
}`
}

async function acted({ tx }: Visit, school: string | null): Promise<Html> {
  const rows = await acts(tx, { schoolId: school ?? undefined }, ACTS)
  const names = new Map(
    (
      await namesOf(
        tx,
        rows.map(row => row.child_id),
      )
    ).map(row => [row.child_id, row]),
  )
  return tableCards({
    caption:
      rows.length === ACTS
        ? `The last ${ACTS} things done`
        : counted(rows.length, 'thing done', 'things done'),
    rows,
    link: {
      heading: 'Name',
      href: row => `/identify/children/${row.child_id}`,
      text: row => nameOf(names.get(row.child_id) ?? { forename: null, surname: null }),
    },
    columns: [
      { heading: 'Day', cell: row => dayInFull(row.on_day), short: true },
      { heading: 'What was done', cell: row => actSaid(row), long: true },
      { heading: 'By', cell: row => row.person },
    ],
    empty: emptyState({
      title: 'Nothing has been written down yet',
      text: 'When somebody says here what they did for a child or young person, it stands here with the day and their name.',
    }),
  })
}

function asThingsStood(look: Look | undefined, missed: Missed[], today: string): Html | null {
  if (look === undefined) {
    const asOf = missed
      .map(each => each.asOf)
      .sort()
      .at(-1)
    return asOf === undefined
      ? null
      : html`<p class="govuk-body-l">As things stood on ${dayInFull(asOf)}.</p>`
  }
  if (look.marks_end === null) {
    return insetText({
      text: `No attendance marks of ${look.school} are held for this year, so nothing is known of days missed.`,
    })
  }
  return html`<p class="govuk-body-l">As things stood on ${dayInFull(look.marks_end)}, where ${look.school}’s marks end.</p>
${isOld(look.marks_end, today, look.old_after_days) && insetText({ text: html`These marks are more than ${look.old_after_days} days old. What has happened since is not here: <strong>nobody on this list does not mean that nobody was missed</strong>. Newer files bring it up to date.` })}`
}

function nobody(look: Look | undefined): Html {
  if (look === undefined) {
    return emptyState({
      title: 'Nobody is waiting',
      text: 'When something happens to a child or young person you may see, and nobody has spoken of it, they are listed here. Schools are looked at once their families were told and a screen has run.',
      action: { text: 'Back to Identify', href: '/identify' },
    })
  }
  return emptyState({
    title: 'Nobody is waiting',
    text: `Of ${counted(look.children, 'child or young person', 'children and young people')} looked at, everybody to whom something happened has been spoken of since.`,
  })
}

function schoolFilter(known: Look[], school: string | null): Html {
  return filters({
    action: '/identify/missed',
    clear: school === null ? undefined : '/identify/missed',
    fields: [
      select({
        name: 'school',
        label: 'School',
        value: school ?? '',
        items: [
          { value: '', text: 'All schools' },
          ...known.map(each => ({ value: each.school_id, text: each.school })),
        ],
      }),
    ],
  })
}

function howItWorks(): Html {
  return html`<p class="govuk-body-s">A child or young person comes off this list when somebody says what was done, or writes of them elsewhere in Kith; nobody can tick them off. They come back when something new happens.</p>`
}

function frame(school?: string): Pick<Sheet, 'title' | 'heading' | 'breadcrumbs'> {
  return {
    title: school ? `${TITLE}, ${school}` : TITLE,
    heading: TITLE,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      ...(school
        ? [{ text: 'You may have missed', href: '/identify/missed' }, { text: school }]
        : [{ text: 'You may have missed' }]),
    ],
  }
}
