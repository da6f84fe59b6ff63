// The one to three goals of a plan: whose each is, where the child is now with it, and what no goal answers yet, left for
// later in one tap. What a goal says is in its versions (plans.ts). Rule: rules/plan.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const made = many({ id: uuid })
const db = queries(new URL('./goals.sql', import.meta.url), {
  addGoals: made,
  findGoals: many({
    id: uuid,
    slot: whole,
    whose: text,
    measure: text,
    began_on: day,
    made_at: moment,
    ended_on: orNull(day),
    ended_how: orNull(text),
    ended_words: orNull(text),
  }),
  endGoal: maybe({ id: uuid }),
  addPoints: made,
  findPoints: many({
    id: uuid,
    goal_id: uuid,
    on_day: day,
    value: whole,
    said_by: text,
    words: orNull(text),
    made_at: moment,
    made_by: orNull(text),
  }),
  sayNotNow: made,
  endNotNow: maybe({ id: uuid }),
  findNotNow: many({ id: uuid, area: text, said_on: day, made_by: orNull(text) }),
  findGoalCounts: many({
    child_id: uuid,
    goals: whole,
    reached: whole,
    whole: truth,
    own_people_wanted: truth,
  }),
})

/** Never more at a time: a plan that asks for everything is nobody's. */
export const MOST_GOALS = 3
export const whoses = ['child', 'network'] as const
export type Whose = (typeof whoses)[number]
export const measures = ['numbers', 'faces', 'doing'] as const
export type Measure = (typeof measures)[number]
export const goalEnds = ['reached', 'changed', 'not-now'] as const
export type GoalEnd = (typeof goalEnds)[number]
export const pointSides = ['child', 'parent', 'together'] as const
export type PointSide = (typeof pointSides)[number]

type By = { madeBy?: string | undefined }
export type NewGoal = { id: string; planId: string; whose: Whose; measure: Measure; beganOn: string } & By
/** `value`: 0 to 10; 1 to 5 of the faces; 1 done for us, 2 with us, 3 by us: as the goal is measured. */
export type NewPoint = {
  id: string
  goalId: string
  onDay: string
  value: number
  saidBy: PointSide
  words: string | null
} & By
export type NewNotNow = { id: string; planId: string; area: string; saidOn: string } & By

export type Goal = Awaited<ReturnType<typeof goalsOf>>[number]
export type Point = Awaited<ReturnType<typeof pointsOf>>[number]

/** Adds goals where fewer than three stand. Answers the ids that are new. */
export async function addGoals(tx: Tx, goals: readonly NewGoal[]): Promise<string[]> {
  const rows = goals.map((each, n) => ({
    id: each.id,
    plan_id: each.planId,
    whose: each.whose,
    measure: each.measure,
    began_on: each.beganOn,
    made_by: each.madeBy,
    nth: n,
  }))
  return (await db.addGoals(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Adds one goal, whoever adds another at the same moment. False where three stand, or it came before. */
export async function addGoal(tx: Tx, goal: NewGoal): Promise<boolean> {
  // Where two took the same place, the one who came second takes the next.
  for (let turn = 0; turn < MOST_GOALS; turn++) if ((await addGoals(tx, [goal])).length > 0) return true
  return false
}

/** The goals of a plan: those that stand first, then those that ended. */
export function goalsOf(tx: Tx, planId: string) {
  return db.findGoals(tx, { plan_id: planId })
}

/** Ends a goal. False where it ended before. */
export async function endGoal(
  tx: Tx,
  childId: string,
  { id, onDay, how, words }: { id: string; onDay: string; how: GoalEnd; words: string | null },
): Promise<boolean> {
  return (await db.endGoal(tx, { id, child_id: childId, on_day: onDay, how, words })) !== undefined
}

/** Adds where the child says they are now. Answers the ids that are new. */
export async function addPoints(tx: Tx, points: readonly NewPoint[]): Promise<string[]> {
  const rows = points.map(each => ({
    id: each.id,
    goal_id: each.goalId,
    on_day: each.onDay,
    value: each.value,
    said_by: each.saidBy,
    words: each.words,
    made_by: each.madeBy,
  }))
  return (await db.addPoints(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Where the child was with every goal of a plan, the oldest first. */
export function pointsOf(tx: Tx, planId: string) {
  return db.findPoints(tx, { plan_id: planId })
}

/** Leaves areas for later. Answers the ids that are new. */
export async function sayNotNow(tx: Tx, areas: readonly NewNotNow[]): Promise<string[]> {
  const rows = areas.map(each => ({
    id: each.id,
    plan_id: each.planId,
    area: each.area,
    said_on: each.saidOn,
    made_by: each.madeBy,
  }))
  return (await db.sayNotNow(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Takes an area up again that was left for later. */
export async function endNotNow(
  tx: Tx,
  childId: string,
  { planId, area, onDay }: { planId: string; area: string; onDay: string },
): Promise<boolean> {
  return (await db.endNotNow(tx, { plan_id: planId, child_id: childId, area, on_day: onDay })) !== undefined
}

/** What is left for later now. */
export function notNowOf(tx: Tx, planId: string) {
  return db.findNotNow(tx, { plan_id: planId })
}

/** Of these children who have a plan now, how many goals it has or reached, and how many were reached. */
export function goalCounts(tx: Tx, children: readonly string[]) {
  return db.findGoalCounts(tx, { children: [...children] })
}
