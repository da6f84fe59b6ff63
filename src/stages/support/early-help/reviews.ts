// When the team around the family met: what the family said, what was found, which way it goes, when next.
import { day, many, maybe, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./reviews.sql', import.meta.url), {
  addReview: maybe({ id: uuid }),
  findReviews: many({
    id: uuid,
    on_day: day,
    who_came: text,
    family_says: orNull(text),
    words: text,
    leans: text,
    next_on: day,
    made_by: orNull(text),
  }),
})

/** Which way it goes: less help is needed, as much, or more. */
export const leans = ['less', 'same', 'more'] as const
export type Leans = (typeof leans)[number]
export type Review = Awaited<ReturnType<typeof reviewsOf>>[number]
type By = { madeBy?: string | undefined }

/** Keeps what was found when the team around the family met, and when it meets next. */
export async function addReview(
  tx: Tx,
  review: {
    id: string
    episodeId: string
    onDay: string
    whoCame: string
    familySays: string | null
    words: string
    leans: Leans
    nextOn: string
  } & By,
): Promise<boolean> {
  const row = await db.addReview(tx, {
    id: review.id,
    episode_id: review.episodeId,
    on_day: review.onDay,
    who_came: review.whoCame,
    family_says: review.familySays,
    words: review.words,
    leans: review.leans,
    next_on: review.nextOn,
    made_by: review.madeBy ?? null,
  })
  return row !== undefined
}

export function reviewsOf(tx: Tx, episodeId: string) {
  return db.findReviews(tx, { episode_id: episodeId })
}
