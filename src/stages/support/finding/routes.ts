import type { Route } from '#design/route.ts'
import { findAnyChild } from './pages/find.ts'

export const findingRoutes: Route[] = [
  { method: 'GET', path: '/support/find', permission: 'read identity', page: findAnyChild },
]
