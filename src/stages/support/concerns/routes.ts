import type { Route } from '#design/route.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { fileHome } from './file-words.ts'
import { childFile } from './pages/child-file.ts'
import { concern } from './pages/concern.ts'
import { askForEntry, entryForms, takeEntry } from './pages/entry.ts'
import { askForGlass, shutGlass, takeGlass } from './pages/glass.ts'
import { glassReviews, takeGlassReview } from './pages/glass-reviews.ts'
import { ownSchool, ownSchoolsFile } from './pages/own-school.ts'
import { file, keep, receive } from './pages/receive.ts'
import { received } from './pages/received.ts'
import { ring } from './pages/ring.ts'
import { nameAtSchool, whoLeadsAtSchools } from './pages/school-leads.ts'
import { sent } from './pages/sent.ts'
import { askForConcern, askForConcernOf, takeConcern, takeConcernOf } from './pages/write.ts'
import { GLASS, GLASS_REVIEWS, NEW, OWN_SCHOOL, RECEIVED, RING, SCHOOL_LEADS, SENT } from './words.ts'

const ofChild = '/support/children/:child/concern'
const OF_FILE = fileHome(':child')
const breaks = 'do break glass'
const receives = 'do receive concerns'
const watches = 'do keep watch at school'

/** Whom to ring and what was sent, for everybody who works here; what was received, for those who receive it. */
export function concernsRoutes(gathered: Gathered, seals: Seals | undefined): Route[] {
  return [
    { method: 'GET', path: RING, permission: 'signed-in', page: ring },
    { method: 'GET', path: NEW, permission: 'signed-in', page: askForConcern },
    { method: 'POST', path: NEW, permission: 'signed-in', page: takeConcern(seals) },
    { method: 'GET', path: SENT, permission: 'signed-in', page: sent },
    { method: 'GET', path: ofChild, permission: 'read identity', page: askForConcernOf(gathered) },
    { method: 'POST', path: ofChild, permission: 'read identity', page: takeConcernOf(gathered, seals) },

    { method: 'GET', path: OF_FILE, permission: 'read safeguarding', page: childFile(gathered, seals) },
    ...Object.entries(entryForms).flatMap(([name, asked]): Route[] => [
      {
        method: 'GET',
        path: `${OF_FILE}/${name}`,
        permission: 'write safeguarding',
        page: askForEntry(gathered, asked),
      },
      {
        method: 'POST',
        path: `${OF_FILE}/${name}`,
        permission: 'write safeguarding',
        page: takeEntry(gathered, seals, asked),
      },
    ]),

    { method: 'GET', path: GLASS, permission: breaks, page: askForGlass },
    { method: 'POST', path: GLASS, permission: breaks, page: takeGlass(seals) },
    { method: 'POST', path: `${GLASS}/close`, permission: breaks, page: shutGlass },
    { method: 'GET', path: GLASS_REVIEWS, permission: receives, page: glassReviews(seals) },
    { method: 'POST', path: `${GLASS_REVIEWS}/:glass`, permission: receives, page: takeGlassReview(seals) },

    { method: 'GET', path: OWN_SCHOOL, permission: watches, page: ownSchool },
    {
      method: 'GET',
      path: `${OWN_SCHOOL}/:child`,
      permission: watches,
      page: ownSchoolsFile(gathered, seals),
    },
    { method: 'GET', path: SCHOOL_LEADS, permission: receives, page: whoLeadsAtSchools },
    { method: 'POST', path: SCHOOL_LEADS, permission: receives, page: nameAtSchool },

    { method: 'GET', path: RECEIVED, permission: receives, page: received },
    { method: 'GET', path: `${RECEIVED}/:concern`, permission: receives, page: concern(seals) },
    { method: 'POST', path: `${RECEIVED}/:concern/received`, permission: receives, page: receive },
    { method: 'POST', path: `${RECEIVED}/:concern/kept`, permission: receives, page: keep },
    { method: 'POST', path: `${RECEIVED}/:concern/file`, permission: receives, page: file },
  ]
}
