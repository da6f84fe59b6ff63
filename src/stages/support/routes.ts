import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'

/** Each folder of this stage has routes of its own; `gathered` is what all stages contribute to its pages. */
export function routes(_gathered: Gathered): Route[] {
  return []
}
