import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { missedChild, sayWhatWasDone, takeBackWhatWasDone } from './pages/act.ts'
import { missedList } from './pages/list.ts'

/** Children and young people whom nobody may have noticed. */
export function missedRoutes(gathered: Gathered): Route[] {
  const act = 'do act on what was missed'
  return [
    { method: 'GET', path: '/identify/missed', permission: 'read scores', page: missedList(gathered) },
    { method: 'GET', path: '/identify/missed/:child', permission: act, page: missedChild(gathered) },
    { method: 'POST', path: '/identify/missed/:child', permission: act, page: sayWhatWasDone(gathered) },
    {
      method: 'POST',
      path: '/identify/missed/:child/take-back',
      permission: act,
      page: takeBackWhatWasDone(gathered),
    },
  ]
}
