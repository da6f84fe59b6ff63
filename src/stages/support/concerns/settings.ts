// Within how many days something about a child's safety is done (`alerts.deadlines` of the blueprint), and what stands in for what a
// place leaves out (rules/concerns.md).
import type { Tx } from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'

export type Deadlines = {
  /** Working days in which somebody else looks at a record that was opened by breaking the glass. */
  glassWorkingDays: number
  /** Days, school days or not, in which a file is with the next school after a move. */
  passOnDays: number
}

/** Kith's own two; five as Keeping children safe in education says of a move within the year. */
const USUAL: Deadlines = { glassWorkingDays: 2, passOnDays: 5 }

export async function deadlines(tx: Tx): Promise<Deadlines> {
  const said = (await blueprintInForce(tx)).content.alerts.deadlines
  return {
    glassWorkingDays: said?.glass_looked_at_working_days ?? USUAL.glassWorkingDays,
    passOnDays: said?.file_passed_on_days ?? USUAL.passOnDays,
  }
}
