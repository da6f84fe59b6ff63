// One round as whoever asks sees it: who has answered, who has not and for how long, and what came of it.
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { progress } from '#design/progress.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { linksAbout } from '#records/links/links.ts'
import { childrenOf, movesOf, type RoundChild, type RoundTutor, tutorsOf } from '../rounds.ts'
import { daysAgo } from '../words.ts'
import { movesPart } from './moves.html.ts'
import { crumbs, roundOf } from './of-round.ts'
import { type LinkState, newLinkForm, nextSteps } from './round-actions.html.ts'

const said: Record<string, string> = {
  'no-tutor': 'No link was made: say first who is asked about whom.',
  'shown-before': 'These links were made before and shown then. A new one replaces a link that was lost.',
  closed: 'The round is closed and its links open nothing any more.',
}

export const aRound: PageFunction = async visit => {
  const { tx, actor, query, requestId, now } = visit
  const round = await roundOf(visit)
  const [tutors, all, moves] = await Promise.all([
    tutorsOf(tx, round.id),
    childrenOf(tx, round.id),
    movesOf(tx, round.id),
  ])
  const links = await linksAbout(
    tx,
    tutors.map(each => each.id),
  )
  const children = all.filter(each => !each.dropped_because)
  const answered = children.filter(each => each.answered_at).length
  await record(tx, {
    action: 'saw-list',
    subject: 'collecting-round',
    subjectId: round.id,
    request: requestId,
    detail: { children: children.length, answered },
  })
  const linkOf = (tutor: RoundTutor): LinkState => {
    const link = links.find(each => each.about_id === tutor.id)
    return { tutor, link, works: link !== undefined && !link.ended_at && link.until > now() }
  }
  const states = tutors.map(linkOf)
  const done = new Map(Object.entries(said)).get(query.get('done') ?? '')
  const waiting = round.screen_after_id !== null && round.ran_again_at === null
  const late = waiting && now().getTime() - (round.asked_again_at?.getTime() ?? 0) > 120_000
  return {
    title: 'A collecting round',
    heading: `What tutors say: ${round.school}`,
    breadcrumbs: crumbs(round),
    refreshSeconds: waiting && !late ? 2 : undefined,
    notice: done ? notificationBanner({ titleText: 'Important', text: done }) : undefined,
    body: html`
<p class="govuk-body">${round.closed_at ? tag({ text: 'Closed', colour: 'grey' }) : tag({ text: 'Open', colour: 'teal' })} Begun ${daysAgo(round.began_at, now())}${round.began_by && html` by <bdi>${round.began_by}</bdi>`}, from the list of ${dayInFull(round.for_day)}: tutors are asked how things stood then.</p>
${progress({ id: 'answered', label: 'Children of whom something was said', done: answered, of: children.length, unit: counted(children.length, 'child', 'children').replace(/^\S+ /, '') })}
${waiting && html`<p class="govuk-body-l" data-run="${round.screen_after_id!}">${late ? 'The screen is still running; it takes longer than it should.' : 'The screen is running again. It takes a few seconds.'}</p>`}
${moves.length > 0 && movesPart(moves)}
${tableCards({
  caption: 'Tutors, and what they have said so far',
  rows: states,
  link: {
    heading: 'Tutor',
    href: () => `/identify/collecting/${round.id}${round.closed_at ? '' : '/tutors'}`,
    text: each => each.tutor.name,
  },
  columns: [
    {
      heading: 'Answered for',
      cell: each => `${each.tutor.answered} of ${each.tutor.children}`,
      numeric: true,
    },
    { heading: 'State', cell: each => stateOf(each, now()) },
    {
      heading: 'Last answer',
      cell: each => each.tutor.last_at && daysAgo(each.tutor.last_at, now()),
      short: true,
    },
    ...(round.closed_at
      ? []
      : [{ heading: 'Remind', long: true, cell: (each: LinkState) => newLinkForm(round, each) }]),
  ],
  empty: 'Nobody is asked yet.',
})}
${nextSteps(round, states, children, actor)}
${details({ summaryText: `The children, ${children.length}`, text: childrenTable(children, tutors, now()) })}`,
  }
}

function stateOf({ tutor, link, works }: LinkState, now: Date): Html | null {
  if (tutor.children === 0) return null
  if (tutor.answered === tutor.children) return tag({ text: 'All answered', colour: 'green' })
  if (!link) return tag({ text: 'No link yet', colour: 'grey' })
  if (!works) return tag({ text: 'Link ended', colour: 'grey' })
  const since = html`link given ${daysAgo(link.made_at, now)}`
  if (tutor.answered === 0) return html`${tag({ text: 'No answer yet', colour: 'yellow' })} ${since}`
  return html`${tag({ text: 'Begun', colour: 'blue' })} ${since}`
}

function childrenTable(children: RoundChild[], tutors: RoundTutor[], now: Date): Html {
  const names = new Map(tutors.map(each => [each.id, each.name]))
  return tableCards({
    caption: 'Children of this round',
    captionHidden: true,
    rows: children,
    link: { heading: 'Name', href: each => `/identify/children/${each.child_id}`, text: nameOf },
    columns: [
      { heading: 'Year', cell: each => yearName(each.year_group), short: true },
      { heading: 'Tutor', cell: each => names.get(each.tutor_id ?? '') },
      { heading: 'Answered', cell: each => each.answered_at && daysAgo(each.answered_at, now), short: true },
      { heading: 'Of what', cell: each => partsOf(each) },
      { heading: 'Added because', cell: each => each.added_because },
    ],
    empty: 'This round asks about nobody.',
  })
}

function partsOf({ sdq, engagement, concerns }: RoundChild): string {
  return [sdq && 'scores', engagement && 'engagement', concerns && 'concerns'].filter(Boolean).join(', ')
}
