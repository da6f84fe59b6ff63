import type { PageFunction, Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { assessmentPage, completeIt, keepAssessment, writeAssessment } from './pages/assessment.ts'
import { newEpisode, newLead } from './pages/begin.ts'
import { councilFilePage, makeCouncilFile } from './pages/council-file.ts'
import { endEpisode, endNeed, newLevel, newMember, newNeed, newReview } from './pages/forms.ts'
import { leaves } from './pages/leaves.ts'
import { EXPORT, earlyHelpList } from './pages/list.ts'
import { earlyHelpOfChild, episodePage } from './pages/record.ts'
import { referralPage } from './pages/referral.ts'
import { acknowledged, answered, newLine, newReferral, seenFirst } from './pages/referral-forms.ts'

const HOME = '/support/children/:child/early-help'
const EPISODE = `${HOME}/:episode`
const REFERRAL = `${HOME}/referrals/:referral`
const read = 'read early_help'
const write = 'write early_help'

/** Early Help: the list, the page of a child's record, and an episode's forms. */
export function earlyHelpRoutes(gathered: Gathered): Route[] {
  const form = (
    path: string,
    asked: (gathered: Gathered) => { show: PageFunction; take: PageFunction },
  ): Route[] => {
    const { show, take } = asked(gathered)
    return [
      { method: 'GET', path, permission: write, page: show },
      { method: 'POST', path, permission: write, page: take },
    ]
  }
  return [
    { method: 'GET', path: '/support/early-help', permission: read, page: earlyHelpList },
    { method: 'GET', path: '/support/early-help/council-file', permission: EXPORT, page: councilFilePage },
    { method: 'POST', path: '/support/early-help/council-file', permission: EXPORT, page: makeCouncilFile },
    { method: 'GET', path: HOME, permission: read, page: earlyHelpOfChild(gathered) },
    ...form(`${HOME}/new`, newEpisode),
    ...form(`${HOME}/referrals/new`, newReferral),
    { method: 'GET', path: REFERRAL, permission: read, page: referralPage(gathered) },
    ...form(`${REFERRAL}/acknowledged`, acknowledged),
    ...form(`${REFERRAL}/answer`, answered),
    ...form(`${REFERRAL}/seen`, seenFirst),
    ...form(`${REFERRAL}/lines/new`, newLine),
    { method: 'GET', path: EPISODE, permission: read, page: episodePage(gathered) },
    ...form(`${EPISODE}/lead`, newLead),
    ...form(`${EPISODE}/level`, newLevel),
    ...form(`${EPISODE}/needs/new`, newNeed),
    ...form(`${EPISODE}/needs/:unmet/settle`, endNeed),
    ...form(`${EPISODE}/team/new`, newMember),
    { method: 'POST', path: `${EPISODE}/team/:member/leave`, permission: write, page: leaves },
    ...form(`${EPISODE}/reviews/new`, newReview),
    ...form(`${EPISODE}/close`, endEpisode),
    { method: 'GET', path: `${EPISODE}/assessment`, permission: read, page: assessmentPage(gathered) },
    ...form(`${EPISODE}/assessment/write`, of => ({ show: writeAssessment(of), take: keepAssessment(of) })),
    { method: 'POST', path: `${EPISODE}/assessment/complete`, permission: write, page: completeIt },
  ]
}
