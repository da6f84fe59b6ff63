// The activities of a plan in their order, each with what must come first; some of them the child picked from pictures. Anyone
// may stop one, with a reason, and two stops of one kind call a review. Rule: rules/plan.md.
import {
  day,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const changed = maybe({ id: uuid })
const db = queries(new URL('./activities.sql', import.meta.url), {
  addActivities: many({ id: uuid }),
  findActivities: many({
    id: uuid,
    goal_id: orNull(uuid),
    position: whole,
    kind: text,
    what: orNull(text),
    my_choice: truth,
    domain: text,
    ready_when: orNull(text),
    ready_on: orNull(day),
    begun_on: orNull(day),
    done_on: orNull(day),
    stopped_on: orNull(day),
    stopped_side: orNull(text),
    stopped_why: orNull(text),
    stopped_words: orNull(text),
    made_by: orNull(text),
    made_at: moment,
  }),
  sayReady: changed,
  beginActivity: changed,
  finishActivity: changed,
  moveEarlier: many({ id: uuid }),
  stopActivity: one({ stopped: truth }),
  findCalled: many({ child_id: uuid, kind: text, times: whole, last_on: day }),
})

export const stopSides = ['child', 'parent', 'programme', 'school', 'partner', 'council'] as const
export type StopSide = (typeof stopSides)[number]
export const stopReasons = ['not-for-me', 'too-hard', 'not-the-time', 'too-far', 'people', 'other'] as const
export type StopReason = (typeof stopReasons)[number]

/** `kind` is one of the pictures (pictures.ts); `domain` one of the blueprint's. `readyOn`, `begunOn`: of what runs already. */
export type NewActivity = {
  id: string
  planId: string
  goalId: string | null
  kind: string
  what: string | null
  myChoice: boolean
  domain: string
  readyWhen: string | null
  readyOn?: string | null | undefined
  begunOn?: string | null | undefined
  madeBy?: string | undefined
}
export type Activity = Awaited<ReturnType<typeof activitiesOf>>[number]

/** Adds activities after those that are there. Answers the ids that are new. */
export async function addActivities(tx: Tx, activities: readonly NewActivity[]): Promise<string[]> {
  const rows = activities.map((each, n) => ({
    id: each.id,
    plan_id: each.planId,
    goal_id: each.goalId,
    kind: each.kind,
    what: each.what,
    my_choice: each.myChoice,
    domain: each.domain,
    ready_when: each.readyWhen,
    ready_on: each.readyOn,
    begun_on: each.begunOn,
    made_by: each.madeBy,
    nth: n,
  }))
  return (await db.addActivities(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** The activities of a plan in their order, stopped and done ones among them. */
export function activitiesOf(tx: Tx, planId: string) {
  return db.findActivities(tx, { plan_id: planId })
}

type Which = { childId: string; id: string; onDay: string }

/** Somebody says that what must come first has come. False where it was said, or the activity was stopped. */
export async function sayReady(tx: Tx, { childId, id, onDay }: Which): Promise<boolean> {
  return (await db.sayReady(tx, { child_id: childId, id, on_day: onDay })) !== undefined
}

/** Begins an activity. False where it runs, was stopped, or what must come first has not come. */
export async function beginActivity(tx: Tx, { childId, id, onDay }: Which): Promise<boolean> {
  return (await db.beginActivity(tx, { child_id: childId, id, on_day: onDay })) !== undefined
}

/** It came to its end. False where it does not run. */
export async function finishActivity(tx: Tx, { childId, id, onDay }: Which): Promise<boolean> {
  return (await db.finishActivity(tx, { child_id: childId, id, on_day: onDay })) !== undefined
}

/** Moves an activity before the one that comes first of it. False where it is the first. */
export async function moveEarlier(tx: Tx, childId: string, id: string): Promise<boolean> {
  return (await db.moveEarlier(tx, { child_id: childId, id })).length > 0
}

/** Stops an activity: whoever reads the plan may. False where it runs no more. Throws where they may not read it. */
export async function stopActivity(
  tx: Tx,
  {
    childId,
    id,
    onDay,
    side,
    why,
    words,
  }: Which & { side: StopSide; why: StopReason; words?: string | undefined },
): Promise<boolean> {
  const values = { child_id: childId, id, on_day: onDay, side, why, words: words ?? null }
  return (await db.stopActivity(tx, values)).stopped
}

/** Of these children: kinds stopped twice or more since the plan was last saved or a review held, which calls a review. */
export function reviewsCalled(tx: Tx, children: readonly string[]) {
  return db.findCalled(tx, { children: [...children] })
}
