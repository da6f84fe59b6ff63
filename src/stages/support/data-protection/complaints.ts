// Somebody complains about how we keep what we know: told that we have it in time, answered by somebody whom it is not about. The rule
// is rules/data-protection.md; the database keeps it from whom it is about (0057).
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import {
  day,
  many,
  maybe,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'

const db = queries(new URL('./complaints.sql', import.meta.url), {
  addComplaint: nothing(),
  findComplaints: many({
    id: uuid,
    from_whom: text,
    received_on: day,
    what: text,
    acknowledge_by: day,
    acknowledged_on: orNull(day),
    acknowledged_how: orNull(text),
    acknowledged_by: orNull(text),
    outcome: orNull(text),
    answer: orNull(text),
    answered_on: orNull(day),
    answered_by: orNull(text),
    about: whole,
  }),
  findPeople: many({ person_id: uuid, name: text }),
  acknowledge: maybe({ id: uuid }),
  answer: maybe({ id: uuid }),
})

/** Whether whoever complained was right. */
export const COMPLAINT_OUTCOMES = ['right', 'partly', 'not-right'] as const
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number]
export type Complaint = Awaited<ReturnType<typeof complaints>>[number]

/** A complaint as it came; `aboutPeople` of those who could answer it do not read it. `by` where no person is asking. */
export type NewComplaint = {
  id: string
  fromWhom: string
  receivedOn: string
  what: string
  aboutPeople: readonly string[]
  by?: string | undefined
}

/** Data (Use and Access) Act 2025: acknowledged within 30 days, where the place does not say sooner. */
const ACKNOWLEDGE_DAYS = 30

/** Writes it down, once. Throws (23514) where nobody would be left to answer it. */
export async function addComplaint(tx: Tx, told: NewComplaint): Promise<void> {
  const rules = (await blueprintInForce(tx)).content.alerts.data_protection
  await db.addComplaint(tx, {
    id: told.id,
    from_whom: told.fromWhom,
    received_on: told.receivedOn,
    what: told.what,
    about_people: [...told.aboutPeople],
    acknowledge_by: acknowledgeBy(
      told.receivedOn,
      Math.min(rules?.acknowledge_days ?? ACKNOWLEDGE_DAYS, ACKNOWLEDGE_DAYS),
    ),
    by: told.by ?? null,
  })
}

/** The last day on which whoever complained is told that it came: so many days after, counted by the calendar. */
export function acknowledgeBy(receivedOn: string, days: number): string {
  return dayOf(dayNumber(receivedOn) + days)
}

/** Those that are not about the reader, or the one of an id: what waits first. */
export function complaints(tx: Tx, only: { id?: string } = {}) {
  return db.findComplaints(tx, { id: only.id })
}

/** Who answers for data protection here. */
export function answerers(tx: Tx) {
  return db.findPeople(tx)
}

/** They were told that it came. False where they were. */
export async function acknowledge(tx: Tx, id: string, onDay: string, how: string): Promise<boolean> {
  return (await db.acknowledge(tx, { id, on_day: onDay, how })) !== undefined
}

/** Answered, once, after it was acknowledged. */
export async function answerComplaint(
  tx: Tx,
  answered: { id: string; outcome: ComplaintOutcome; answer: string; onDay: string },
): Promise<boolean> {
  const { id, outcome, answer, onDay } = answered
  return (await db.answer(tx, { id, outcome, answer, on_day: onDay })) !== undefined
}
