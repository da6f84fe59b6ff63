import type { Route } from '#design/route.ts'
import { holidaysPage } from './pages/holidays.ts'
import { listPage } from './pages/list.ts'
import { makeList, saveList } from './pages/make.ts'
import { sayRang, undoRang } from './pages/rang.ts'

const own = 'do be in school'

export const holidayRoutes: Route[] = [
  { method: 'GET', path: '/support/holidays', permission: 'read plan', page: holidaysPage },
  { method: 'POST', path: '/support/holidays/rang', permission: own, page: sayRang },
  { method: 'POST', path: '/support/holidays/rang/undo', permission: own, page: undoRang },
  { method: 'GET', path: '/support/holidays/make/:school', permission: own, page: makeList },
  { method: 'POST', path: '/support/holidays/make/:school', permission: own, page: saveList },
  { method: 'GET', path: '/support/holidays/:list', permission: 'read plan', page: listPage },
]
