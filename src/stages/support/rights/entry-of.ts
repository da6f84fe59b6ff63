// The entry of what happened that a correction is about, as far as it is the reader's to read.
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
  const found = await happenedWith(visit, gathered, childId, { from: day, to: day })
  return found.find(each => each.id === id && mayBeWrong(each))
}

/** Read by this reader, and finished. */
export function mayBeWrong({ restricted, unfinished }: Happening): boolean {
  return restricted === undefined && unfinished === undefined
}
