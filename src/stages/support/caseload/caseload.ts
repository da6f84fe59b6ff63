// Whom a Link Worker is there for, or a manager's whole place, or a school's roll: those who take part, with what other
// parts tell of each (the columns). All of them are read, because what needs attention first is known of none before all.
import type { Week } from '#arithmetic/attendance/weekly.ts'
import { lastMeasured, planWeeks, weeksOf } from '#arithmetic/attendance/weeks-of-many.ts'
import { type Band, bandIndex, bandOf, type Informant } from '#arithmetic/sdq/bands.ts'
import { day, many, orNull, queries, type Tx, text, texts, uuid, whole } from '#platform/database/queries.ts'
import { academicYearOf } from '#records/places/places.ts'
import { attendanceOfMany } from '#records/schooling/schooling.ts'

const db = queries(new URL('./caseload.sql', import.meta.url), {
  findTakingPart: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school_id: uuid,
    school: text,
    cohort_name: text,
    ends_on: day,
    workers: texts,
  }),
  findPeople: many({ id: uuid, name: text }),
  findManagers: many({ name: text }),
  findSdq: many({ child_id: uuid, on_day: day, informant: text, total: whole }),
})

export type OnCaseload = Awaited<ReturnType<typeof db.findTakingPart>>[number]

/** The banding whose words are shown: four bands, of which the words say how far from the usual a score lies. */
const BANDING = 'four_2014'
const WEEKS = 12
/** Marks may end some weeks ago: so many more weeks are looked at. */
const WEEKS_TO_SPARE = 8

/** Everybody who takes part whom the reader may see, or those of the reader's own caseload, in no order. */
export function takingPart(tx: Tx, own: boolean): Promise<OnCaseload[]> {
  return db.findTakingPart(tx, { own })
}

/** The names of these people, by id. */
export async function namesOfPeople(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.findPeople(tx, { people: [...new Set(people)] })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The programme managers of the place by name, the longest there first. */
export async function managersOf(tx: Tx): Promise<string[]> {
  return (await db.findManagers(tx)).map(row => row.name)
}

export type Sdq = { onDay: string; informant: Informant; band: Band; index: number }

/** The newest SDQ of each child, as the band of its total of difficulties. Children without one are not in it. */
export async function sdqOf(tx: Tx, children: readonly string[]): Promise<Map<string, Sdq>> {
  const rows = await db.findSdq(tx, { children: [...children] })
  return new Map(
    rows.map(({ child_id, on_day: onDay, total, ...row }) => {
      const informant = row.informant as Informant
      const band = bandOf(total, 'total', informant, BANDING)!
      return [child_id, { onDay, informant, band, index: bandIndex(total, 'total', informant, BANDING) }]
    }),
  )
}

/**
 * The last twelve measured school weeks of each child, oldest first; without marks of this school year, of the one before.
 * Children without any are not in it.
 */
export async function weeksOfMany(
  tx: Tx,
  children: readonly string[],
  today: string,
): Promise<Map<string, Week[]>> {
  const year = academicYearOf(today)
  const found = await weeksOfYear(tx, children, year, today)
  const without = children.filter(child => !found.has(child))
  if (without.length === 0) return found
  return new Map([...(await weeksOfYear(tx, without, year - 1, today)), ...found])
}

async function weeksOfYear(
  tx: Tx,
  children: readonly string[],
  year: number,
  today: string,
): Promise<Map<string, Week[]>> {
  const attendance = await attendanceOfMany(tx, [...children], year)
  const plans = new Map<readonly string[], ReturnType<typeof planWeeks>>()
  const found = new Map<string, Week[]>()
  for (const [child, { marks, calendar = [] }] of attendance) {
    if (marks === null) continue
    const plan = plans.get(calendar) ?? planWeeks(calendar, today, WEEKS + WEEKS_TO_SPARE)
    plans.set(calendar, plan)
    const weeks = lastMeasured(weeksOf(marks, plan), WEEKS)
    if (weeks.length > 0) found.set(child, weeks)
  }
  return found
}
