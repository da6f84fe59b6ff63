// How it stands with the reviews of many children at once: what is next, what is planned, and what is late.
import { daysBefore } from '#arithmetic/days.ts'
import { once } from '#platform/database/once.ts'
import { day, many, orNull, queries, type Tx, text, texts, uuid, whole } from '#platform/database/queries.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { type Due, nextDue, proposedDay, type Rhythm, type Span, spansOf } from './rules.ts'
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

/** So far back a review that was never held is looked for. */
const DAYS_BACK = 300

/** How it stands with these children who take part; the others are not in it. */
export async function standingOf(
  tx: Tx,
  children: readonly string[],
  today: string,
): Promise<Map<string, Standing>> {
  if (children.length === 0) return new Map()
  const from = daysBefore(today, DAYS_BACK)
  const [rows, terms, rhythm] = await Promise.all([
    db.findStanding(tx, { children: [...children], today }),
    once(tx, `terms since ${from}`, () => db.findTerms(tx, { from_day: from })),
    rhythmOf(tx),
  ])
  const spans = untilTheNext(spansOf(terms, rhythm.formal), today)
  const needed = neededOf(rows, spans, { from, today }, rhythm)
  const open = await openDaysOf(
    tx,
    rows.map(row => row.school_id),
    needed.from,
    needed.to,
  )
  return new Map(
    rows.map(row => {
      const days = open.get(row.school_id) ?? []
      const asked = { beganOn: row.began_on, lastHeld: row.last_held, today }
      return [
        row.child_id,
        {
          childId: row.child_id,
          next: nextDue(asked, spans, days, rhythm),
          lastHeld: row.last_held,
          planned:
            row.planned_id !== null && row.planned_for !== null
              ? { id: row.planned_id, day: row.planned_for, at: row.at_time }
              : undefined,
          openDays: days,
          after: () => {
            const following = nextDue({ ...asked, lastHeld: today }, spans, days, rhythm)
            return following && proposedDay(following, days, today)
          },
        },
      ]
    }),
  )
}

/** The term of a day and the one after it: what is held today has its next by then. */
function untilTheNext(spans: readonly Span[], today: string): Span[] {
  const now = spans.findIndex(each => each.to >= today)
  return now === -1 ? [...spans] : spans.slice(0, now + 2)
}

/**
 * Which days have to be known: from before the last days of the term in which the earliest review of these children is held.
 * Most of a year is not read for those who had theirs.
 */
function neededOf(
  rows: readonly { began_on: string; last_held: string | null }[],
  spans: readonly Span[],
  { from, today }: { from: string; today: string },
  { withinSchoolDays }: Rhythm,
): { from: string; to: string } {
  const oldest = rows.map(each => each.last_held ?? each.began_on).sort()[0] ?? today
  const first = spans.find(each => each.to >= oldest)
  // Five school days take a week, and three weeks of holidays may lie between.
  const before = daysBefore(first?.to ?? today, Math.ceil((withinSchoolDays / 5) * 7) + 21)
  const start = before < today ? before : today
  return { from: start > from ? start : from, to: spans.at(-1)?.to ?? today }
}

/** Everybody who takes part whom the reader may see, with who is there for them. */
export function everybody(tx: Tx) {
  return db.findEverybody(tx)
}

/** How many of those who take part whom the reader may see wait for a review that is overdue. */
export async function reviewsOverdue(tx: Tx, today: string): Promise<number> {
  const children = await everybody(tx)
  const standing = await standingOf(
    tx,
    children.map(each => each.child_id),
    today,
  )
  return [...standing.values()].filter(each => each.next?.state === 'overdue').length
}
