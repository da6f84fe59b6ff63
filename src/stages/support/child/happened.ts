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
 * So many days back are asked of first: most pages are full with them, and nobody waits for years they did not ask for. Eight
 * months are read as quickly as one, since asking every stage costs more than what they answer.
 */
const FIRST_DAYS = 240

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
  const from = daysBefore(to, FIRST_DAYS)
  const found = await happenedWith(visit, gathered, childId, { from, to })
  if (enough(found)) return { found, since: from }
  const before = await happenedWith(visit, gathered, childId, { to: daysBefore(from, 1) })
  return { found: [...found, ...before], since: undefined }
}
