// All that happened with one child or young person, told by every stage: each is asked once for a span.
import { daysBefore } from '#arithmetic/days.ts'
import type { Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Happening } from '#records/children/happenings.ts'

/** Before anybody a place works with was born. */
export const BEGINNING = '1990-01-01'

/** Everything until a day, or since one; only of those who tell what people wrote or did where `notes` alone are asked for. */
export async function happenedWith(
  visit: Visit,
  gathered: Gathered,
  childId: string,
  { from = BEGINNING, to, notes = false }: { from?: string; to: string; notes?: boolean },
): Promise<Happening[]> {
  const told = await Promise.all(
    (gathered.happenings ?? [])
      .filter(each => each.notes || !notes)
      .map(({ tell }) => tell(visit, childId, { from, to })),
  )
  return told.flat()
}

/**
 * So many days back are asked of first: most pages are full with them, and nobody waits for years they did not ask for. Eight
 * months are read as quickly as one, since asking every stage costs more than what they answer.
 */
const FIRST_DAYS = 240
/** Of who came within so many days there is little before: asking twice would cost more. */
const NEW_DAYS = 365

/**
 * What happened up to a day, back to a day on which there are enough entries that count. `since` is the first day that was
 * asked of; undefined where everything was: at once for a child who came within the last year, else where that is not enough.
 */
export async function happenedUpTo(
  visit: Visit,
  gathered: Gathered,
  { childId, cameOn, to }: { childId: string; cameOn: string | undefined; to: string },
  enough: (found: readonly Happening[]) => boolean,
): Promise<{ found: Happening[]; since: string | undefined }> {
  const isNew = cameOn !== undefined && cameOn > daysBefore(to, NEW_DAYS)
  if (isNew) return { found: await happenedWith(visit, gathered, childId, { to }), since: undefined }
  const from = daysBefore(to, FIRST_DAYS)
  const found = await happenedWith(visit, gathered, childId, { from, to })
  if (enough(found)) return { found, since: from }
  const before = await happenedWith(visit, gathered, childId, { to: daysBefore(from, 1) })
  return { found: [...found, ...before], since: undefined }
}
