// What groups tell: what a child was at and for how long, which groups they go to, today's groups, registers not taken.
import { daysBefore } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { once } from '#platform/database/once.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, Mentions } from '#records/children/contributions.ts'
import type { ChildPart, DayLines, Happenings, WaitingLines } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { durationOf } from '#records/groups/dose.ts'
import { groupDaysBetween } from '#records/groups/groups.ts'
import { attendedBy, dosesOf, lastAttended, membershipsOf } from '#records/groups/registers.ts'
import { todayOf } from '#records/places/today.ts'
import { NOT_THERE_WORDS, THERE_WORDS } from './words.ts'

const POINTS = 40
/** A register that was not taken is asked for so many days. */
const ASKED_FOR = 14

const attended: Happenings = async ({ tx }, childId, { from, to }) =>
  (await whereKept(tx, childId, 'registers', () => attendedBy(tx, childId, from, to))).map(row => {
    const there = THERE_WORDS[row.there as keyof typeof THERE_WORDS]
    const why = row.why ? `: ${NOT_THERE_WORDS[row.why as keyof typeof NOT_THERE_WORDS].toLowerCase()}` : ''
    const dose = row.there === 'not-there' ? '' : `, ${durationOf(row.minutes ?? 0)}`
    return {
      id: `${row.register_id}-${childId}`,
      day: row.on_day,
      at: row.made_at ?? new Date(`${row.on_day}T12:00:00Z`),
      kind: 'groups',
      title: `${row.name}: ${there.toLowerCase()}${why}${dose}`,
      by: row.taken_by ?? undefined,
      href: `/support/groups/${row.group_id}/days/${row.group_day_id}`,
    }
  })

const mentions: Mentions = (tx, children, since) => lastAttended(tx, children, since)

const goesTo: ChildPart = async (visit, childId) => {
  const { tx } = visit
  const today = todayOf(visit)
  const [groups, doses] = await Promise.all([
    whereKept(tx, childId, 'groups', () => membershipsOf(tx, childId, today)),
    whereKept(tx, childId, 'registers', () => dosesOf(tx, [childId])),
  ])
  if (groups.length === 0 && doses.length === 0) return undefined
  const now = new Set(groups.map(each => each.group_id))
  const before = doses.filter(each => !now.has(each.group_id))
  const dose = (id: string) => {
    const found = doses.find(each => each.group_id === id)
    return found
      ? html`: there ${found.there} of ${counted(found.days, 'day', 'days')}, ${durationOf(found.minutes ?? 0)}`
      : html`: no register yet`
  }
  return {
    slot: 'around',
    title: 'Groups',
    href: '/support/groups',
    body: html`<ul class="govuk-list">${groups.map(each => html`<li><a class="govuk-link" href="/support/groups/${each.group_id}">${each.name}</a>, ${each.school}${dose(each.group_id)}</li>`)}${before.map(each => html`<li>Before: <a class="govuk-link" href="/support/groups/${each.group_id}">${each.name}</a>${dose(each.group_id)}</li>`)}</ul>`,
  }
}

// Today's and those whose register may be wanting: one question for both.
const lately = (tx: Tx, day: string) =>
  once(tx, `group days until ${day}`, () => groupDaysBetween(tx, daysBefore(day, ASKED_FOR), day))

const groupsOfDay: DayLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do run groups')) return []
  return (await lately(tx, day))
    .filter(
      each =>
        each.on_day === day &&
        each.cancelled_why === null &&
        (each.run_by === null || each.run_by === actor.personId),
    )
    .map(each => ({
      at: each.starts_at,
      text: html`${each.name}`,
      why: `${each.school}, to ${each.ends_at}${each.taken ? ', register taken' : ''}`,
      href: `/support/groups/${each.group_id}/days/${each.id}`,
    }))
}

const untaken: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'do run groups')) return []
  return (await lately(tx, day))
    .filter(
      each =>
        each.on_day < day && !each.taken && each.cancelled_why === null && each.run_by === actor.personId,
    )
    .map(each => ({
      text: html`Register of ${each.name}`,
      why: `${shortDate(each.on_day, day)}: nobody has said who was there`,
      href: `/support/groups/${each.group_id}/days/${each.id}`,
      action: 'Take it',
      points: POINTS,
      due: each.on_day,
    }))
}

export const groupsContributes: Contributions = {
  happenings: [{ tell: attended, notes: false }],
  mentions: [mentions],
  childParts: [goesTo],
  dayLines: [groupsOfDay],
  waiting: [untaken],
}
