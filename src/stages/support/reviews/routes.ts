import type { PageFunction, Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { reviewsOfEverybody } from './pages/everybody.ts'
import {
  addWhatSomebodySaid,
  cancelTheReview,
  changeNow,
  holdTheReview,
  lookBackAtIt,
  planReview,
} from './pages/forms.ts'
import { review } from './pages/review.ts'
import { reviews } from './pages/reviews.ts'
import { addTask, letTaskGo, taskDone } from './pages/tasks.ts'

const HOME = '/support/children/:child/reviews'
const read = 'read plan'
const write = 'write plan'

/** The Reviews page of a child's record, its forms and tasks, and the list of what is due of everybody. */
export function reviewRoutes(gathered: Gathered): Route[] {
  const page = (path: string, shown: PageFunction): Route => ({
    method: 'GET',
    path,
    permission: read,
    page: shown,
  })
  const form = (
    path: string,
    asked: (gathered: Gathered) => { show: PageFunction; take: PageFunction },
  ): Route[] => {
    const { show, take } = asked(gathered)
    return [
      { method: 'GET', path: `${HOME}${path}`, permission: write, page: show },
      { method: 'POST', path: `${HOME}${path}`, permission: write, page: take },
    ]
  }
  return [
    page('/support/reviews', reviewsOfEverybody),
    page(HOME, reviews(gathered)),
    ...form('/new', planReview),
    ...form('/now', changeNow),
    ...form('/tasks/new', addTask),
    { method: 'POST', path: `${HOME}/tasks/:task`, permission: write, page: taskDone },
    ...form('/tasks/:task/let-go', letTaskGo),
    page(`${HOME}/:review`, review(gathered)),
    ...form('/:review/hold', holdTheReview),
    ...form('/:review/cancel', cancelTheReview),
    ...form('/:review/say', addWhatSomebodySaid),
    ...form('/:review/look-back', lookBackAtIt),
  ]
}
