// All that happened with one child or young person, told by every stage: each is asked once for a span.
import { daysBefore } from '#arithmetic/days.ts'
import type { Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Happening } from '#records/children/happenings.ts'

/** Before anybody a place works with was born. */
const BEGINNING = '1990-01-01'

/** Everything until a day, or since one. */
export async function happenedWith(
  visit: Visit,
  gathered: Gathered,
  childId: string,
  { from = BEGINNING, to }: { from?: string; to: string },
): Promise<Happening[]> {
  const told = await Promise.all(
    (gathered.happenings ?? []).map(happenings => happenings(visit, childId, { from, to })),
  )
  return told.flat()
}

/**
 * Spans of days, from the newest back: a page is full after the first, and nobody waits for years they did not ask for. Half
 * a year is read as quickly as a month, since asking every stage costs more than what they answer.
 */
const SPANS = [240]

/**
 * What happened up to a day, back to a day on which there are enough entries that count. `since` is the first day that was
 * asked of; undefined where everything was.
 */
export async function happenedUpTo(
  visit: Visit,
  gathered: Gathered,
  childId: string,
  to: string,
  enough: (found: readonly Happening[]) => boolean,
): Promise<{ found: Happening[]; since: string | undefined }> {
  const found: Happening[] = []
  let until = to
  for (const days of SPANS) {
    const from = daysBefore(to, days)
    found.push(...(await happenedWith(visit, gathered, childId, { from, to: until })))
    if (enough(found)) return { found, since: from }
    until = daysBefore(from, 1)
  }
  found.push(...(await happenedWith(visit, gathered, childId, { to: until })))
  return { found, since: undefined }
}
