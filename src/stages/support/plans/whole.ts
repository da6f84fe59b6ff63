// A child's plan with all its parts, as its pages show it: of the newest time of taking part, and whether anything may be added.
import { areaTopic } from '#arithmetic/screen/index.ts'
import type { Tx } from '#platform/database/queries.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { latestScreen, resultOfChild } from '#stages/identify/index.ts'
import { capital } from '../in-school/words.ts'
import { activitiesOf } from './activities.ts'
import { type Goal, goalsOf, notNowOf, pointsOf } from './goals.ts'
import { agreementsOf, besideOf, inForce, type Plan, plansOf } from './plans.ts'

export type WholePlan = NonNullable<Awaited<ReturnType<typeof wholePlan>>>

/** The newest plan of a child with its parts; undefined where none was begun. */
export async function wholePlan(tx: Tx, childId: string) {
  const plan = (await plansOf(tx, childId))[0]
  if (!plan) return undefined
  const [stands, beside, goals, points, notNow, activities, agreements] = await Promise.all([
    inForce(tx, plan.id),
    besideOf(tx, plan.id),
    goalsOf(tx, plan.id),
    pointsOf(tx, plan.id),
    notNowOf(tx, plan.id),
    activitiesOf(tx, plan.id),
    agreementsOf(tx, plan.id),
  ])
  const { words, goals: goalTexts } = stands
  return { plan, words, goalTexts, beside, goals, points, notNow, activities, agreements }
}

/** The newest plan of the address' child; NotFound where none was begun. */
export async function planOfVisit({ tx, params }: Visit): Promise<Plan> {
  const plan = (await plansOf(tx, params.child ?? ''))[0]
  if (!plan) throw new NotFound('no plan')
  return plan
}

/** A goal of that plan, or of any plan of this child; NotFound where there is none. */
export async function goalOfVisit(visit: Visit, which?: 'of any time'): Promise<{ plan: Plan; goal: Goal }> {
  const plans = which ? await plansOf(visit.tx, visit.params.child ?? '') : [await planOfVisit(visit)]
  for (const plan of plans) {
    const goal = (await goalsOf(visit.tx, plan.id)).find(each => each.id === visit.params.goal)
    if (goal) return { plan, goal }
  }
  throw new NotFound('no such goal')
}

export type Area = { area: string; name: string; met: boolean }

/**
 * The sides of a child's life that a goal may answer: all that the blueprint names, those first that the newest screen found
 * with this child, for whoever may read that.
 */
export async function areasOf({ tx, actor }: Visit, childId: string): Promise<Area[]> {
  const { content } = await blueprintInForce(tx)
  const met = new Set<string>()
  const screen = may(actor, 'read scores') ? await latestScreen(tx) : undefined
  const result = screen && (await resultOfChild(tx, screen.id, childId))
  for (const each of result?.reasons.areas ?? []) if (each.state === 'met') met.add(each.area)
  return content.domains
    .flatMap(each => each.areas)
    .map(area => ({ area, name: capital(areaTopic(area)), met: met.has(area) }))
    .sort((a, b) => Number(b.met) - Number(a.met))
}
