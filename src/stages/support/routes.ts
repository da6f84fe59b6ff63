import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childRoutes } from './child/routes.ts'
import { findingRoutes } from './finding/routes.ts'

/** Each folder of this stage has routes of its own; `gathered` is what all stages contribute to its pages. */
export function routes(gathered: Gathered): Route[] {
  return [...findingRoutes, ...childRoutes(gathered)]
}
