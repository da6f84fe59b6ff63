import type { Route } from '#design/route.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { cohortRoutes } from './cohort/routes.ts'
import { collectingRoutes } from './collecting/routes.ts'
import { familyRoutes } from './families-first/routes.ts'
import { addASchool, addTheSchool } from './imports/pages/add-a-school.ts'
import { importRoutes } from './imports/routes.ts'
import { missedRoutes } from './missed/routes.ts'
import { childReasons } from './screens/pages/child-reasons.ts'
import { overview } from './screens/pages/overview.ts'
import { askToRunScreen, screenUnderWay } from './screens/pages/run-screen.ts'
import { schoolList } from './screens/pages/school-list.ts'
import { workbenchRoutes } from './workbench/routes.ts'

/** `uploads` is the folder in which files that were sent wait to be taken in; `gathered` what all stages contribute. */
export function routes(uploads: string, seals?: Seals, gathered: Gathered = { mentions: [] }): Route[] {
  return [
    { method: 'GET', path: '/identify', permission: 'read scores', page: overview, entry: true },
    { method: 'GET', path: '/identify/schools/:school', permission: 'read scores', page: schoolList },
    { method: 'GET', path: '/identify/children/:child', permission: 'read scores', page: childReasons },
    { method: 'GET', path: '/identify/add-a-school', permission: 'do set up the place', page: addASchool },
    { method: 'POST', path: '/identify/add-a-school', permission: 'do set up the place', page: addTheSchool },
    { method: 'POST', path: '/identify/screens', permission: 'do run the screen', page: askToRunScreen },
    {
      method: 'GET',
      path: '/identify/screens/:screen',
      permission: 'do run the screen',
      page: screenUnderWay,
    },
    ...missedRoutes(gathered),
    ...familyRoutes(seals),
    ...workbenchRoutes,
    ...cohortRoutes(gathered),
    ...importRoutes(uploads),
    ...collectingRoutes,
  ]
}
