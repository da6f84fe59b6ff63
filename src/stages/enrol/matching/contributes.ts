// What matching adds to other pages: who is new on a list, who waits for somebody, whose baseline is about to close.
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Contributions, TodayPart } from '#records/children/contributions.ts'
import type { ChildPart, DayLines, Happenings, WaitingLines } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { todayOf } from '#records/places/today.ts'
import { enrolmentsOf } from '../agreements/agreements.ts'
import {
  closingBaselines,
  matchedLately,
  matchesOf,
  measuresOf,
  newOnCaseload,
  waitingForMatch,
  withoutWorker,
} from './matching.ts'

const matchHappenings: Happenings = async (visit, childId, { from, to }) => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return []
  const [matches, enrolments] = await Promise.all([matchesOf(tx, childId), enrolmentsOf(tx, childId)])
  const href = `/enrol/children/${childId}/agreements`
  return [
    ...matches.map((each, n) => ({
      id: each.id,
      day: each.matched_on,
      at: each.matched_at,
      kind: 'agreements',
      title:
        n === matches.length - 1
          ? `Matched with ${each.name}: taking part begins`
          : `${each.name} is the Link Worker from now`,
      by: each.matched_by ?? undefined,
      href,
    })),
    ...enrolments.flatMap(each =>
      each.ended_on
        ? [
            {
              id: `${each.id}-ended`,
              day: each.ended_on,
              at: new Date(`${each.ended_on}T12:00:00Z`),
              kind: 'agreements',
              title:
                each.ended_because === 'withdrew'
                  ? 'Taking part ended: the yes was taken back'
                  : 'Taking part ended',
              href,
              system: true as const,
            },
          ]
        : [],
    ),
  ].filter(each => each.day >= from && each.day <= to)
}

/** For a Link Worker: to whom the first hello is to be said. For a school's lead: who was matched. */
const newHere: DayLines = async ({ tx, actor }, day) => {
  if (actor.roles.includes('link-worker'))
    return (await whereThere(tx, 'first hellos', () => newOnCaseload(tx, day))).map(each => ({
      text: html`New on your caseload: <bdi>${shortNameOf(each)}</bdi> – the first hello`,
      why: `${each.school}, matched ${shortDate(each.matched_on, day)}`,
      href: `/support/children/${each.child_id}`,
      childId: each.child_id,
    }))
  if (actor.roles.includes('school-lead'))
    return (await matchedLately(tx, day)).map(each => ({
      text: html`<bdi>${shortNameOf(each)}</bdi> has a Link Worker: <bdi>${each.worker}</bdi>`,
      why: `Matched ${shortDate(each.matched_on, day)}; the first hello is still to come`,
      href: `/support/children/${each.child_id}`,
      childId: each.child_id,
    }))
  return []
}

const toBeMatched: WaitingLines = async ({ tx, actor }) => {
  if (!may(actor, 'do match link workers')) return []
  const [waiting, alone] = await Promise.all([waitingForMatch(tx), withoutWorker(tx)])
  return [
    ...(waiting.length > 0
      ? [
          {
            text: html`${counted(waiting.length, 'child or young person waits', 'children and young people wait')} for a Link Worker`,
            why: 'Both said yes',
            href: '/enrol/matching',
            action: 'Match',
            points: 50,
            due: waiting[0]?.since ?? undefined,
          },
        ]
      : []),
    ...(alone.length > 0
      ? [
          {
            text: html`${counted(alone.length, 'child or young person takes part and has', 'children and young people take part and have')} no Link Worker`,
            why: 'Nobody who works here has them',
            href: '/enrol/matching',
            action: 'Match',
            // Somebody with nobody comes before all that has somebody.
            points: 80,
          },
        ]
      : []),
  ]
}

const baselineCloses: WaitingLines = async ({ tx, actor }, day) => {
  if (!actor.roles.includes('link-worker')) return []
  return (await whereThere(tx, 'measures', () => closingBaselines(tx, day))).map(each => ({
    text: html`The baseline of <bdi>${shortNameOf(each)}</bdi> is not whole`,
    why: `${(each.missing ?? []).map(measureName).join(', ')}; until ${shortDate(each.closes_on!, day)}`,
    href: `/support/children/${each.child_id}`,
    action: 'Look',
    points: 20,
    due: each.closes_on ?? undefined,
  }))
}

/** The first hello, and what of the baseline is there; shown while it is open. */
const beginning: ChildPart = async (visit, childId) => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return undefined
  const today = todayOf(visit)
  const [[match], measures, [enrolment]] = await Promise.all([
    matchesOf(tx, childId),
    whereKept(tx, childId, 'beginnings', () => measuresOf(tx, childId)),
    enrolmentsOf(tx, childId),
  ])
  if (!match || !enrolment || enrolment.ended_on !== null) return undefined
  const hello = match.hello_on === null && match.ended_at === null
  const open = measures.filter(each => (each.closes_on ?? '') >= today)
  if (!hello && open.every(each => each.done_on !== null)) return undefined
  return {
    slot: 'next',
    title: 'The beginning',
    body: html`${
      hello &&
      (match.person_id === actor.personId
        ? html`<form method="post" action="/enrol/children/${childId}/hello"><p class="govuk-body">New on your caseload since ${shortDate(match.matched_on, today)}. <button type="submit" class="govuk-button govuk-button--secondary" data-prevent-double-click="true">The first hello is said</button></p></form>`
        : html`<p class="govuk-body"><bdi>${match.name}</bdi> says the first hello.</p>`)
    }${
      open.length > 0 &&
      html`<p class="govuk-body">Baseline, ${open.filter(each => each.done_on).length} of ${open.length} there, until ${shortDate(open.at(-1)!.closes_on!, today)}:</p><ul class="govuk-list govuk-list--bullet">${open.map(each => html`<li>${measureName(`${each.instrument} ${each.informant}`)}: ${each.done_on ? `there, ${shortDate(each.done_on, today)}` : 'not there yet'}</li>`)}</ul>`
    }`,
  }
}

const INFORMANTS: Record<string, string> = {
  teacher: 'teacher',
  parent: 'parent or carer',
  self: 'own answers',
  worker: 'Link Worker',
}

/** `sdq teacher` as `SDQ, teacher`. */
function measureName(measure: string): string {
  const [instrument = '', informant = ''] = measure.split(' ')
  const name =
    instrument === 'sdq' ? 'SDQ' : instrument[0]?.toUpperCase() + instrument.slice(1).replaceAll('-', ' ')
  return `${name}, ${INFORMANTS[informant] ?? informant}`
}

const waitingHere: TodayPart = async visit => {
  if (!may(visit.actor, 'do match link workers')) return undefined
  const waiting = await waitingForMatch(visit.tx)
  if (waiting.length === 0) return undefined
  return {
    title: 'Match with a Link Worker',
    href: '/enrol/matching',
    body: html`<p class="govuk-body">${counted(waiting.length, 'child or young person waits', 'children and young people wait')}: both said yes, and nobody is matched.</p>`,
  }
}

export const matchingContributes: Contributions = {
  today: [waitingHere],
  happenings: [{ tell: matchHappenings, notes: false }],
  dayLines: [newHere],
  waiting: [toBeMatched, baselineCloses],
  childParts: [beginning],
}
