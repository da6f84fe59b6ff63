// Reviews and tasks on What's happened.
import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happening, Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { todayOf } from '#records/places/today.ts'
import { actionHappenings } from './actions.ts'
import { OWN_KIND } from './agenda.ts'
import { type ReviewKind, reviewHappenings } from './reviews.ts'
import { doerWords, kindWords, reviewHome, reviewsHome } from './words.ts'

export const reviewTimeline: Happenings = async (visit, childId, span) => {
  if (!may(visit.actor, 'read plan')) return []
  const today = todayOf(visit)
  const [reviews, actions] = await Promise.all([
    whereKept(visit.tx, childId, 'reviews', () => reviewHappenings(visit.tx, childId, span)),
    whereKept(visit.tx, childId, 'tasks', () => actionHappenings(visit.tx, childId, span)),
  ])
  const one = (
    of: { id: string; what: string; on_day: string | null; at: Date; by_name: string | null },
    rest: Pick<Happening, 'title' | 'body' | 'href'>,
  ): Happening => ({
    id: `${of.id} ${of.what}`,
    day: of.on_day ?? span.from,
    at: of.at,
    kind: OWN_KIND,
    by: of.by_name ?? undefined,
    ...rest,
  })
  return [
    ...reviews.map(row =>
      one(row, {
        title: `${kindWords[row.kind as ReviewKind]}${ENDED[row.what] ?? ''}`,
        body: html`<p class="govuk-body"><bdi>${row.words}</bdi></p>`,
        href: reviewHome(childId, row.id),
      }),
    ),
    ...actions.map(row =>
      one(row, {
        title: `${TASK[row.what] ?? 'Task'}: ${row.words}`,
        body:
          row.what === 'let-go'
            ? html`<p class="govuk-body"><bdi>${row.because}</bdi></p>`
            : row.what === 'agreed'
              ? html`<p class="govuk-body"><bdi>${doerWords(row)}</bdi>, by ${shortDate(row.due_on, today)}</p>`
              : undefined,
        href: reviewsHome(childId),
      }),
    ),
  ]
}

const ENDED: Record<string, string> = { cancelled: ', cancelled', 'looked-back': ': looked back' }
const TASK: Record<string, string> = { done: 'Task done', 'let-go': 'Task let go', agreed: 'Task agreed' }
