// Who is whose Link Worker. Rules: both said yes, the child has no conflict of interest with the worker, and enrolment,
// caseload and baseline begin in one moment (rules/enrol.md). The database does it (0027).
import { readAgain } from '#platform/database/once.ts'
import {
  day,
  many,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./matching.sql', import.meta.url), {
  matchLinkWorkers: many({ child_id: orNull(uuid), outcome: orNull(text) }),
  changeLinkWorker: one({ outcome: orNull(text) }),
  findWaiting: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: text,
    school_id: uuid,
    school: text,
    cohort_id: orNull(uuid),
    since: orNull(day),
    given_on: orNull(truth),
    languages: orNull(texts),
  }),
  findWorkers: many({
    id: uuid,
    name: text,
    school_id: orNull(uuid),
    school: orNull(text),
    caseload: orNull(whole),
    languages: orNull(texts),
  }),
  findConflicts: many({ child_id: orNull(uuid), person_id: orNull(uuid) }),
  findMatchesOf: many({
    id: uuid,
    person_id: uuid,
    name: text,
    matched_on: day,
    hello_on: orNull(day),
    ended_at: orNull(moment),
    matched_by: orNull(text),
    matched_at: moment,
  }),
  findNewMatches: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    matched_on: day,
    school: text,
  }),
  findMatchedLately: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    matched_on: day,
    worker: text,
  }),
  sayHello: one({ said: orNull(whole) }),
  findMeasures: many({
    id: orNull(uuid),
    instrument: orNull(text),
    informant: orNull(text),
    name: orNull(text),
    opens_on: orNull(day),
    closes_on: orNull(day),
    done_on: orNull(day),
  }),
  findClosing: many({
    child_id: orNull(uuid),
    forename: orNull(text),
    surname: orNull(text),
    closes_on: orNull(day),
    missing: orNull(texts),
  }),
  findWithoutWorker: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school_id: uuid,
    school: text,
    began_on: day,
  }),
  tellOfConflict: nothing(),
  findOwnConflicts: many({
    id: uuid,
    forename: text,
    surname: text,
    kind: text,
    school: text,
    told_at: moment,
  }),
})

/** A child with a Link Worker from a day on. Ids are the caller's: the same twice is one. */
export type NewMatch = {
  enrolmentId: string
  caseloadId: string
  childId: string
  personId: string
  cohortId: string | null
  cohortName: string
  beganOn: string
  /** Took part before Kith came: for an operator alone, on the family's yes. */
  brought?: boolean
}
export type MatchOutcome =
  | 'matched'
  | 'known'
  | 'takes-part'
  | 'objects'
  | 'conflict'
  | 'restricted'
  | 'no-worker'
  | 'no-school'
  | 'no-yes'
  | 'given-on'
export type Waiting = Awaited<ReturnType<typeof db.findWaiting>>[number]
export type Worker = Awaited<ReturnType<typeof db.findWorkers>>[number]

/** Begins the enrolment of each child with a Link Worker, any number in one statement. Answers by child what became of it. */
export async function matchLinkWorkers(
  tx: Tx,
  matches: readonly NewMatch[],
): Promise<Map<string, MatchOutcome>> {
  const rows = await db.matchLinkWorkers(tx, {
    matches: JSON.stringify(
      matches.map(each => ({
        enrolment_id: each.enrolmentId,
        caseload_id: each.caseloadId,
        child_id: each.childId,
        person_id: each.personId,
        cohort_id: each.cohortId,
        cohort_name: each.cohortName,
        began_on: each.beganOn,
        brought: each.brought === true,
      })),
    ),
  })
  readAgain(tx)
  return new Map(rows.map(row => [row.child_id ?? '', row.outcome as MatchOutcome]))
}

/** Matches one child, and writes it into the audit. */
export async function matchLinkWorker(tx: Tx, match: NewMatch): Promise<MatchOutcome> {
  const outcome = (await matchLinkWorkers(tx, [match])).get(match.childId) ?? 'no-yes'
  if (outcome === 'matched') await noteMatch(tx, match.childId, match.personId)
  return outcome
}

