// Whom a Link Worker of a pretend place has not got to lately: of those who miss school one or two of whom nobody has spoken,
// and for many somebody who was in school and whom nobody saw this week. A week that ran over, and no fault of theirs.
import { type Random, randomFrom } from '../random.ts'
import type { Facts } from './facts.ts'
import { isOfCast } from './speech.ts'

/** So many school days without a word, today counted: as many as it takes to stand under Not mentioned lately. */
export const QUIET_DAYS = 11
/** As many as it takes to stand under Not seen this week, and no more than that. */
const UNSEEN_DAYS = 6
/** What followed a suspension is spoken of: whoever was suspended since is left out. */
const SUSPENDED_SINCE = '2026-06-15'

/** The days of silence of those children who have any, drawn for each Link Worker from their own. */
export function silencesOf(all: readonly Facts[], seed: string): ReadonlyMap<string, number> {
  const silences = new Map<string, number>()
  for (const theirs of Map.groupBy(all, each => each.workerId).values()) {
    const random = randomFrom(`${seed} quiet ${theirs[0]!.worker}`)
    const free = shuffled(
      theirs.filter(each => !isOfCast(each.upn) && each.suspensions.every(one => one.on < SUSPENDED_SINCE)),
      random,
    )
    const missing = free.filter(each => each.missing)
    const quiet = missing.slice(0, random.chance(0.35) ? 2 : 1)
    for (const { childId } of quiet) silences.set(childId, QUIET_DAYS)
    const there = free.find(each => !each.missing)
    if (there && (quiet.length === 0 || random.chance(0.4))) silences.set(there.childId, UNSEEN_DAYS)
  }
  return silences
}

/** The day from which nobody met or spoke of the child, so many of their school days before `today` is over. */
export function silentFrom(facts: Facts, today: string, days: number): string | undefined {
  if (days === 0) return undefined
  return facts.days.filter(each => each.day >= facts.beganOn && each.day <= today).at(-days)?.day
}

function shuffled<T>(those: readonly T[], random: Random): T[] {
  return those
    .map(each => ({ each, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each)
}
