import type { PageFunction, Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { aboutMe } from './pages/about-me.ts'
import { moveActivity, myChoice, newActivity, stopIt } from './pages/activity-forms.ts'
import { changeGoal, endAGoal, newGoal, whereNow } from './pages/goal-forms.ts'
import { planPage } from './pages/plan.ts'
import { printPage } from './pages/print.ts'
import { addBehind, addNeed, helpCame, notNow, seenOtherwise } from './pages/small-forms.ts'
import { versionsPage } from './pages/versions.ts'
import { sayYes } from './pages/yes.ts'

const HOME = '/support/children/:child/plan'
const write = 'write plan'
const notes = 'write notes'

/** The plan of a child's record and its forms. What is told in trust is written by those who write notes. */
export function planRoutes(gathered: Gathered): Route[] {
  const act = (path: string, page: PageFunction, permission: Route['permission'] = write): Route => ({
    method: 'POST',
    path: `${HOME}${path}`,
    permission,
    page,
  })
  const form = (
    path: string,
    asked: (gathered: Gathered) => { show: PageFunction; take: PageFunction },
    permission: Route['permission'] = write,
  ): Route[] => {
    const { show, take } = asked(gathered)
    return [{ method: 'GET', path: `${HOME}${path}`, permission, page: show }, act(path, take, permission)]
  }
  return [
    { method: 'GET', path: HOME, permission: 'read plan', page: planPage(gathered) },
    { method: 'GET', path: `${HOME}/versions`, permission: 'read plan', page: versionsPage(gathered) },
    { method: 'GET', path: `${HOME}/print`, permission: 'read plan', page: printPage, forFamilies: true },
    ...form('/words', aboutMe),
    ...form('/goals/new', newGoal),
    ...form('/goals/:goal', changeGoal),
    ...form('/goals/:goal/now', whereNow),
    ...form('/goals/:goal/end', endAGoal),
    act('/not-now', notNow),
    ...form('/choose', myChoice),
    ...form('/activities/new', newActivity),
    act('/activities/:activity', moveActivity),
    // Anyone who reads the plan may stop an activity.
    act('/activities/:activity/stop', stopIt, 'read plan'),
    ...form('/yes', sayYes),
    ...form('/behind', addBehind, notes),
    act('/behind/:said/end', seenOtherwise, notes),
    ...form('/needs', addNeed, notes),
    ...form('/needs/:need', helpCame, notes),
  ]
}
