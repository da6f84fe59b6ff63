import type { Route } from '#design/route.ts'
import { home } from './pages/home.ts'

/** What the front door needs to know of this installation. */
export type FrontDoor = { pretend: boolean }

export function frontDoorRoutes(_door: FrontDoor): Route[] {
  return [{ method: 'GET', path: '/', permission: 'signed-in', page: home }]
}
