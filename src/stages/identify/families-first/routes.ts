import type { Route } from '#design/route.ts'
import type { Seals } from '#platform/sealed.ts'
import { familiesOfSchool } from './pages/a-school.ts'
import { askForContact, takeContact } from './pages/contact.ts'
import { families } from './pages/families.ts'
import { askForNotice, takeNotice } from './pages/notice.ts'
import { askForObjection, takeObjection } from './pages/objection.ts'
import { readPromise, takePromise } from './pages/promise.ts'
import { changedLetter, proposedLetter } from './pages/wording.ts'
import { decideOnWords, familyWords } from './pages/words.ts'

const permission = 'do tell families'
const school = '/identify/families/:school'

/** What families were told, promised and said. `seals` makes the code by which an objection is remembered. */
export function familyRoutes(seals: Seals | undefined): Route[] {
  return [
    { method: 'GET', path: '/identify/families', permission: 'read scores', page: families },
    { method: 'GET', path: school, permission, page: familiesOfSchool },
    { method: 'GET', path: `${school}/notice`, permission, page: askForNotice },
    { method: 'POST', path: `${school}/notice`, permission, page: takeNotice },
    { method: 'GET', path: `${school}/contact`, permission, page: askForContact },
    { method: 'POST', path: `${school}/contact`, permission, page: takeContact },
    { method: 'GET', path: `${school}/promise`, permission, page: readPromise },
    { method: 'POST', path: `${school}/promise`, permission, page: takePromise },
    { method: 'GET', path: `${school}/objection`, permission, page: askForObjection },
    { method: 'POST', path: `${school}/objection`, permission, page: takeObjection(seals) },
    { method: 'GET', path: `${school}/wording`, permission, page: proposedLetter, forFamilies: true },
    { method: 'POST', path: `${school}/wording`, permission, page: changedLetter, forFamilies: true },
    { method: 'GET', path: '/identify/words', permission, page: familyWords },
    { method: 'POST', path: '/identify/words', permission, page: decideOnWords },
  ]
}
