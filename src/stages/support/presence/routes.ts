import type { Route } from '#design/route.ts'
import { changeClosure, close, closuresPage } from './pages/closures.ts'
import { inSchoolPage, sayDay, undoDay } from './pages/in-school.ts'
import { seenPage, tapClub, tapSeen, undoSeen } from './pages/seen.ts'

export const presenceRoutes: Route[] = [
  { method: 'GET', path: '/support/seen', permission: 'do be in school', page: seenPage },
  { method: 'POST', path: '/support/seen', permission: 'do be in school', page: tapSeen },
  { method: 'POST', path: '/support/seen/undo', permission: 'do be in school', page: undoSeen },
  { method: 'POST', path: '/support/seen/club', permission: 'do be in school', page: tapClub },
  { method: 'GET', path: '/support/in-school', permission: 'read plan', page: inSchoolPage },
  { method: 'POST', path: '/support/in-school', permission: 'do be in school', page: sayDay },
  { method: 'POST', path: '/support/in-school/undo', permission: 'do be in school', page: undoDay },
  { method: 'GET', path: '/support/closures', permission: 'read plan', page: closuresPage },
  { method: 'POST', path: '/support/closures', permission: 'do close a school', page: close },
  {
    method: 'POST',
    path: '/support/closures/:closure',
    permission: 'do close a school',
    page: changeClosure,
  },
]
