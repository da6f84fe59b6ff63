// The agenda of a review: what changed since the last one, from what is written already. It holds what its reader may read.
import type { Html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Happening } from '#records/children/happenings.ts'
import { attendanceLine } from '../child/attendance.html.ts'
import type { ChildOfVisit } from '../child/frame.html.ts'
import { happenedWith } from '../child/happened.ts'
import { countKinds } from '../child/timeline.ts'
import { saysWhereNow } from '../plans/happened.ts'
import { actionsOf } from './actions.ts'
import { type Moved, movementOf } from './movement.ts'
import { type Review, reviewsOf, type SideOf, sidesOf } from './reviews.ts'
import { type ThenAndNow, textsThenAndNow } from './then-and-now.ts'

/** Kinds of happenings that are about reviews themselves. */
export const OWN_KIND = 'reviews'
const PLAN_KIND = 'plan'

export type Agenda = {
  /** The day from which it is looked at: of the last review held, else on which they began. */
  since: string
  last: Review | undefined
  counts: { kind: string; count: number }[]
  /** Attendance as the child's first page says it, on the day of the last review and now; undefined for who reads none. */
  attendance: { before: Html; now: Html } | undefined
  /** How the goals of the plan moved. */
  moved: Moved[]
  /** What became of the plan by name, the oldest first. */
  inPlan: Happening[]
  /** What the plan said then and says otherwise now. */
  texts: ThenAndNow[]
  /** Open ones, and those settled since. */
  actions: Awaited<ReturnType<typeof actionsOf>>
  saidLast: SideOf[]
}

/** What changed until a day: until today, or the day on which `review` was held. */
export async function agendaOf(
  visit: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  { review, until }: { review: Review | undefined; until: string },
): Promise<Agenda> {
  const { tx, actor } = visit
  const last = (await reviewsOf(tx, child.id)).find(
    each =>
      each.held_on !== null && each.kind === 'termly' && each.id !== review?.id && each.held_on <= until,
  )
  const since = last?.held_on ?? child.enrolment?.began_on ?? until
  const [happened, attendance, moved, texts, actions, saidLast] = await Promise.all([
    happenedWith(visit, gathered, child.id, { from: since, to: until }),
    may(actor, 'read scores')
      ? Promise.all([attendanceLine(tx, child.id, since), attendanceLine(tx, child.id, until)])
      : undefined,
    movementOf(tx, child.id, { since, until }),
    textsThenAndNow(tx, child.id, { since, until }),
    actionsOf(tx, child.id, since),
    last ? sidesOf(tx, [last.id]) : [],
  ])
  return {
    since,
    last,
    counts: countKinds(happened.filter(each => !each.system && !each.unfinished && each.kind !== OWN_KIND)),
    attendance: attendance && { before: attendance[0], now: attendance[1] },
    actions: actions.filter(each => each.agreed_on <= until),
    ...{ moved, texts },
    // On the day of the last review the plan was gone through; what is seen from then on is what came after it.
    inPlan: happened
      .filter(each => each.kind === PLAN_KIND && !saysWhereNow(each) && (!last || each.day > since))
      .sort((a, b) => a.day.localeCompare(b.day) || a.at.getTime() - b.at.getTime()),
    saidLast,
  }
}
