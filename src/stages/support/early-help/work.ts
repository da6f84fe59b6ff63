// What is done in an episode: needs of the whole family, reviews, and what waits because of them.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const made = maybe({ id: uuid })
const db = queries(new URL('./work.sql', import.meta.url), {
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
  addReview: made,
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
  findOpen: many({
    id: uuid,
    child_id: uuid,
    began_on: day,
    review_by: day,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school_id: orNull(uuid),
    school: orNull(text),
    lead_id: orNull(uuid),
    lead: orNull(text),
    organisation: orNull(text),
    mine: orNull(truth),
    level: orNull(whole),
    level_name: orNull(text),
    reviewed_on: orNull(day),
    next_on: orNull(day),
    leans: texts,
    needs_open: orNull(whole),
  }),
  findAround: many({ child_id: uuid, forename: orNull(text), surname: orNull(text) }),
  findReviewsDue: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    next_on: orNull(day),
  }),
  findEpisodesOf: many({ child_id: uuid, lead: orNull(text), mine: orNull(truth), next_on: orNull(day) }),
  findHappened: many({
    id: uuid,
    what: orNull(text),
    on_day: orNull(day),
    at: moment,
    words: orNull(text),
    by_name: orNull(text),
  }),
})

export const whose = ['child', 'parent', 'sibling', 'family'] as const
export type Whose = (typeof whose)[number]
/** Which way it goes: less help is needed, as much, or more. */
export const leans = ['less', 'same', 'more'] as const
export type Leans = (typeof leans)[number]

export type Need = Awaited<ReturnType<typeof needsOf>>[number]
export type Review = Awaited<ReturnType<typeof reviewsOf>>[number]
export type OpenEpisode = Awaited<ReturnType<typeof openEpisodes>>[number]
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

/** Every open episode that the asker reads, with what its standing is judged by (standing.ts). */
export function openEpisodes(tx: Tx) {
  return db.findOpen(tx)
}

/** Of whom the asker may know, for an episode that somebody else leads, only whom to ask. */
export function aroundOnly(tx: Tx) {
  return db.findAround(tx)
}

/** Of the episodes that the asker leads: whose review is due by this day. */
export function reviewsDue(tx: Tx, onDay: string) {
  return db.findReviewsDue(tx, { on_day: onDay })
}

/** Of these children: who has an open episode, who leads it, and when it is reviewed next. */
export function openOf(tx: Tx, children: readonly string[]) {
  return db.findEpisodesOf(tx, { children: [...children] })
}

export function earlyHelpHappened(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findHappened(tx, { child_id: childId, from_day: from, to_day: to })
}
