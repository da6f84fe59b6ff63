// The entry of what happened that a correction is about, as far as it is the reader's to read.
import { daysBefore } from '#arithmetic/days.ts'
import type { Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Happening } from '#records/children/happenings.ts'
import { happenedWith } from '../child/happened.ts'

/** The entry of what happened that a correction is about, as far as it is the reader's to read. */
export async function entryOf(
  visit: Visit,
  gathered: Gathered,
  childId: string,
  { id, day }: { id: string; day: string },
): Promise<Happening | undefined> {
  const found = await happenedWith(visit, gathered, childId, { from: daysBefore(day, BESIDE), to: day })
  return found.find(each => each.id === id && mayBeWrong(each))
}

// A week in which nobody was seen is told only beside weeks in which somebody was: asked alone, it is not there.
const BESIDE = 365

/** Read by this reader, and finished. */
export function mayBeWrong({ restricted, unfinished }: Happening): boolean {
  return restricted === undefined && unfinished === undefined
}
