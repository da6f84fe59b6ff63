// What this stage itself knows of somebody having spoken of a child: something done about what was missed, or a concern
// that was written down. Later stages add theirs (#records/children/contributions.ts).
import { day, many, queries, uuid } from '#platform/database/queries.ts'
import type { Mentions } from '#records/children/contributions.ts'

const spoken = { child_id: uuid, on_day: day }
const db = queries(new URL('./mentions.sql', import.meta.url), {
  findLastActs: many(spoken),
  findLastConcerns: many(spoken),
})

export const acts: Mentions = (tx, children, since) => db.findLastActs(tx, { children, since })
export const concerns: Mentions = (tx, children, since) => db.findLastConcerns(tx, { children, since })
