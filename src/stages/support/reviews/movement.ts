// How the goals of a plan moved between two reviews: where the child was with each then, and where they are now.
import type { Tx } from '#platform/database/queries.ts'
import { goalsOf, type Point, pointsOf } from '../plans/goals.ts'
import { inForce, plansOf } from '../plans/plans.ts'

export type Moved = {
  aim: string
  /** As the child said it, in words such as `4 of 10`; undefined where nobody asked by then. */
  before: string | undefined
  now: string | undefined
  /** Why it stands no more, where it does not. */
  ended: string | undefined
}

/** The goals that stood at any time between two days, of the newest plan. Empty where there is none. */
export async function movementOf(
  tx: Tx,
  childId: string,
  { since, until }: { since: string; until: string },
): Promise<Moved[]> {
  const [plan] = await plansOf(tx, childId)
  if (!plan) return []
  const [goals, points, { goals: says }] = await Promise.all([
    goalsOf(tx, plan.id),
    pointsOf(tx, plan.id),
    inForce(tx, plan.id),
  ])
  return goals
    .filter(goal => goal.began_on <= until && (goal.ended_on === null || goal.ended_on >= since))
    .map(goal => {
      const own = points.filter(point => point.goal_id === goal.id)
      const over = goal.ended_how !== null && goal.ended_on !== null && goal.ended_on <= until
      return {
        aim: says.get(goal.id)?.aim ?? 'A goal',
        before: pointWords(lastBy(own, since), goal.measure),
        now: pointWords(lastBy(own, until), goal.measure),
        ended: over ? ENDED[goal.ended_how ?? ''] : undefined,
      }
    })
}

/** The last point by a day; `points` stand in the order of days. */
function lastBy(points: readonly Point[], day: string): Point | undefined {
  return points.findLast(each => each.on_day <= day)
}

function pointWords(point: Point | undefined, measure: string): string | undefined {
  if (!point) return undefined
  if (measure === 'doing') return DOING[point.value]
  return `${point.value} of ${measure === 'faces' ? 5 : 10}`
}

const DOING: Record<number, string> = { 1: 'Done for us', 2: 'Done with us', 3: 'Done by us' }
const ENDED: Record<string, string> = { reached: 'Reached', changed: 'Changed', 'not-now': 'Not now' }
