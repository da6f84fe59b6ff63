import type { Route } from '#design/route.ts'
import { noticing, takeAnswer, takeBack, takeNoticing } from './pages/noticing.ts'
import { people, takeLanguage, takeTraining } from './pages/people.ts'
import { readOne, sample } from './pages/sample.ts'
import { team } from './pages/team.ts'

const leads = 'do lead the team'

/** The manager's Monday, the people of the team, and what people are noticing. */
export const teamRoutes: Route[] = [
  { method: 'GET', path: '/support/team', permission: leads, page: team },
  { method: 'GET', path: '/support/team/sample', permission: leads, page: sample },
  { method: 'POST', path: '/support/team/sample', permission: leads, page: readOne },
  { method: 'GET', path: '/support/team/people', permission: 'read notes', page: people },
  { method: 'POST', path: '/support/team/people/language', permission: 'read notes', page: takeLanguage },
  { method: 'POST', path: '/support/team/people/training', permission: leads, page: takeTraining },
  { method: 'GET', path: '/support/noticing', permission: 'read plan', page: noticing },
  { method: 'POST', path: '/support/noticing', permission: 'read plan', page: takeNoticing },
  {
    method: 'POST',
    path: '/support/noticing/:noticing',
    permission: 'do answer what is noticed',
    page: takeAnswer,
  },
  { method: 'POST', path: '/support/noticing/:noticing/take-back', permission: 'read plan', page: takeBack },
]
