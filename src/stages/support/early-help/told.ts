// What the council's own file said of a child. It comes in by the one door of files (#intake, council-episodes).
import { day, maybe, orNull, queries, type Tx, text } from '#platform/database/queries.ts'

const db = queries(new URL('./told.sql', import.meta.url), {
  findTold: maybe({
    said_on: day,
    began_on: day,
    ended_on: orNull(day),
    end_reason: orNull(text),
    organisation: orNull(text),
    worker: orNull(text),
    made_by: orNull(text),
  }),
})

/** What the council's file said last of a child; undefined where it said nothing. */
export function councilTold(tx: Tx, childId: string) {
  return db.findTold(tx, { child_id: childId })
}
