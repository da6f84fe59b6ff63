import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayStrip, type StripDay } from '#design/day-strip.ts'
import { details } from '#design/details.ts'
import type { PageFunction } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { durationOf } from '#records/groups/dose.ts'
import {
  type DayOfGroup,
  daysOfGroup,
  type GroupKind,
  type Member,
  membersOf,
  onRegister,
  WHY_LEFT,
  type WhyCancelled,
} from '#records/groups/groups.ts'
import { dosesOf } from '#records/groups/registers.ts'
import { todayOf } from '#records/places/today.ts'
import { CANCELLED_WORDS, KIND_WORDS, LEFT_WORDS, offWords } from '../words.ts'
import { groupOfVisit } from './group-of-visit.ts'

/** One group: its next days, who comes and how much of it each had, the days that were. */
export const groupPage: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const group = await groupOfVisit(visit)
  const today = todayOf(visit)
  const [members, days] = await Promise.all([membersOf(tx, group.id), daysOfGroup(tx, group.id)])
  const doses = new Map(
    (
      await dosesOf(
        tx,
        members.map(each => each.child_id),
      )
    )
      .filter(each => each.group_id === group.id)
      .map(each => [each.child_id, each]),
  )
  await record(tx, {
    action: 'saw-list',
    subject: 'group',
    subjectId: group.id,
    request: requestId,
    detail: { children: members.length },
  })
  const { on, off } = onRegister(members, today)
  const changes = group.ours === true && may(actor, 'do run groups')
  const home = `/support/groups/${group.id}`
  const next = days.find(each => each.on_day >= today && each.cancelled_why === null)
  const untaken = days.filter(each => each.on_day < today && !each.taken && each.cancelled_why === null)
  const held = days.filter(each => each.taken && each.cancelled_why === null)
  const minutes = [...doses.values()].reduce((sum, each) => sum + (each.minutes ?? 0), 0)
  return {
    title: 'A group',
    heading: group.name,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Groups', href: '/support/groups' },
      { text: group.name },
    ],
    body: html`
<p class="govuk-body-l">${KIND_WORDS[group.kind as GroupKind]} at ${group.school}${group.room && html`, ${group.room}`}. Run by ${group.run_by_name ?? group.run_by_words ?? 'the school'}.${group.ended_on && html` ${group.ended_on < today ? 'Ended' : 'Ends'} ${shortDate(group.ended_on, today)}.`}</p>
${
  next && changes
    ? html`<div class="govuk-button-group">${button({ text: next.on_day === today ? (next.taken ? 'Today’s register' : 'Take today’s register') : `Register of ${shortDate(next.on_day, today)}`, href: `${home}/days/${next.id}` })}<a class="govuk-link" href="${home}/days/${next.id}/blank">Blank register to print</a></div>`
    : next &&
      html`<p class="govuk-body">Next on ${shortDate(next.on_day, today)}, ${next.starts_at} to ${next.ends_at}.</p>`
}
${untaken.length > 0 && changes && html`<p class="govuk-body">No register yet: ${untaken.slice(-5).map((each, n) => html`${n > 0 && ' · '}<a class="govuk-link" href="${home}/days/${each.id}">${shortDate(each.on_day, today)}</a>`)}</p>`}
<p class="govuk-body"><strong>So far:</strong> ${counted(held.length, 'day', 'days')} held of ${counted(days.filter(each => each.on_day <= today).length, 'day', 'days')} planned; ${durationOf(minutes)} in all for ${counted(doses.size, 'child or young person', 'children and young people')}.</p>
${tableCards<Member>({
  caption: `Who comes: ${on.length}`,
  rows: on,
  link: {
    heading: 'Name',
    href: each => `/support/children/${each.child_id}`,
    text: each => shortNameOf(each),
  },
  columns: [
    { heading: 'Year', cell: each => yearName(each.year_group), short: true },
    { heading: 'School', cell: each => each.school },
    {
      heading: 'There',
      cell: each => {
        const dose = doses.get(each.child_id)
        return dose && `${dose.there} of ${counted(dose.days, 'day', 'days')}`
      },
      short: true,
    },
    {
      heading: 'Dose so far',
      cell: each => durationOf(doses.get(each.child_id)?.minutes ?? 0),
      short: true,
    },
    ...(changes ? [{ heading: 'Leaves', cell: (each: Member) => leaves(home, each), long: true }] : []),
  ],
  empty: 'Nobody yet. Add who comes.',
})}
${changes && group.ended_on === null && button({ text: 'Add who comes', href: `${home}/members`, classes: 'govuk-button--secondary' })}
${off.length > 0 && html`<p class="govuk-body">Not on the register any more: ${off.map((each, n) => html`${n > 0 && '; '}<bdi>${shortNameOf(each)}</bdi>, ${offWords(each)}${each.until_day && html` (last day ${shortDate(each.until_day, today)})`}`)}.</p>`}
<h2 class="govuk-heading-m">The days</h2>
${changes && html`<p class="govuk-body"><a class="govuk-link" href="${home}/change">${group.ended_on === null ? 'Add days, call days off, or end the group' : 'Let the group go on'}</a></p>`}
${
  days.length === 0
    ? html`<p class="govuk-body">No day is planned: the school was or will be closed on all of them.</p>`
    : html`${dayStrip({
        id: 'days',
        finding: html`<strong>${held.length}</strong> held, ${days.filter(each => each.cancelled_why !== null).length} called off`,
        title: `Days of ${group.name}`,
        days: days.map(each => stripDay(each, today)),
        today,
        source: '✓ register taken, – called off, ? no register yet',
      })}
${tableCards<DayOfGroup>({
  caption: 'Day by day, the newest first',
  rows: days
    .filter(each => each.on_day <= today)
    .reverse()
    .slice(0, 40),
  link: {
    heading: 'Day',
    href: each => `${home}/days/${each.id}`,
    text: each => shortDate(each.on_day, today),
  },
  columns: [
    {
      heading: 'There',
      cell: each =>
        each.cancelled_why
          ? `Called off: ${CANCELLED_WORDS[each.cancelled_why as WhyCancelled].toLowerCase()}`
          : each.taken
            ? `${each.there} of ${each.marked}`
            : 'No register yet',
    },
    { heading: 'Dose', cell: each => each.taken && durationOf(each.minutes), short: true },
  ],
  empty: 'The first day has not come yet.',
})}`
}`,
  }
}

function leaves(home: string, member: Member): Html {
  const about = html`<span class="govuk-visually-hidden">, <bdi>${shortNameOf(member)}</bdi></span>`
  return details({
    summaryText: html`Leaves${about}`,
    text: html`<form method="post" action="${home}/members/${member.id}">${select({
      name: 'why',
      id: `why-${member.id}`,
      label: html`Why${about}`,
      items: WHY_LEFT.map(value => ({ value, text: LEFT_WORDS[value] })),
    })}${button({ text: html`Today is the last day${about}`, classes: 'govuk-button--secondary' })}</form>`,
  })
}

function stripDay(each: DayOfGroup, today: string): StripDay {
  const { on_day: day } = each
  if (each.cancelled_why !== null) {
    const why = CANCELLED_WORDS[each.cancelled_why as WhyCancelled]
    return { day, state: 'closed', letter: '–', text: `Called off: ${why.toLowerCase()}` }
  }
  if (each.taken) return { day, state: 'there', letter: '✓', text: `${each.there} of ${each.marked} there` }
  return day < today
    ? { day, state: 'away', letter: '?', text: 'No register yet' }
    : { day, state: 'ahead', text: 'To come' }
}
