// The Individual Support Plan of a child's enrolment and its versions: what was saved, by whom, when, on top of which. A save
// on top of a text that somebody else had replaced is kept whole beside it until both were looked at. Rule: rules/plan.md.
import {
  day,
  many,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const version = {
  id: uuid,
  number: whole,
  goal_id: orNull(uuid),
  saved_on: day,
  follows: orNull(uuid),
  beside: truth,
  settles: orNull(uuid),
  hopes: orNull(text),
  own_words: orNull(text),
  own_language: orNull(text),
  strengths: orNull(text),
  protective: orNull(text),
  aim: orNull(text),
  who_helps: orNull(text),
  i_do: orNull(text),
  you_do: orNull(text),
  answers: texts,
  look_again_on: orNull(day),
  made_at: moment,
  made_by: orNull(text),
}
const made = many({ id: uuid })
const db = queries(new URL('./plans.sql', import.meta.url), {
  startPlans: made,
  findPlans: many({
    id: uuid,
    enrolment_id: uuid,
    began_on: day,
    made_at: moment,
    made_by: orNull(text),
    enrolled_on: orNull(day),
    number: whole,
  }),
  saveVersions: many({ id: uuid, number: whole, beside: truth }),
  findVersions: many(version),
  findInForce: many(version),
  findBeside: many(version),
  addAgreements: made,
  findAgreements: many({
    id: uuid,
    side: text,
    agrees: truth,
    name: text,
    how: text,
    said_on: day,
    words: orNull(text),
    number: whole,
    made_at: moment,
    made_by: orNull(text),
  }),
})

/** Who says so, where it is the child's plan: the two who agree to it. */
export const yesSides = ['child', 'parent'] as const
export type YesSide = (typeof yesSides)[number]
export const yesHows = ['together', 'phone', 'written'] as const
export type YesHow = (typeof yesHows)[number]

type By = { madeBy?: string | undefined }
export type NewPlan = { id: string; childId: string; beganOn: string } & By
/** The words of the whole plan, hopes first. */
export type PlanWords = {
  hopes: string | null
  ownWords: string | null
  /** The language of the child's own words, as in BCP 47. */
  ownLanguage: string | null
  strengths: string | null
  protective: string | null
}
/** What a goal says. `answers` are areas of the blueprint. */
export type GoalWords = {
  aim: string
  whoHelps: string | null
  iDo: string | null
  youDo: string | null
  answers: readonly string[]
  lookAgainOn: string | null
}
/** `follows`: the version its writer had before them, null for none. `settles`: one that stood beside and was looked at. */
export type NewVersion = {
  id: string
  planId: string
  savedOn: string
  follows: string | null
  settles?: string | null | undefined
} & By &
  ({ words: PlanWords } | { goalId: string; goal: GoalWords })
export type NewAgreement = {
  id: string
  planId: string
  side: YesSide
  agrees: boolean
  name: string
  how: YesHow
  saidOn: string
  words: string | null
  /** The number of the plan that they said it to. */
  number: number
} & By

export type Plan = Awaited<ReturnType<typeof plansOf>>[number]
export type Version = Awaited<ReturnType<typeof versionsOf>>[number]
export type Agreement = Awaited<ReturnType<typeof agreementsOf>>[number]
export type Saved = { id: string; number: number; beside: boolean }

/** Begins the plan of each child's enrolment; one an enrolment. Answers the ids that are new. */
export async function startPlans(tx: Tx, plans: readonly NewPlan[]): Promise<string[]> {
  const rows = plans.map(each => ({
    id: each.id,
    child_id: each.childId,
    began_on: each.beganOn,
    made_by: each.madeBy,
  }))
  return (await db.startPlans(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/**
 * The plans of one child, one an enrolment, the newest first. `number`: how many times it was saved; `enrolled_on`: since when
 * they take part, null of a time that is over.
 */
export function plansOf(tx: Tx, childId: string) {
  return db.findPlans(tx, { child_id: childId })
}

/**
 * Saves versions in the order given. Answers those that are new: the same again is none, and `beside` says that somebody
 * had saved since, so that both texts stand.
 */
export function saveVersions(tx: Tx, versions: readonly NewVersion[]): Promise<Saved[]> {
  return db.saveVersions(tx, {
    rows: JSON.stringify(
      versions.map((each, n) => ({
        id: each.id,
        plan_id: each.planId,
        saved_on: each.savedOn,
        follows: each.follows,
        settles: each.settles,
        made_by: each.madeBy,
        nth: n,
        ...('words' in each
          ? {
              hopes: each.words.hopes,
              own_words: each.words.ownWords,
              own_language: each.words.ownLanguage,
              strengths: each.words.strengths,
              protective: each.words.protective,
            }
          : {
              goal_id: each.goalId,
              aim: each.goal.aim,
              who_helps: each.goal.whoHelps,
              i_do: each.goal.iDo,
              you_do: each.goal.youDo,
              answers: each.goal.answers,
              look_again_on: each.goal.lookAgainOn,
            }),
      })),
    ),
  })
}

/** Every save of a plan, the newest first. */
export function versionsOf(tx: Tx, planId: string) {
  return db.findVersions(tx, { plan_id: planId })
}

/** What stands: the words of the whole plan, and of each goal what it says, by the goal's id. */
export async function inForce(
  tx: Tx,
  planId: string,
): Promise<{ words: Version | undefined; goals: Map<string, Version> }> {
  const rows = await db.findInForce(tx, { plan_id: planId })
  return {
    words: rows.find(each => each.goal_id === null),
    goals: new Map(rows.flatMap(each => (each.goal_id ? [[each.goal_id, each] as const] : []))),
  }
}

/** Texts beside what stands that nobody has settled yet, in the order they were saved. */
export function besideOf(tx: Tx, planId: string) {
  return db.findBeside(tx, { plan_id: planId })
}

/** Keeps what a side said to the plan as it was numbered. Answers the ids that are new. */
export async function addAgreements(tx: Tx, agreements: readonly NewAgreement[]): Promise<string[]> {
  const rows = agreements.map(each => ({
    id: each.id,
    plan_id: each.planId,
    side: each.side,
    agrees: each.agrees,
    name: each.name,
    how: each.how,
    said_on: each.saidOn,
    words: each.words,
    number: each.number,
    made_by: each.madeBy,
  }))
  return (await db.addAgreements(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** All that each side said, the newest first: the first of a side stands. */
export function agreementsOf(tx: Tx, planId: string) {
  return db.findAgreements(tx, { plan_id: planId })
}
