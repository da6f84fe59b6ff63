import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { agreed, takeGoodbye } from './agreements/pages/agreed.ts'
import { askAgreement, takeAgreement } from './agreements/pages/ask.ts'
import { askTakeBack, takeTakeBack } from './agreements/pages/take-back.ts'
import { wordsAsked } from './agreements/pages/words-asked.ts'
import { askConflict, takeConflict } from './matching/pages/conflicts.ts'
import { takeHello } from './matching/pages/hello.ts'
import { askMatch, takeMatch } from './matching/pages/match.ts'
import { matching } from './matching/pages/waiting.ts'
import { askForAnswer, takeAnswer } from './pages/answer.ts'
import { forFamilies } from './pages/for-families.ts'
import { offer, takeOffer } from './pages/offer.ts'
import { offers } from './pages/offers.ts'
import { offersOfOneSchool, takeMoveUp } from './pages/offers-of-school.ts'

const permission = 'do make offers'
const matches = 'do match link workers'
const child = '/enrol/children/:child'
const purpose = `${child}/agreements/:purpose`

/** Offers to families, what is agreed with them, and who is matched with whom. What a family reads or hears says so: a test reads it. */
export function routes(gathered: Gathered): Route[] {
  return [
    { method: 'GET', path: '/enrol', permission, page: offers, entry: true },
    { method: 'GET', path: '/enrol/schools/:school', permission, page: offersOfOneSchool },
    { method: 'POST', path: '/enrol/schools/:school/move-up', permission, page: takeMoveUp },
    { method: 'GET', path: child, permission, page: offer },
    { method: 'POST', path: child, permission, page: takeOffer },
    { method: 'GET', path: `${child}/answer`, permission, page: askForAnswer },
    { method: 'POST', path: `${child}/answer`, permission, page: takeAnswer },
    {
      method: 'GET',
      path: `${child}/letter`,
      permission,
      page: forFamilies('offer_letter', 'Letter to the family'),
      forFamilies: true,
    },
    {
      method: 'GET',
      path: `${child}/script`,
      permission,
      page: forFamilies('offer_script', 'What to say'),
      forFamilies: true,
    },
    {
      method: 'GET',
      path: `${child}/asking`,
      permission,
      page: forFamilies('offer_child', 'Asking the child or young person'),
      forFamilies: true,
    },
    { method: 'GET', path: `${child}/agreements`, permission: 'read consent', page: agreed(gathered) },
    { method: 'GET', path: purpose, permission, page: askAgreement },
    { method: 'POST', path: purpose, permission, page: takeAgreement },
    { method: 'GET', path: `${purpose}/words`, permission, page: wordsAsked, forFamilies: true },
    { method: 'GET', path: `${purpose}/take-back`, permission, page: askTakeBack },
    { method: 'POST', path: `${purpose}/take-back`, permission, page: takeTakeBack },
    { method: 'POST', path: `${child}/goodbye`, permission, page: takeGoodbye },
    { method: 'POST', path: `${child}/hello`, permission, page: takeHello },
    { method: 'GET', path: '/enrol/matching', permission: matches, page: matching },
    { method: 'GET', path: `${child}/match`, permission: matches, page: askMatch },
    { method: 'POST', path: `${child}/match`, permission: matches, page: takeMatch },
    { method: 'GET', path: '/enrol/conflicts', permission, page: askConflict },
    { method: 'POST', path: '/enrol/conflicts', permission, page: takeConflict },
  ]
}
