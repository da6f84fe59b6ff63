import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { happened } from './pages/happened.ts'
import { looked } from './pages/looked.ts'
import { overview } from './pages/overview.ts'

export function childRoutes(gathered: Gathered): Route[] {
  return [
    { method: 'GET', path: '/support/children/:child', permission: 'read plan', page: overview(gathered) },
    {
      method: 'GET',
      path: '/support/children/:child/happened',
      permission: 'read plan',
      page: happened(gathered),
    },
    {
      method: 'GET',
      path: '/support/children/:child/looked',
      permission: 'read notes',
      page: looked(gathered),
    },
  ]
}
