import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { askTheCouncil, checksOfRoom } from './pages/checks.ts'
import { childInRoom, saySomething } from './pages/child.ts'
import { answerChecks, councilChecks } from './pages/council.ts'
import { exportFrozen, frozenRun } from './pages/frozen.ts'
import { askToOpenNames, openTheNames } from './pages/names.ts'
import { room } from './pages/room.ts'
import { openARoom, rooms } from './pages/rooms.ts'
import { sayTheSame } from './pages/same-for-all.ts'
import { keyFile, signIt, signing } from './pages/sign.ts'
import { together, writeAboutAGap } from './pages/together.ts'

const permission = 'do choose the cohort'
const council = 'do answer checks'
const sign = 'do sign the cohort'

/** The cohort room: a school and the programme agree on whom to offer a place. */
export function cohortRoutes(gathered: Gathered): Route[] {
  return [
    { method: 'GET', path: '/identify/cohorts', permission, page: rooms },
    { method: 'POST', path: '/identify/cohorts', permission, page: openARoom },
    { method: 'GET', path: '/identify/cohorts/:cohort', permission, page: room },
    { method: 'GET', path: '/identify/cohorts/:cohort/names', permission, page: askToOpenNames },
    { method: 'POST', path: '/identify/cohorts/:cohort/names', permission, page: openTheNames },
    { method: 'GET', path: '/identify/cohorts/:cohort/children/:child', permission, page: childInRoom },
    { method: 'POST', path: '/identify/cohorts/:cohort/children/:child', permission, page: saySomething },
    { method: 'POST', path: '/identify/cohorts/:cohort/children', permission, page: sayTheSame },
    { method: 'GET', path: '/identify/cohorts/:cohort/together', permission, page: together(gathered) },
    {
      method: 'POST',
      path: '/identify/cohorts/:cohort/together',
      permission: sign,
      page: writeAboutAGap(gathered),
    },
    { method: 'GET', path: '/identify/cohorts/:cohort/checks', permission, page: checksOfRoom },
    { method: 'POST', path: '/identify/cohorts/:cohort/checks', permission, page: askTheCouncil },
    { method: 'GET', path: '/identify/cohorts/:cohort/sign', permission, page: signing },
    { method: 'POST', path: '/identify/cohorts/:cohort/sign', permission: sign, page: signIt },
    { method: 'POST', path: '/identify/cohorts/:cohort/key-file', permission: sign, page: keyFile },
    { method: 'GET', path: '/identify/cohorts/:cohort/frozen', permission, page: frozenRun },
    { method: 'POST', path: '/identify/cohorts/:cohort/export', permission, page: exportFrozen },
    { method: 'GET', path: '/identify/checks', permission: council, page: councilChecks },
    { method: 'POST', path: '/identify/checks', permission: council, page: answerChecks },
  ]
}
