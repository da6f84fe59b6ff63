// Something went wrong with what we keep: found, stopped, assessed, told to the Information Commissioner within 72 hours or why not,
// told to those it is about, learnt from. The rule is rules/data-protection.md; the database writes each step once (0057).
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

const db = queries(new URL('./breaches.sql', import.meta.url), {
  addBreach: maybe({ id: uuid }),
  findBreaches: many({
    id: uuid,
    found_at: moment,
    ico_by_when: moment,
    ico_by_day: day,
    ico_by_time: text,
    found_by: text,
    what: text,
    export_id: orNull(uuid),
    contained_on: orNull(day),
    contained_how: orNull(text),
    contained_name: orNull(text),
    risk: orNull(text),
    risk_why: orNull(text),
    people: orNull(whole),
    assessed_name: orNull(text),
    ico_told_at: orNull(moment),
    ico_reference: orNull(text),
    ico_late_because: orNull(text),
    ico_not_because: orNull(text),
    ico_name: orNull(text),
    told_on: orNull(day),
    told_how: orNull(text),
    told_not_because: orNull(text),
    told_name: orNull(text),
    learnt: orNull(text),
    closed_on: orNull(day),
    closed_name: orNull(text),
    made_name: orNull(text),
  }),
  contain: maybe({ id: uuid }),
  assess: maybe({ id: uuid }),
  tellCommissioner: maybe({ id: uuid }),
  isLate: maybe({ late: truth, early: truth }),
  notTellCommissioner: maybe({ id: uuid }),
  tellPeople: maybe({ id: uuid }),
  notTellPeople: maybe({ id: uuid }),
  closeBreach: maybe({ id: uuid }),
  nameExport: maybe({ id: uuid }),
  findExports: many({ id: uuid, at: moment, action: text, by_name: orNull(text), records: whole }),
  findExported: many({ child_id: orNull(uuid), forename: orNull(text), surname: orNull(text) }),
  findWaiting: many({ what: text, id: uuid, due_on: day, due_time: orNull(text), first: truth }),
})

/** Whether it may harm those it is about: the Commissioner is told unless that is unlikely, they themselves where it is high. */
export const RISKS = ['unlikely', 'risk', 'high'] as const
export type Risk = (typeof RISKS)[number]
export type Breach = Awaited<ReturnType<typeof breaches>>[number]
/** A day, YYYY-MM-DD, and a time of it, HH:MM, where the place is. */
export type Moment = { day: string; time: string }

/** Writes down what was found, once. `by` where no person is asking. */
export async function addBreach(
  tx: Tx,
  found: { id: string; at: Moment; foundBy: string; what: string; by?: string | undefined },
): Promise<boolean> {
  const { id, at, foundBy, what, by } = found
  const values = { id, found_on: at.day, found_time: at.time, found_by: foundBy, what, by: by ?? null }
  return (await db.addBreach(tx, values)) !== undefined
}

/** All of the place, or the one of an id: what is open first. */
export function breaches(tx: Tx, only: { id?: string } = {}) {
  return db.findBreaches(tx, { id: only.id })
}

/** Stopped. Each step below is written once: false where it was. */
export async function contain(tx: Tx, id: string, onDay: string, how: string): Promise<boolean> {
  return (await db.contain(tx, { id, on_day: onDay, how })) !== undefined
}

/** What it may do to those it is about, why that is thought, and how many they are. */
export async function assess(
  tx: Tx,
  id: string,
  { risk, why, people }: { risk: Risk; why: string; people: number },
): Promise<boolean> {
  return (await db.assess(tx, { id, risk, why, people })) !== undefined
}

/** How a moment of telling stands to the 72 hours; undefined where there is no such breach. */
export function timeOfTelling(tx: Tx, id: string, at: Moment) {
  return db.isLate(tx, { id, told_on: at.day, told_time: at.time })
}

/** The Commissioner was told; later than 72 hours after it was found only with the reason. */
export async function tellCommissioner(
  tx: Tx,
  id: string,
  told: { at: Moment; reference: string | null; lateBecause: string | null },
): Promise<boolean> {
  const { at, reference, lateBecause } = told
  const values = { id, told_on: at.day, told_time: at.time, reference, late_because: lateBecause }
  return (await db.tellCommissioner(tx, values)) !== undefined
}

/** The Commissioner is not told: only where harm is unlikely. */
export async function notTellCommissioner(tx: Tx, id: string, because: string): Promise<boolean> {
  return (await db.notTellCommissioner(tx, { id, because })) !== undefined
}

/** Those it is about were told. */
export async function tellPeople(tx: Tx, id: string, onDay: string, how: string): Promise<boolean> {
  return (await db.tellPeople(tx, { id, on_day: onDay, how })) !== undefined
}

/** They are not told, and why. */
export async function notTellPeople(tx: Tx, id: string, because: string): Promise<boolean> {
  return (await db.notTellPeople(tx, { id, because })) !== undefined
}

/** Closed once every step before it is written. */
export async function closeBreach(tx: Tx, id: string, onDay: string, learnt: string): Promise<boolean> {
  return (await db.closeBreach(tx, { id, on_day: onDay, learnt })) !== undefined
}

/** Says which export it is about, of those the audit knows. */
export async function nameExport(tx: Tx, id: string, exportId: string): Promise<boolean> {
  return (await db.nameExport(tx, { id, export_id: exportId })) !== undefined
}

/** What left Kith in the last 400 days, the newest first, and of how many children as far as the audit says. */
export function exportsMade(tx: Tx) {
  return db.findExports(tx)
}

/** Whose records an export had; whom the reader may not see is a row that says nothing. */
export function exportedChildren(tx: Tx, exportId: string) {
  return db.findExported(tx, { export_id: exportId })
}

/** What waits for whoever answers for data protection. */
export function waitingForThem(tx: Tx) {
  return db.findWaiting(tx)
}
