// What is open: every episode with what its standing is judged by, and those whose review is due.
import {
  day,
  many,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./open.sql', import.meta.url), {
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
})

export type OpenEpisode = Awaited<ReturnType<typeof openEpisodes>>[number]

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
