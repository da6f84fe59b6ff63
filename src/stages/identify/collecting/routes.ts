import type { Route } from '#design/route.ts'
import { aRound } from './pages/a-round.ts'
import { askWhom, takeRound } from './pages/begin-round.ts'
import { roundChildren, takeRoundChildren } from './pages/round-children.ts'
import { closeTheRound, runAgain } from './pages/round-end.ts'
import { giveLinks } from './pages/round-links.ts'
import { roundTutors, takeRoundTutors } from './pages/round-tutors.ts'
import { rounds } from './pages/rounds.ts'
import { finish, tellUs } from './pages/tell-us.ts'
import { takeTellUs, tellUsOf } from './pages/tell-us-child.ts'

const permission = 'do ask tutors'
const byLink = 'link tell-us'

/** The collecting round: the pages of whoever asks, and those of the tutor who opened a link. */
export const collectingRoutes: Route[] = [
  { method: 'GET', path: '/identify/collecting', permission, page: rounds },
  { method: 'GET', path: '/identify/collecting/begin/:school', permission, page: askWhom },
  { method: 'POST', path: '/identify/collecting/begin/:school', permission, page: takeRound },
  { method: 'GET', path: '/identify/collecting/:round', permission, page: aRound },
  { method: 'GET', path: '/identify/collecting/:round/tutors', permission, page: roundTutors },
  { method: 'POST', path: '/identify/collecting/:round/tutors', permission, page: takeRoundTutors },
  { method: 'GET', path: '/identify/collecting/:round/children', permission, page: roundChildren },
  { method: 'POST', path: '/identify/collecting/:round/children', permission, page: takeRoundChildren },
  { method: 'POST', path: '/identify/collecting/:round/links', permission, page: giveLinks },
  { method: 'POST', path: '/identify/collecting/:round/close', permission, page: closeTheRound },
  {
    method: 'POST',
    path: '/identify/collecting/:round/screen',
    permission: 'do run the screen',
    page: runAgain,
  },

  { method: 'GET', path: '/tell-us', permission: byLink, page: tellUs },
  { method: 'POST', path: '/tell-us/close', permission: byLink, page: finish },
  { method: 'GET', path: '/tell-us/:child', permission: byLink, page: tellUsOf },
  { method: 'POST', path: '/tell-us/:child', permission: byLink, page: takeTellUs },
]
