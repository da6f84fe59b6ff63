// What somebody will do by a day for a child or young person: agreed in a review or by any other part, done, or let go with a
// reason. Rule: rules/reviews.md.
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
} from '#platform/database/queries.ts'

const db = queries(new URL('./actions.sql', import.meta.url), {
  addActions: many({ id: uuid }),
  settleAction: maybe({ id: uuid }),
  findActions: many({
    id: uuid,
    what: text,
    who: text,
    person_id: orNull(uuid),
    who_name: orNull(text),
    due_on: day,
    came_from: text,
    from_id: orNull(uuid),
    agreed_on: day,
    settled_on: orNull(day),
    let_go_because: orNull(text),
    made_by: orNull(text),
    made_at: moment,
  }),
  findActionsWaiting: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    what: text,
    who: text,
    who_words: orNull(text),
    due_on: day,
    own: truth,
  }),
  findHelpers: many({ id: uuid, name: text }),
  findActionHappenings: many({
    id: uuid,
    what: text,
    on_day: orNull(day),
    at: moment,
    words: text,
    because: orNull(text),
    who_name: orNull(text),
    who: text,
    due_on: day,
    by_name: orNull(text),
  }),
})

/** Who does it: a colleague with an account, or somebody in words. */
export type Doer =
  | { who: 'staff'; personId: string }
  | { who: 'child' | 'parent' | 'school' | 'other'; words: string | null }

/** `cameFrom` names the part (`review`, `plan`, `own`) and `fromId` its row there; days are YYYY-MM-DD. */
export type NewAction = {
  id: string
  childId: string
  what: string
  doer: Doer
  dueOn: string
  cameFrom: string
  fromId?: string | undefined
  agreedOn: string
  madeBy?: string | undefined
  settled?: { onDay: string; letGoBecause?: string } | undefined
}

export type Action = Awaited<ReturnType<typeof actionsOf>>[number]

/** Adds what was agreed, of children who take part. Answers the ids that are new: the same again is one. */
export async function addActions(tx: Tx, actions: readonly NewAction[]): Promise<string[]> {
  if (actions.length === 0) return []
  const rows = await db.addActions(tx, {
    rows: JSON.stringify(
      actions.map(each => ({
        id: each.id,
        child_id: each.childId,
        what: each.what,
        who: each.doer.who,
        person_id: each.doer.who === 'staff' ? each.doer.personId : null,
        who_words: each.doer.who === 'staff' ? null : each.doer.words,
        due_on: each.dueOn,
        came_from: each.cameFrom,
        from_id: each.fromId,
        agreed_on: each.agreedOn,
        made_by: each.madeBy,
        settled_on: each.settled?.onDay,
        let_go_because: each.settled?.letGoBecause,
      })),
    ),
  })
  return rows.map(each => each.id)
}

/** Says that it is done, or why it is let go. False where it was settled before. */
export async function settleAction(
  tx: Tx,
  childId: string,
  id: string,
  { onDay, letGoBecause }: { onDay: string; letGoBecause?: string },
): Promise<boolean> {
  const row = await db.settleAction(tx, {
    id,
    child_id: childId,
    on_day: onDay,
    because: letGoBecause ?? null,
  })
  return row !== undefined
}

/** One child's open ones, and with a day those settled since, whichever part they came from. */
export function actionsOf(tx: Tx, childId: string, settledSince: string | null = null) {
  return db.findActions(tx, { child_id: childId, since: settledSince })
}

/** Open ones due by a day: the asker's own, and of their caseload those that a child, a parent or a school does. */
export function actionsWaiting(tx: Tx, until: string) {
  return db.findActionsWaiting(tx, { until })
}

/** Colleagues who may be named as doing something for a child, by name. */
export function helpersOf(tx: Tx, childId: string) {
  return db.findHelpers(tx, { child_id: childId })
}

export function actionHappenings(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findActionHappenings(tx, { child_id: childId, from_day: from, to_day: to })
}
