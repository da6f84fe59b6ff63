import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { caseload } from './pages/list.ts'

export function caseloadRoutes(gathered: Gathered): Route[] {
  return [{ method: 'GET', path: '/support/children', permission: 'read plan', page: caseload(gathered) }]
}
