// The attendance action plan as an object of its own: what lies behind it, who does what by when, agreed with whom, a part-time
// timetable that always ends, and what was found when it was looked at again. The rule: rules/attendance-plan.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
} from '#platform/database/queries.ts'

const made = many({ id: uuid })
const db = queries(new URL('./plan.sql', import.meta.url), {
  beginPlans: made,
  addCauses: made,
  addSteps: made,
  settleStep: maybe({ id: uuid }),
  addYeses: made,
  addTimetables: made,
  endTimetable: maybe({ id: uuid }),
  addReviews: made,
  closePlan: maybe({ id: uuid }),
  findPlans: many({
    id: uuid,
    began_on: day,
    made_at: moment,
    made_by: orNull(text),
    closed_on: orNull(day),
    closed_because: orNull(text),
  }),
  findCauses: many({
    id: uuid,
    said_by: text,
    causes: texts,
    words: orNull(text),
    said_on: day,
    made_by: orNull(text),
    made_at: moment,
  }),
  findSteps: many({
    id: uuid,
    what: text,
    who: text,
    by_day: day,
    done_on: orNull(day),
    dropped_because: orNull(text),
    made_at: moment,
  }),
  findYeses: many({
    id: uuid,
    side: text,
    agrees: truth,
    name: text,
    said_on: day,
    words: orNull(text),
  }),
  findTimetables: many({
    id: uuid,
    starts_on: day,
    ends_on: day,
    in_school: texts,
    because: text,
    ended_on: orNull(day),
    made_at: moment,
  }),
  findReviews: many({
    id: uuid,
    on_day: day,
    words: text,
    next_on: orNull(day),
    made_by: orNull(text),
    made_at: moment,
  }),
  findTimetablesEnding: many({
    id: uuid,
    child_id: uuid,
    school_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    starts_on: day,
    ends_on: day,
  }),
  findReviewsDue: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    next_on: orNull(day),
  }),
  findPlansOpen: many({ child_id: uuid, began_on: day }),
  findStepsOverdue: many({ child_id: uuid, school_id: uuid, by_day: day }),
  findPlanHappenings: many({
    id: uuid,
    what: text,
    on_day: day,
    at: moment,
    words: orNull(text),
    who: orNull(text),
    by_name: orNull(text),
  }),
})

export const causeKinds = [
  'sleep',
  'caring',
  'worry',
  'friends',
  'bullying',
  'lessons',
  'travel',
  'health',
  'money',
  'home',
  'loss',
  'other',
] as const
export type CauseKind = (typeof causeKinds)[number]
export const causeSides = ['child', 'parent', 'school', 'programme'] as const
export type CauseSide = (typeof causeSides)[number]
export const yesSides = ['child', 'parent', 'school'] as const
export type YesSide = (typeof yesSides)[number]
/** The sessions of a school week, as a part-time timetable names them. */
export const weekSessions = ['mon', 'tue', 'wed', 'thu', 'fri'].flatMap(each => [`${each}-am`, `${each}-pm`])

type By = { madeBy?: string | undefined }
export type NewPlan = { id: string; childId: string; beganOn: string } & By
export type NewCause = {
  id: string
  planId: string
  saidBy: CauseSide
  causes: CauseKind[]
  words: string | null
  saidOn: string
} & By
export type NewStep = {
  id: string
  planId: string
  what: string
  who: string
  byDay: string
  doneOn?: string | undefined
} & By
export type NewYes = {
  id: string
  planId: string
  side: YesSide
  agrees: boolean
  name: string
  saidOn: string
  words: string | null
} & By
/** `inSchool` are sessions such as `mon-am`. The end is never left out: a part-time timetable is for a time. */
export type NewTimetable = {
  id: string
  planId: string
  startsOn: string
  endsOn: string
  inSchool: string[]
  because: string
} & By
export type NewReview = {
  id: string
  planId: string
  onDay: string
  words: string
  nextOn: string | null
} & By

export type Plan = Awaited<ReturnType<typeof plansOf>>[number]
export type PlanParts = Awaited<ReturnType<typeof partsOfPlan>>
export type Step = PlanParts['steps'][number]
export type Timetable = PlanParts['timetables'][number]

/** Begins a plan for each child; one may be open at a time. Answers the ids that are new. */
export function beginPlans(tx: Tx, plans: NewPlan[]) {
  return ids(
    db.beginPlans(tx, {
      rows: rowsOf(plans, each => ({ child_id: each.childId, began_on: each.beganOn })),
    }),
  )
}

