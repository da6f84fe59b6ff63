import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { caseloadRoutes } from './caseload/routes.ts'
import { childRoutes } from './child/routes.ts'
import { findingRoutes } from './finding/routes.ts'
import { todayRoutes } from './today/routes.ts'

/** Each folder of this stage has routes of its own; `gathered` is what all stages contribute to its pages. */
export function routes(gathered: Gathered): Route[] {
  const all: Route[] = [
    ...todayRoutes(gathered, () => all),
    ...caseloadRoutes(gathered),
    ...findingRoutes,
    ...childRoutes(gathered),
  ]
  return all
}