export type ChangeOutcome = 'changed' | 'known' | 'not-taking-part' | 'conflict' | 'restricted' | 'no-worker'

/** Gives a child another Link Worker from a day on: the old row of the caseload ends, the new one begins. */
export async function changeLinkWorker(
  tx: Tx,
  change: { id: string; childId: string; personId: string; onDay: string },
): Promise<ChangeOutcome> {
  const { outcome } = await db.changeLinkWorker(tx, {
    id: change.id,
    child_id: change.childId,
    person_id: change.personId,
    on_day: change.onDay,
  })
  readAgain(tx)
  if (outcome === 'changed') await noteMatch(tx, change.childId, change.personId)
  return outcome as ChangeOutcome
}

/** Those with both yeses and no Link Worker yet, who waits longest first; the children the actor may see. */
export async function waitingForMatch(tx: Tx): Promise<Waiting[]> {
  return (await db.findWaiting(tx)).filter(each => !each.given_on)
}

/** Those with both yeses: who waits for a Link Worker, and whose place has gone to another since (rules/offers.md). */
export async function waitingOrTooLate(tx: Tx): Promise<{ waiting: Waiting[]; tooLate: Waiting[] }> {
  const all = await db.findWaiting(tx)
  return { waiting: all.filter(each => !each.given_on), tooLate: all.filter(each => each.given_on) }
}

/** Who takes part while no Link Worker has them. */
export function withoutWorker(tx: Tx) {
  return db.findWithoutWorker(tx)
}

/** The Link Workers of the place; one who works in two schools stands there twice. */
export function linkWorkers(tx: Tx): Promise<Worker[]> {
  return db.findWorkers(tx)
}

/** Of these children, which colleague must not have which: `child person`, and never why. For whoever matches. */
export async function conflictsAmong(tx: Tx, children: readonly string[]): Promise<Set<string>> {
  const rows = await db.findConflicts(tx, { children: [...children] })
  return new Set(rows.map(row => `${row.child_id} ${row.person_id}`))
}

/** With whom a child was and is matched, the newest first. */
export function matchesOf(tx: Tx, childId: string) {
  return db.findMatchesOf(tx, { child_id: childId })
}

/** Who is new on the actor's caseload, and to whom no first hello was said yet. */
export function newOnCaseload(tx: Tx, onDay: string) {
  return db.findNewMatches(tx, { on_day: onDay })
}

/** Who was matched lately in the schools that the actor leads. */
export function matchedLately(tx: Tx, onDay: string) {
  return db.findMatchedLately(tx, { on_day: onDay })
}

/** The first hello was said by the child's Link Worker. False where it was not theirs to say, or said before. */
export async function sayHello(tx: Tx, childId: string, onDay: string): Promise<boolean> {
  return ((await db.sayHello(tx, { child_id: childId, on_day: onDay })).said ?? 0) > 0
}

/** What is measured with a child, and which of it is there. */
export function measuresOf(tx: Tx, childId: string) {
  return db.findMeasures(tx, { child_id: childId })
}

/** On the actor's own caseload: whose baseline is not whole, and its window closes within the days of the blueprint. */
export function closingBaselines(tx: Tx, onDay: string) {
  return db.findClosing(tx, { on_day: onDay })
}

export type Conflict = {
  id: string
  forename: string
  surname: string
  schoolId: string
  kind: 'own-child' | 'relative' | 'neighbour' | 'former-partner' | 'other'
}

/** Somebody tells of a child who is theirs or near to them: that child's record is kept from them from now on. */
export async function tellOfConflict(tx: Tx, told: Conflict): Promise<void> {
  await db.tellOfConflict(tx, {
    id: told.id,
    forename: told.forename,
    surname: told.surname,
    school_id: told.schoolId,
    kind: told.kind,
  })
}

/** The conflicts of interest that the actor told of. */
export function ownConflicts(tx: Tx) {
  return db.findOwnConflicts(tx)
}

function noteMatch(tx: Tx, childId: string, personId: string): Promise<void> {
  return record(tx, { action: 'matched-link-worker', childId, subject: 'person', subjectId: personId })
}
