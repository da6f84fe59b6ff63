import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { emptyState } from '#design/empty.ts'
import { filters } from '#design/filters.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { pagination } from '#design/pagination.ts'
import type { PageFunction } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tabLinks } from '#design/tab-links.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { yearName } from '#records/children/children.ts'
import { promiseOf } from '../../families-first/families-first.ts'
import { promiseFragment } from '../../families-first/promise.html.ts'
import { pageOf } from '../../imports/pages/imports.ts'
import { childCard, sameForAllForm } from '../child.html.ts'
import { capacityLine, crumbs, roomLine, roomTabs } from '../frame.html.ts'
import { getRoom, type Room } from '../rooms.ts'
import {
  type Counts,
  childrenOfRoom,
  countsOfRoom,
  creditOf,
  entriesOf,
  type Narrowed,
  type Stands,
} from '../standing.ts'
import { standsWords } from '../words.ts'

const ON_A_PAGE = 25
const shows = ['in', 'undecided', 'waiting', 'asked', 'differ', 'out'] as const
type Show = (typeof shows)[number]

/** The room, child by child: whom the ranking proposes, what is known, what people say, and the forms to say it. */
export const room: PageFunction = async ({ tx, params, query, requestId }) => {
  const room = await getRoom(tx, params.cohort)
  const show = shows.find(each => each === query.get('show')) ?? 'in'
  const year = query.get('year') ?? ''
  const q = (query.get('q') ?? '').slice(0, 60).trim()
  const page = pageOf(query)
  const [counts, { children, all }, promise] = await Promise.all([
    countsOfRoom(tx, room),
    childrenOfRoom(tx, room, narrowed(show, year, q), { atMost: ON_A_PAGE, after: (page - 1) * ON_A_PAGE }),
    promiseOf(tx, room.school_id),
  ])
  const [entries, credit] = await Promise.all([entriesOf(tx, room, children), creditOf(tx, room, children)])
  await record(tx, {
    action: 'saw-cohort',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
    detail: { show, page, children: children.length, names: room.names_opened_at !== null },
  })
  const here = (at: number, to: Show = show, keep = true) =>
    `/identify/cohorts/${room.id}?${new URLSearchParams({
      show: to,
      ...(keep && year && { year }),
      ...(keep && q && { q }),
      ...(at > 1 && { page: String(at) }),
    })}`
  return {
    title: 'Cohort room',
    heading: room.school,
    wide: true,
    breadcrumbs: crumbs(room),
    notice: query.has('said') ? saved(query.get('said')!) : undefined,
    body: html`
${roomLine(room)}
${capacityLine(room, counts.in)}
${roomTabs(room, 'children')}
${room.names_opened_at === null && namesClosed(room)}
${tabLinks({
  label: 'Where children stand',
  tabs: shows
    .filter(each => (each !== 'asked' && each !== 'differ') || counts[each] > 0 || each === show)
    .map(each => ({
      text: showWords(each),
      count: counts[each],
      href: here(1, each),
      current: each === show,
    })),
})}
${filters({
  action: `/identify/cohorts/${room.id}`,
  clear: year || q ? here(1, show, false) : undefined,
  fields: [
    html`<input type="hidden" name="show" value="${show}">`,
    select({
      name: 'year',
      label: 'Year',
      value: year,
      items: [
        { value: '', text: 'All years' },
        ...counts.years.map(each => ({ value: each, text: yearName(each) })),
      ],
    }),
    input({
      name: 'q',
      label: room.names_opened_at === null ? 'Code' : 'Name or code',
      value: q,
      classes: 'govuk-input--width-10',
    }),
  ],
})}
<h2 class="govuk-heading-m kith-room__heading">${showWords(show)}: ${counted(all, 'child or young person', 'children and young people')}</h2>
<p class="govuk-body">${whatOf(show)}</p>
${
  children.length === 0
    ? emptyState({ text: emptyWords(show, counts) })
    : html`<ul class="kith-room">${children.map(child => childCard(room, { child, entries: entries.get(child.childId) ?? [], credit }, here(page)))}</ul>`
}
${
  show === 'undecided' &&
  children.length > 1 &&
  room.frozen_at === null &&
  details({ summaryText: 'Say the same of all shown', text: sameForAllForm(room, children) })
}
${
  all > ON_A_PAGE &&
  pagination({
    previous: page > 1 ? { href: here(page - 1) } : null,
    next: page * ON_A_PAGE < all ? { href: here(page + 1) } : null,
  })
}
${promiseFragment(promise)}`,
  }
}

function narrowed(show: Show, year: string, q: string): Narrowed {
  return {
    ...(show === 'asked'
      ? { asked: true }
      : show === 'differ'
        ? { differing: true }
        : { stands: show as Stands }),
    ...(year && { year }),
    // Letters that mean something in a pattern are looked for as themselves.
    ...(q && { called: q.replaceAll(/[\\%_]/g, '\\$&') }),
  }
}

function namesClosed(room: Room): Html {
  return room.side === 'school'
    ? html`${insetText({ text: html`<p class="govuk-body">Children have codes here and no names, so that what is known is looked at before who it is. You are this school’s own lead: when you are ready, open the names. Both of you see them from then on, and it is written down that you opened them.</p>${button({ text: 'Open the names', href: `/identify/cohorts/${room.id}/names`, classes: 'govuk-button--secondary' })}` })}`
    : html`${insetText({ text: 'Children have codes here and no names, until the school’s own lead opens them.' })}`
}

function showWords(show: Show): string {
  if (show === 'asked') return 'The school asks for'
  return show === 'differ' ? 'Views differ' : standsWords[show].text
}

function whatOf(show: Show): string {
  if (show === 'asked')
    return 'Children whom the school asks for beyond what the screen found. Whoever is not in or waiting in the end leaves with a next step.'
  if (show === 'differ')
    return 'What was said last stands. Both views are kept, and both of you sign knowing them.'
  return standsWords[show].what
}

function emptyWords(show: Show, counts: Counts): string {
  if (show === 'undecided') return 'Nobody is left for a person to decide about.'
  if (show === 'in' && counts.all > 0)
    return 'No child stands here. Look under Waiting, or clear the filters.'
  return 'No child stands here. Clear the filters, or look under another heading.'
}

function saved(code: string): Html {
  const child = /^[\w-]{1,12}$/.test(code) ? code : ''
  return notificationBanner({
    type: 'success',
    titleText: 'Saved',
    text: child === 'all' ? 'What you said of each is kept.' : `What you said of ${child} is kept.`,
  })
}
