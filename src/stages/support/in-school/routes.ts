import type { PageFunction, Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { inClass, readAnswers } from './pages/in-class.ts'
import { chooseTeacher, endTeacher, giveTeacherLink, writePage } from './pages/in-class-forms.ts'
import { endKnowing, knowing, knowingNote, letKnow, toldToday } from './pages/know.ts'
import { closeOtherSchool, otherSchool, takeOtherSchool } from './pages/other-school.ts'
import { givePlacementLinkPage, newPlacement, placement, placementEnds } from './pages/placement.ts'
import { attendancePlan, stepDone } from './pages/plan.ts'
import {
  addCause,
  addPartTime,
  addReview,
  addStep,
  addYes,
  closeThePlan,
  dropStep,
  endPartTime,
  newPlan,
} from './pages/plan-forms.ts'
import { school } from './pages/school.ts'
import { SIDE, suspension, takeBack } from './pages/suspension.ts'
import {
  addMeeting,
  addSide,
  enterSuspension,
  heldMeeting,
  offMeeting,
  settle,
} from './pages/suspension-forms.ts'
import { closeWhatHelps, takeWhatHelps, whatHelps } from './pages/what-helps.ts'
import { GIVE_LINKS } from './slip.html.ts'

const HOME = '/support/children/:child/school'
const read = 'read plan'
const write = 'write plan'

/** The School page of a child's record and what hangs from it, and the pages of two links. */
export function inSchoolRoutes(gathered: Gathered): Route[] {
  const page = (path: string, shown: (gathered: Gathered) => PageFunction): Route => ({
    method: 'GET',
    path: `${HOME}${path}`,
    permission: read,
    page: shown(gathered),
  })
  const act = (path: string, done: PageFunction, permission: Route['permission'] = write): Route => ({
    method: 'POST',
    path: `${HOME}${path}`,
    permission,
    page: done,
  })
  const form = (
    path: string,
    asked: (gathered: Gathered) => { show: PageFunction; take: PageFunction },
    permission: Route['permission'] = write,
  ): Route[] => {
    const { show, take } = asked(gathered)
    return [
      { method: 'GET', path: `${HOME}${path}`, permission, page: show },
      { method: 'POST', path: `${HOME}${path}`, permission, page: take },
    ]
  }
  return [
    page('', school),
    ...form('/know/new', letKnow),
    page('/know/:telling', knowing),
    page('/know/:telling/note', knowingNote),
    act('/know/:telling/told', toldToday),
    ...form('/know/:telling/end', endKnowing),

    page('/in-class', inClass),
    act('/in-class/read', readAnswers),
    ...form('/in-class/write', writePage),
    ...form('/in-class/readers/new', chooseTeacher),
    act('/in-class/readers/:reader/link', giveTeacherLink(gathered), GIVE_LINKS),
    act('/in-class/readers/:reader/end', endTeacher),

    ...form('/plans/new', newPlan),
    page('/plans/:plan', attendancePlan),
    ...form('/plans/:plan/add/causes', addCause),
    ...form('/plans/:plan/add/step', addStep),
    ...form('/plans/:plan/add/yes', addYes),
    ...form('/plans/:plan/add/part-time', addPartTime),
    ...form('/plans/:plan/add/review', addReview),
    ...form('/plans/:plan/add/close', closeThePlan),
    act('/plans/:plan/steps/:step', stepDone),
    ...form('/plans/:plan/steps/:step/drop', dropStep),
    ...form('/plans/:plan/part-time/:timetable/end', endPartTime),

    act('/take-back', takeBack),
    ...form('/suspensions/new', enterSuspension),
    page('/suspensions/:suspension', suspension),
    ...form('/suspensions/:suspension/add/meeting', addMeeting),
    ...form('/suspensions/:suspension/add/settle', settle),
    ...form('/suspensions/:suspension/side', addSide, SIDE),
    ...form('/suspensions/:suspension/meetings/:meeting/held', heldMeeting),
    ...form('/suspensions/:suspension/meetings/:meeting/off', offMeeting),

    ...form('/placements/new', newPlacement),
    page('/placements/:placement', placement),
    ...form('/placements/:placement/add/meeting', addMeeting),
    ...form('/placements/:placement/side', addSide, SIDE),
    ...form('/placements/:placement/meetings/:meeting/held', heldMeeting),
    ...form('/placements/:placement/meetings/:meeting/off', offMeeting),
    ...form('/placements/:placement/end', placementEnds),
    act('/placements/:placement/link', givePlacementLinkPage(gathered), GIVE_LINKS),

    { method: 'GET', path: '/what-helps', permission: 'link what-helps', page: whatHelps },
    { method: 'POST', path: '/what-helps', permission: 'link what-helps', page: takeWhatHelps },
    { method: 'POST', path: '/what-helps/close', permission: 'link what-helps', page: closeWhatHelps },
    { method: 'GET', path: '/other-school', permission: 'link other-school', page: otherSchool },
    { method: 'POST', path: '/other-school', permission: 'link other-school', page: takeOtherSchool },
    { method: 'POST', path: '/other-school/close', permission: 'link other-school', page: closeOtherSchool },
  ]
}
