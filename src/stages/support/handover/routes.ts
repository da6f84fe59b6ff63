import type { PageFunction, Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { answer, asked } from './pages/asked.ts'
import { begin, takeBegin } from './pages/begin.ts'
import { ending } from './pages/ending.ts'
import { comeBack, end, followUp, keep, kindWords, plan, review, takeBack } from './pages/ending-forms.ts'
import { addLine, finish, handed, takeLineBack, tell } from './pages/handed.ts'
import { askThem, callItOff, handover, takeIn } from './pages/handover.ts'
import { keepPrint } from './pages/keep.ts'
import { handovers } from './pages/lists.ts'
import { readSchoolMove, schoolMove, takeSchoolMove } from './pages/school-move.ts'
import { handoversHome } from './words.ts'

const read = 'read notes'
/** Link Workers hand over their own, and whoever leads the team anybody's: those two write plans. */
const BEGINS = 'write plan'
const ONE = `${handoversHome}/:handover`
const END = '/support/children/:child/ending'
const CHILD = `${ONE}/children/:child`

/** Change of hands: lists, a handover, a child of it, and the answer of whoever is asked. */
export function handoverRoutes(gathered: Gathered): Route[] {
  const get = (path: string, page: PageFunction, permission: Route['permission'] = read): Route => ({
    method: 'GET',
    path,
    permission,
    page,
  })
  const post = (path: string, page: PageFunction, permission: Route['permission'] = read): Route => ({
    method: 'POST',
    path,
    permission,
    page,
  })
  const leads = 'do lead the team'
  const works = 'write notes'
  return [
    get(handoversHome, handovers),
    get(`${handoversHome}/new`, begin, BEGINS),
    post(`${handoversHome}/new`, takeBegin, BEGINS),
    get(`${handoversHome}/asked/:asked`, asked, works),
    post(`${handoversHome}/asked/:asked`, answer, works),
    get(ONE, handover),
    post(`${ONE}/ask`, askThem, 'do match link workers'),
    post(`${ONE}/add`, takeIn, BEGINS),
    post(`${ONE}/call-off`, callItOff, leads),
    get(CHILD, handed(gathered)),
    post(`${CHILD}/lines`, addLine(gathered)),
    post(`${CHILD}/lines/:line/take-back`, takeLineBack),
    post(`${CHILD}/tell`, tell(gathered)),
    post(`${CHILD}/finish`, finish(gathered)),
    get(END, ending(gathered), 'read plan'),
    { ...get(`${END}/print`, keepPrint, 'read family'), forFamilies: true },
    get(`${END}/school`, schoolMove(gathered), 'read plan'),
    post(`${END}/school`, takeSchoolMove(gathered), 'write plan'),
    post(`${END}/school/:transition/read`, readSchoolMove, 'read plan'),
    post(`${END}/plan`, plan(gathered), 'write plan'),
    post(`${END}/review`, review(gathered), 'write plan'),
    post(`${END}/keep`, keep(gathered), 'write plan'),
    post(`${END}/keep/:keepsake/take-back`, takeBack, 'write plan'),
    post(`${END}/kind-words`, kindWords(gathered), 'write plan'),
    post(`${END}/end`, end(gathered), 'write plan'),
    post(`${END}/follow-ups/:followup`, followUp(gathered), 'write plan'),
    post(`${END}/back`, comeBack(gathered), 'write plan'),
  ]
}
