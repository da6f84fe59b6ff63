import type { Route } from '#design/route.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { allCorrections } from './pages/all-corrections.ts'
import { askForRecord, childRequests } from './pages/ask-for-record.ts'
import { correct } from './pages/correct.ts'
import { correction, corrections, decide } from './pages/corrections.ts'
import { allRequests, request } from './pages/requests.ts'
import { sectionOfBundle, takeSection } from './pages/section.ts'
import {
  addsByHand,
  ends,
  extendsIt,
  gathers,
  handsOver,
  opensSealed,
  pauses,
  readies,
  resumes,
  sendsBack,
  signs,
} from './pages/steps.ts'
import { bundle } from './pages/whole.ts'

/** Requests for a child's record, for whoever answers for them. */
export function rightsRoutes(gathered: Gathered, seals?: Seals): Route[] {
  const permission = 'do answer for the record'
  const of = '/support/rights/:request'
  const post = (path: string, page: Route['page']): Route => ({ method: 'POST', path, permission, page })
  const form = askForRecord(gathered)
  const wrong = correct(gathered, seals)
  const ofChild = '/support/children/:child/corrections'
  const get = (path: string, page: Route['page']): Route => ({
    method: 'GET',
    path,
    permission: 'read notes',
    page,
  })
  return [
    { method: 'GET', path: '/support/rights', permission, page: allRequests },
    { method: 'GET', path: of, permission, page: request(seals) },
    { method: 'GET', path: `${of}/bundle`, permission, page: bundle(seals) },
    { method: 'GET', path: `${of}/lines/:section`, permission, page: sectionOfBundle },
    post(`${of}/lines/:section`, takeSection),
    post(`${of}/pause`, pauses(seals)),
    post(`${of}/resume`, resumes(seals)),
    post(`${of}/extend`, extendsIt(seals)),
    post(`${of}/gather`, gathers(seals)),
    post(`${of}/open`, opensSealed(seals)),
    post(`${of}/add`, addsByHand(seals)),
    post(`${of}/ready`, readies(seals)),
    post(`${of}/back`, sendsBack(seals)),
    post(`${of}/sign`, signs(seals)),
    post(`${of}/hand-over`, handsOver(seals)),
    post(`${of}/end`, ends(seals)),
    { method: 'GET', path: '/support/children/:child/rights', permission, page: childRequests(gathered) },
    { method: 'GET', path: '/support/children/:child/rights/new', permission, page: form.show },
    post('/support/children/:child/rights/new', form.take),

    get('/support/corrections', allCorrections),
    get(ofChild, corrections(gathered, seals)),
    get(`${ofChild}/new`, wrong.show),
    { method: 'POST', path: `${ofChild}/new`, permission: 'read notes', page: wrong.take },
    get(`${ofChild}/:correction`, correction(gathered, seals)),
    {
      method: 'POST',
      path: `${ofChild}/:correction`,
      permission: 'read notes',
      page: decide(gathered, seals),
    },
  ]
}
