import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { today } from './pages/today.ts'
import { allThatWaits } from './pages/waiting.ts'

/** `routes` are all of the stage: Today leads to those that are there. */
export function todayRoutes(gathered: Gathered, routes: () => readonly Route[]): Route[] {
  return [
    { method: 'GET', path: '/support', permission: 'read plan', page: today(gathered, routes), entry: true },
    { method: 'GET', path: '/support/waiting', permission: 'read plan', page: allThatWaits(gathered) },
  ]
}
