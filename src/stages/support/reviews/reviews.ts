// Reviews with a child or young person: planned, held or cancelled; who came and what each said; and meetings of home and
// school, which both look back at. Rule: rules/reviews.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'

const db = queries(new URL('./reviews.sql', import.meta.url), {
  beginReviews: many({ id: uuid }),
  addSides: many({ id: uuid }),
  holdReview: maybe({ id: uuid }),
  cancelReview: maybe({ id: uuid }),
  lookBack: maybe({ id: uuid }),
  findReviews: many({
    id: uuid,
    kind: text,
    planned_for: day,
    at_time: orNull(text),
    held_where: orNull(text),
    held_on: orNull(day),
    agreed: orNull(text),
    held_by: orNull(text),
    cancelled_on: orNull(day),
    cancelled_because: orNull(text),
    look_back_on: orNull(day),
    looked_back_on: orNull(day),
    looked_back_words: orNull(text),
    made_at: moment,
    made_by: orNull(text),
  }),
  findSides: many({
    id: uuid,
    review_id: uuid,
    side: text,
    name: orNull(text),
    came: truth,
    said: orNull(text),
    asks: orNull(text),
    made_by: orNull(text),
    made_at: moment,
  }),
  findMeetings: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    kind: text,
    planned_for: day,
    at_time: orNull(text),
    held_on: orNull(day),
    look_back_on: orNull(day),
  }),
  findReviewHappenings: many({
    id: uuid,
    what: text,
    kind: text,
    on_day: orNull(day),
    at: moment,
    words: orNull(text),
    by_name: orNull(text),
  }),
})

/** `between` is a small review at any time. */
export type ReviewKind = 'termly' | 'between' | 'home-school'
export const sides = ['child', 'parent', 'school', 'other'] as const
export type Side = (typeof sides)[number]

export type Held = { onDay: string; agreed: string; lookBackOn?: string | null | undefined }
/** Planned for a day, and held where `held` says so. */
export type NewReview = {
  id: string
  childId: string
  kind: ReviewKind
  plannedFor: string
  at?: string | null | undefined
  where?: string | null | undefined
  held?: Held | undefined
  madeBy?: string | undefined
}
/** Whether one side came, who that was, what they said, and what they ask of the other. */
export type NewSide = {
  id: string
  reviewId: string
  side: Side
  name?: string | null | undefined
  came: boolean
  said?: string | null | undefined
  asks?: string | null | undefined
  madeBy?: string | undefined
}

export type Review = Awaited<ReturnType<typeof reviewsOf>>[number]
export type SideOf = Awaited<ReturnType<typeof sidesOf>>[number]

/** Plans reviews, or writes those that were held. One of a kind is planned at a time. Answers the ids that are new. */
export async function beginReviews(tx: Tx, reviews: readonly NewReview[]): Promise<string[]> {
  const rows = await db.beginReviews(tx, {
    rows: JSON.stringify(
      reviews.map(each => ({
        id: each.id,
        child_id: each.childId,
        kind: each.kind,
        planned_for: each.plannedFor,
        at_time: each.at,
        held_where: each.where,
        made_by: each.madeBy,
        held_on: each.held?.onDay,
        agreed: each.held?.agreed,
        look_back_on: each.held?.lookBackOn,
      })),
    ),
  })
  return rows.map(each => each.id)
}

/** Writes up a planned review. False where it was held or cancelled before. */
export async function holdReview(
  tx: Tx,
  childId: string,
  id: string,
  { onDay, agreed, lookBackOn }: Held,
): Promise<boolean> {
  const values = { id, child_id: childId, on_day: onDay, agreed, look_back_on: lookBackOn ?? null }
  return (await db.holdReview(tx, values)) !== undefined
}

/** Adds who came and what they said; of one side the newest stands. */
export async function addSides(tx: Tx, given: readonly NewSide[]): Promise<string[]> {
  if (given.length === 0) return []
  const rows = await db.addSides(tx, {
    rows: JSON.stringify(
      given.map(each => ({
        id: each.id,
        review_id: each.reviewId,
        side: each.side,
        name: each.name,
        came: each.came,
        said: each.said,
        asks: each.asks,
        made_by: each.madeBy,
      })),
    ),
  })
  return rows.map(each => each.id)
}

/** Says why a planned review is not held. False where it was held or cancelled before. */
export async function cancelReview(
  tx: Tx,
  childId: string,
  id: string,
  { onDay, because }: { onDay: string; because: string },
): Promise<boolean> {
  return (await db.cancelReview(tx, { id, child_id: childId, on_day: onDay, because })) !== undefined
}

/** Says what came of what home and school asked of each other. False where that was said before. */
export async function lookBack(
  tx: Tx,
  childId: string,
  id: string,
  { onDay, words }: { onDay: string; words: string },
): Promise<boolean> {
  return (await db.lookBack(tx, { id, child_id: childId, on_day: onDay, words })) !== undefined
}

/** The reviews of one child, the newest first: those planned, held and cancelled. */
export function reviewsOf(tx: Tx, childId: string) {
  return db.findReviews(tx, { child_id: childId })
}

/** What was written of each side of these reviews, the newest first. */
export function sidesOf(tx: Tx, reviews: readonly string[]) {
  return db.findSides(tx, { reviews: [...reviews] })
}

/** Of the asker's own caseload: what is planned up to a day and not written up, and what is looked back at by then. */
export function meetingsUntil(tx: Tx, until: string) {
  return db.findMeetings(tx, { until })
}

export function reviewHappenings(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findReviewHappenings(tx, { child_id: childId, from_day: from, to_day: to })
}
