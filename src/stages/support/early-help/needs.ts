// What the whole family needs, each under one of the council's outcome headings; met, or not met and why.
import { day, many, maybe, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const made = maybe({ id: uuid })
const db = queries(new URL('./needs.sql', import.meta.url), {
  addNeed: made,
  settleNeed: made,
  findNeeds: many({
    id: uuid,
    whose: text,
    heading: text,
    words: text,
    found_on: day,
    settled_on: orNull(day),
    settled_as: orNull(text),
    settled_words: orNull(text),
  }),
})

export const whose = ['child', 'parent', 'sibling', 'family'] as const
export type Whose = (typeof whose)[number]
export type Need = Awaited<ReturnType<typeof needsOf>>[number]
type By = { madeBy?: string | undefined }

/** Writes down what somebody in the family needs, under a heading of the council's. */
export async function addNeed(
  tx: Tx,
  need: { id: string; episodeId: string; whose: Whose; heading: string; words: string; foundOn: string } & By,
): Promise<boolean> {
  const row = await db.addNeed(tx, {
    id: need.id,
    episode_id: need.episodeId,
    whose: need.whose,
    heading: need.heading,
    words: need.words,
    found_on: need.foundOn,
    made_by: need.madeBy ?? null,
  })
  return row !== undefined
}

/** A need is met, or is not met and says why. False where it was settled. */
export async function settleNeed(
  tx: Tx,
  childId: string,
  { id, onDay, as, words }: { id: string; onDay: string; as: 'met' | 'not-met'; words: string | null },
): Promise<boolean> {
  return (
    (await db.settleNeed(tx, { id, child_id: childId, on_day: onDay, settled_as: as, words })) !== undefined
  )
}

export function needsOf(tx: Tx, episodeId: string) {
  return db.findNeeds(tx, { episode_id: episodeId })
}
