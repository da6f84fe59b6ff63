// A run of the screen over what is held, and what it said. The rules are the blueprint's; how they work is told in
// rules/identify.md and done by #arithmetic/screen. Nobody is chosen here: a school and the manager choose, later.
import {
  checkIdentify,
  type IdentifyRules,
  type ScreenResult,
  screenPupils,
} from '#arithmetic/screen/index.ts'
import {
  day,
  json,
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { takeStock } from '#records/access/work.ts'
import { tell } from '#records/events/events.ts'
import { academicYearOf, blueprintInForce } from '#records/places/places.ts'
import { readRoll } from '#records/schooling/schooling.ts'
import { mustBeReady, schoolsToScreen, standOn } from '../families-first/families-first.ts'
import type { ChildResult, Reasons } from './reasons.ts'

const found = {
  rank: orNull(whole),
  risks_met: whole,
  risks_measured: whole,
  areas_not_measured: texts,
  reasons: json,
}
const db = queries(new URL('./screens.sql', import.meta.url), {
  askForScreen: nothing(),
  findScreen: maybe({
    id: uuid,
    as_of: day,
    academic_year: whole,
    asked_at: moment,
    ran_at: orNull(moment),
    blueprint_id: uuid,
    blueprint: json,
  }),
  lockScreen: maybe({ id: uuid, ran_at: orNull(moment) }),
  noteRun: nothing(),
  addResults: nothing(),
  findLatestScreen: maybe({
    id: uuid,
    as_of: day,
    ran_at: orNull(moment),
    screened: orNull(whole),
    left_out: orNull(whole),
    blueprint_version: whole,
  }),
  countOutcomes: many({
    school_id: uuid,
    school: text,
    phase: text,
    children: whole,
    chosen: whole,
    reserve: whole,
    waiting: whole,
    to_a_person: whole,
    too_little_known: whole,
    below_the_line: whole,
    out_of_scope: whole,
  }),
  countAreas: many({ area: text, counts: truth, met: whole, not_measured: whole, children: whole }),
  findChosen: many({
    ...found,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: text,
  }),
  findResult: maybe({ ...found, outcome: text, possible: whole, absent: whole }),
})

export type Outcome = ScreenResult['outcome']
export type ScreenRun = { screened: number; leftOut: number }

/** Why nothing is run at all. */
export const NOBODY_TOLD =
  'No school may be screened yet: families come first. For each school record what all families were told and its promise, and let the days for objecting pass.'

/**
 * Asks for a run by the blueprint in force, as things stood on its day or an earlier one. The id is the form's: asked
 * twice, it is one run. Throws a PlainError where no school may be screened yet (families-first.ts).
 */
export async function askForScreen(tx: Tx, id: string, asOf?: string): Promise<void> {
  if ((await schoolsToScreen(tx)).ready.length === 0) throw new PlainError(NOBODY_TOLD)
  const blueprint = await blueprintInForce(tx)
  const as_of = asOf ?? rulesOf(blueprint.content.identify).as_of
  await db.askForScreen(tx, { id, blueprint_id: blueprint.id, as_of, academic_year: academicYearOf(as_of) })
}

/**
 * Does a run that was asked for, as a job or an operator: screens every child on a roll of the place and keeps what
 * came out. Each school is screened by itself, as its ranks and its missing files are its own; schools whose families
 * have not been told, or may still object, are left out. Done already, or never asked for: nothing happens.
 */
export async function runScreen(
  tx: Tx,
  id: string,
  onSchool: (done: number, of: number) => void = () => {},
): Promise<ScreenRun | undefined> {
  const waiting = await db.lockScreen(tx, { id })
  const asked = await db.findScreen(tx, { id })
  if (!asked || !waiting || waiting.ran_at) return undefined
  const { identify } = asked.blueprint as { identify: object }
  const rules = rulesOf({ ...identify, as_of: asked.as_of })
  const { ready: schools } = await schoolsToScreen(tx)
  const run: ScreenRun = { screened: 0, leftOut: 0 }
  for (const [n, school] of schools.entries()) {
    const { results, objecting } = await screenRoll(tx, school, rules, asked.academic_year)
    await standOn(tx, id, school)
    const rows = results.map(({ childId, result }, i) => rowOf(childId, result, i))
    await db.addResults(tx, { screen_id: id, school_id: school.id, results: JSON.stringify(rows) })
    run.screened += results.length
    run.leftOut += objecting
    onSchool(n + 1, schools.length)
  }
  await takeStock(tx)
  await db.noteRun(tx, { id, screened: run.screened, left_out: run.leftOut })
  await tell(tx, { kind: 'screen-run', aboutId: id })
  await record(tx, {
    action: 'ran-screen',
    subject: 'screen',
    subjectId: id,
    detail: { screened: run.screened, left_out: run.leftOut },
  })
  return run
}

type SchoolResults = { results: { childId: string; result: ScreenResult }[]; objecting: number }
type SchoolToScreen = { id: string; urn: string; capacity: number | null }

/**
 * Screens the children on one school's roll, in the order the school sent them, for the places it has. Keeps nothing.
 * Throws a PlainError where the school's families have not been told or may still object.
 */
export async function screenSchool(
  tx: Tx,
  school: SchoolToScreen,
  rules: IdentifyRules,
  academicYear: number,
): Promise<SchoolResults> {
  await mustBeReady(tx, school.id)
  return await screenRoll(tx, school, rules, academicYear)
}

// Whoever calls this has seen that the school may be screened.
async function screenRoll(
  tx: Tx,
  school: SchoolToScreen,
  rules: IdentifyRules,
  academicYear: number,
): Promise<SchoolResults> {
  const { context, pupils, objecting } = await readRoll(tx, school, academicYear)
  const capacity = { ...rules.capacity, [school.urn]: school.capacity ?? rules.capacity.default }
  const results = screenPupils(
    { ...rules, capacity },
    context,
    pupils.map(each => each.pupil),
  )
  return { results: results.map((result, i) => ({ childId: pupils[i]!.childId, result })), objecting }
}

function rulesOf(identify: unknown): IdentifyRules {
  const checked = checkIdentify(identify)
  if (checked.problems) throw new PlainError(`The screen cannot run: ${checked.problems[0]}`)
  return checked.rules
}

/** A run, asked for or done, or undefined. */
export async function findScreen(tx: Tx, id: string) {
  return await db.findScreen(tx, { id })
}

/** The newest run in the actor's place. */
export function latestScreen(tx: Tx) {
  return db.findLatestScreen(tx)
}

/** School by school (or for one), how many children the screen put where, of those the actor may see. */
export function outcomesBySchool(tx: Tx, screenId: string, schoolId?: string) {
  return db.countOutcomes(tx, { screen_id: screenId, school_id: schoolId })
}

/** How many children in scope meet each area of risk, and for how many it is not known. */
export function areasMet(tx: Tx, screenId: string) {
  return db.countAreas(tx, { screen_id: screenId })
}

/** Children of a school with these outcomes, in the order of `outcomes` and then of the screen. */
export async function childrenWith(
  tx: Tx,
  screenId: string,
  schoolId: string,
  outcomes: Outcome[],
  page = { atMost: 500, after: 0 },
) {
  const rows = await db.findChosen(tx, {
    screen_id: screenId,
    school_id: schoolId,
    outcomes,
    at_most: page.atMost,
    after: page.after,
  })
  return rows.map(row => ({ ...row, reasons: row.reasons as Reasons }))
}

/** What a run said of one child, with its reasons, or undefined where the actor may not know. */
export async function resultOfChild(
  tx: Tx,
  screenId: string,
  childId: string,
): Promise<ChildResult | undefined> {
  const row = await db.findResult(tx, { screen_id: screenId, child_id: childId })
  return row && { ...row, reasons: row.reasons as Reasons }
}

function rowOf(childId: string, result: ScreenResult, position: number) {
  const { attendance } = result
  return {
    child_id: childId,
    year_group: result.year,
    outcome: result.outcome,
    rank: result.rank,
    risks_met: result.risksMet,
    risks_measured: result.risksMeasured,
    areas_met: result.areasMet,
    areas_not_measured: result.areasNotMeasured,
    also: result.also,
    possible: attendance.possible,
    absent: attendance.authorised + attendance.unauthorised,
    person_because: result.personBecause,
    why: result.why,
    position: position + 1,
    reasons: { areas: result.reasons, person: result.person } satisfies Reasons,
  }
}