/** Adds what somebody says lies behind it, beside what others said. */
export function addCauses(tx: Tx, causes: NewCause[]) {
  return ids(
    db.addCauses(tx, {
      rows: rowsOf(causes, each => ({
        plan_id: each.planId,
        said_by: each.saidBy,
        causes: each.causes,
        words: each.words,
        said_on: each.saidOn,
      })),
    }),
  )
}

export function addSteps(tx: Tx, steps: NewStep[]) {
  return ids(
    db.addSteps(tx, {
      rows: rowsOf(steps, each => ({
        plan_id: each.planId,
        what: each.what,
        who: each.who,
        by_day: each.byDay,
        done_on: each.doneOn,
      })),
    }),
  )
}

/** Says that a step is done on a day, or why it is not done after all. False where it was settled before. */
export async function settleStep(
  tx: Tx,
  childId: string,
  id: string,
  how: { doneOn: string } | { droppedBecause: string },
): Promise<boolean> {
  const row = await db.settleStep(tx, {
    id,
    child_id: childId,
    done_on: 'doneOn' in how ? how.doneOn : null,
    dropped_because: 'droppedBecause' in how ? how.droppedBecause : null,
  })
  return row !== undefined
}

/** Adds what a side said to the plan; what it said before stays below. */
export function addYeses(tx: Tx, yeses: NewYes[]) {
  return ids(
    db.addYeses(tx, {
      rows: rowsOf(yeses, each => ({
        plan_id: each.planId,
        side: each.side,
        agrees: each.agrees,
        name: each.name,
        said_on: each.saidOn,
        words: each.words,
      })),
    }),
  )
}

export function addTimetables(tx: Tx, timetables: NewTimetable[]) {
  return ids(
    db.addTimetables(tx, {
      rows: rowsOf(timetables, each => ({
        plan_id: each.planId,
        starts_on: each.startsOn,
        ends_on: each.endsOn,
        in_school: each.inSchool,
        because: each.because,
      })),
    }),
  )
}

/** Ends a part-time timetable before its day: the child is back in full. */
export async function endTimetable(tx: Tx, childId: string, id: string, onDay: string): Promise<boolean> {
  return (await db.endTimetable(tx, { id, child_id: childId, on_day: onDay })) !== undefined
}

export function addReviews(tx: Tx, reviews: NewReview[]) {
  return ids(
    db.addReviews(tx, {
      rows: rowsOf(reviews, each => ({
        plan_id: each.planId,
        on_day: each.onDay,
        words: each.words,
        next_on: each.nextOn,
      })),
    }),
  )
}

/** Closes a plan with the reason. False where it was closed. */
export async function closePlan(
  tx: Tx,
  childId: string,
  { id, onDay, because }: { id: string; onDay: string; because: string },
): Promise<boolean> {
  return (await db.closePlan(tx, { id, child_id: childId, on_day: onDay, because })) !== undefined
}

/** The plans of one child, the newest first. */
export function plansOf(tx: Tx, childId: string) {
  return db.findPlans(tx, { child_id: childId })
}

/** Everything that stands in one plan. */
export async function partsOfPlan(tx: Tx, planId: string) {
  const of = { plan_id: planId }
  const [causes, steps, yeses, timetables, reviews] = await Promise.all([
    db.findCauses(tx, of),
    db.findSteps(tx, of),
    db.findYeses(tx, of),
    db.findTimetables(tx, of),
    db.findReviews(tx, of),
  ])
  return { causes, steps, yeses, timetables, reviews }
}

/** Of the asker's own caseload: part-time timetables that run today and end by `until`, the last of each plan. */
export function timetablesEnding(tx: Tx, today: string, until: string) {
  return db.findTimetablesEnding(tx, { today, until })
}

/** Of the asker's own caseload: plans to be looked at again today, or before. */
export function reviewsDue(tx: Tx, today: string) {
  return db.findReviewsDue(tx, { today })
}

/** Of these children, whose plan is open and since when. */
export function openPlans(tx: Tx, children: readonly string[]) {
  return db.findPlansOpen(tx, { children: [...children] })
}

/** Of these children, since which day a step of their open plan waits, where one does. */
export function stepsOverdue(tx: Tx, children: readonly string[], today: string) {
  return db.findStepsOverdue(tx, { children: [...children], on_day: today })
}

export function planHappenings(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findPlanHappenings(tx, { child_id: childId, from_day: from, to_day: to })
}

function rowsOf<R extends { id: string } & By>(given: R[], columns: (each: R) => Record<string, unknown>) {
  return JSON.stringify(given.map(each => ({ ...columns(each), id: each.id, made_by: each.madeBy })))
}

async function ids(written: Promise<{ id: string }[]>): Promise<string[]> {
  return (await written).map(each => each.id)
}
