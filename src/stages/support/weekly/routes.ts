import type { Route } from '#design/route.ts'
import { weeklyHome } from './pages/home.ts'
import { answerWeekly, sawAnswers, showWeekly } from './pages/page.ts'
import { giveIt, writeWeekly } from './pages/write.ts'

const write = 'do write the weekly page'
const one = '/support/weekly/pages/:page'

export const weeklyRoutes: Route[] = [
  { method: 'GET', path: '/support/weekly', permission: 'read plan', page: weeklyHome },
  { method: 'GET', path: '/support/weekly/write/:to', permission: write, page: writeWeekly },
  { method: 'POST', path: '/support/weekly/write/:to', permission: write, page: giveIt },
  { method: 'GET', path: one, permission: 'read plan', page: showWeekly },
  { method: 'POST', path: one, permission: 'read plan', page: answerWeekly },
  { method: 'POST', path: `${one}/seen`, permission: write, page: sawAnswers },
]
