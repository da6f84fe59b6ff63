// What people who see a child have said in their own words: why a rating is what it is, what was seen that worries them.
import { day, many, moment, orNull, queries, type Tx, text } from '#platform/database/queries.ts'

const db = queries(new URL('./said.sql', import.meta.url), {
  findSaid: many({
    on_day: day,
    about: text,
    word: text,
    because: orNull(text),
    said_by: orNull(text),
    known_at: moment,
  }),
})

/** `about` is an area that is rated, with a rating; or `concern`, with its kind. */
export type SaidOfChild = Awaited<ReturnType<typeof whatWasSaid>>[number]

/** The newest twenty things said of a child that still stand, of those whose scores the actor may read. */
export function whatWasSaid(tx: Tx, childId: string) {
  return db.findSaid(tx, { child_id: childId })
}
