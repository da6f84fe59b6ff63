import { dayInFull } from '#design/day-in-full.ts'
import type { LineKind } from './passing-on.ts'

/** `Danny Whittle leaves. Last day: 31 July 2026`. */
export function whyWords({ why, last_day: lastDay }: { why: string; last_day: string }): string {
  return `${WHY[why] ?? 'hands over'}. Last day: ${dayInFull(lastDay)}`
}

/** Where a handing over stands, in words: for lists. */
export function standing(each: {
  to_name: string | null
  finished_at: Date | null
  accepted_at: Date | null
}): string {
  if (each.accepted_at) return `With ${each.to_name}`
  if (!each.to_name) return 'Nobody is asked yet'
  return each.finished_at
    ? `Waits for the yes of ${each.to_name}`
    : `${each.to_name} is asked; the list is not done`
}

/** On which of the lists of whoever leads the team a child stands. */
export function listOf(each: { to_name: string | null; accepted_at: Date | null }) {
  return each.accepted_at ? 'done' : each.to_name ? 'waiting for a yes' : 'waiting for someone'
}

export const KIND_WORDS: Record<LineKind, { legend: string; hint: string }> = {
  matters: {
    legend: 'What matters to them',
    hint: 'What they love, what they fear, how they like to be met',
  },
  promise: { legend: 'A promise', hint: 'What you said you would do, or somebody will do for them' },
  ring: { legend: 'Whom to ring', hint: 'Who knows them, and when they are reached' },
  other: { legend: 'Something else', hint: 'What else whoever comes must know on the first day' },
}

export function endingHome(childId: string): string {
  return `/support/children/${childId}/ending`
}

export const handoversHome = '/support/handovers'
export function handedHome(each: { handover_id: string; child_id: string }): string {
  return `${handoversHome}/${each.handover_id}/children/${each.child_id}`
}

/** The same as a word of its own. */
export function whyAlone(why: string): string {
  const said = WHY[why] ?? 'hands over'
  return said[0]!.toUpperCase() + said.slice(1)
}

const WHY: Record<string, string> = { leaves: 'leaves', moves: 'moves to other children', away: 'is away' }
