import type { Route } from '#design/route.ts'
import { askForAnswer, takeAnswer } from './pages/answer.ts'
import { forFamilies } from './pages/for-families.ts'
import { offer, takeOffer } from './pages/offer.ts'
import { offers } from './pages/offers.ts'
import { offersOfOneSchool, takeMoveUp } from './pages/offers-of-school.ts'

const permission = 'do make offers'
const child = '/enrol/children/:child'

/** Offers to families. What a family reads or hears says so: a test reads it. */
export function routes(): Route[] {
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
  ]
}
