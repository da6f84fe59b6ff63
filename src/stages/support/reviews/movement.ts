// How the goals of a plan moved between two reviews: where the child was with each then, and where they are now.
import type { Tx } from '#platform/database/queries.ts'
import { type GoalEnd, goalsOf, type Point, pointsOf } from '../plans/goals.ts'
import { inForce, plansOf } from '../plans/plans.ts'
import { goalEndWords, valueWords } from '../plans/words.ts'

export type Moved = {
  goalId: string
  aim: string
  /** As the child said it, in words such as `4 of 10`; undefined where nobody asked by then. */
  before: string | undefined
  now: string | undefined
  /** What was said with where they are now, since the earlier day. */
  words: string | undefined
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
        goalId: goal.id,
        aim: says.get(goal.id)?.aim ?? 'A goal',
        before: at(goal.measure, lastBy(own, since)),
        now: at(goal.measure, lastBy(own, until)),
        words:
          own.findLast(point => point.words && point.on_day > since && point.on_day <= until)?.words ??
          undefined,
        ended: over ? goalEndWords[goal.ended_how as GoalEnd] : undefined,
      }
    })
}

/** The last point by a day; `points` stand in the order of days. */
function lastBy(points: readonly Point[], day: string): Point | undefined {
  return points.findLast(each => each.on_day <= day)
}

function at(measure: string, point: Point | undefined): string | undefined {
  return point && valueWords(measure, point.value)
}
