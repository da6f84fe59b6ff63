// How it stands with the reviews of many children at once: what is next, what is planned, and what is late.
import { daysBefore } from '#arithmetic/days.ts'
import { once } from '#platform/database/once.ts'
import { day, many, orNull, queries, type Tx, text, texts, uuid, whole } from '#platform/database/queries.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { type Due, nextDue, proposedDay, spansOf } from './rules.ts'
import { rhythmOf } from './settings.ts'

const db = queries(new URL('./standing.sql', import.meta.url), {
  findStanding: many({
    child_id: uuid,
    school_id: uuid,
    began_on: day,
    last_held: orNull(day),
    planned_id: orNull(uuid),
    planned_for: orNull(day),
    at_time: orNull(text),
  }),
  findTerms: many({ academic_year: whole, name: text, starts_on: day, ends_on: day }),
  findMine: many({ child_id: uuid, forename: orNull(text), initial: orNull(text) }),
  findEverybody: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    school: text,
    workers: texts,
  }),
})

export type Standing = {
  childId: string
  /** By the rhythm of the place; undefined where its calendar does not reach so far. */
  next: Due | undefined
  lastHeld: string | null
  planned: { id: string; day: string; at: string | null } | undefined
  /** The days the child's school is open, as far as was asked. */
  openDays: readonly string[]
  /** The day proposed for the one after, if it is held today. */
  after: () => string | undefined
}

/** So far back a review that was never held is looked for, and so far ahead the next: a school year either way, and no more. */
const DAYS_BACK = 300
const DAYS_AHEAD = 240

/** How it stands with these children who take part; the others are not in it. */
export async function standingOf(
  tx: Tx,
  children: readonly string[],
  today: string,
): Promise<Map<string, Standing>> {
  if (children.length === 0) return new Map()
  const from = daysBefore(today, DAYS_BACK)
  const to = daysBefore(today, -DAYS_AHEAD)
  const [rows, terms, rhythm] = await Promise.all([
    db.findStanding(tx, { children: [...children], today }),
    once(tx, 'terms for reviews', () => db.findTerms(tx, { from_day: from })),
    rhythmOf(tx),
  ])
  const spans = spansOf(
    terms.filter(each => each.starts_on <= to),
    rhythm.formal,
  ).filter(each => each.to <= to)
  const open = await openDaysOf(
    tx,
    rows.map(each => each.school_id),
    from,
    to,
  )
  return new Map(
    rows.map(row => {
      const openDays = open.get(row.school_id) ?? []
      const asked = { beganOn: row.began_on, lastHeld: row.last_held, today }
      return [
        row.child_id,
        {
          childId: row.child_id,
          next: nextDue(asked, spans, openDays, rhythm),
          lastHeld: row.last_held,
          planned:
            row.planned_id !== null && row.planned_for !== null
              ? { id: row.planned_id, day: row.planned_for, at: row.at_time }
              : undefined,
          openDays,
          after: () => {
            const following = nextDue({ ...asked, lastHeld: today }, spans, openDays, rhythm)
            return following && proposedDay(following, openDays, today)
          },
        },
      ]
    }),
  )
}

/** The children of the asker's own caseload who take part. */
export function mine(tx: Tx) {
  return db.findMine(tx)
}

/** Everybody who takes part whom the reader may see, with who is there for them. */
export function everybody(tx: Tx) {
  return db.findEverybody(tx)
}
