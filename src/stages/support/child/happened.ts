// All that happened with one child or young person, told by every stage: each is asked once for the whole span.
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
