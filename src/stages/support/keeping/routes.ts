import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { certificate } from './pages/certificate.ts'
import { childKept, holdsChild } from './pages/child.ts'
import { holdsPage, liftsHold, placesHold } from './pages/holds.ts'
import { keepingLooked, looksForPast } from './pages/home.ts'
import { authorisesList, beginsList, decidesLines, keepingList, stopsList } from './pages/list.ts'

/** How long records are kept, and what lets them go or holds them: for whoever answers for records. */
export function keepingRoutes(gathered: Gathered): Route[] {
  const permission = 'do answer for the record'
  const home = '/support/keeping'
  const list = `${home}/lists/:list`
  const get = (path: string, page: Route['page']): Route => ({ method: 'GET', path, permission, page })
  const post = (path: string, page: Route['page']): Route => ({ method: 'POST', path, permission, page })
  return [
    get(home, keepingLooked),
    post(home, looksForPast),
    get(list, keepingList),
    post(list, decidesLines),
    post(`${list}/authorise`, authorisesList),
    post(`${list}/do`, beginsList),
    post(`${list}/stop`, stopsList),
    get(`${home}/certificates/:certificate`, certificate),
    get(`${home}/holds`, holdsPage),
    post(`${home}/holds`, placesHold),
    post(`${home}/holds/:hold/lift`, liftsHold),
    get('/support/children/:child/keeping', childKept(gathered)),
    post('/support/children/:child/keeping', holdsChild(gathered)),
  ]
}
