// The review rhythm of a place (`review_rhythm`), and what stands in for what it leaves out. Rule: rules/reviews.md.
import type { Tx } from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'
import type { Rhythm } from './rules.ts'

/** Four weeks, as the programme says of a meeting of home and school. */
const LOOK_BACK_DAYS = 28

/** The rhythm in force in the actor's place. */
export async function rhythmOf(tx: Tx): Promise<Rhythm> {
  const { review_rhythm: rhythm } = (await blueprintInForce(tx)).content
  return {
    formal: rhythm.formal,
    withinSchoolDays: rhythm.formal_within_school_days_of_term_end,
    planWithinDays: rhythm.plan_within_days_of_start,
    lookBackDays: rhythm.look_back_after_days ?? LOOK_BACK_DAYS,
  }
}
