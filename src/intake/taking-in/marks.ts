// Takes in calendar.csv and marks.csv: one packed string a child, school and year, with its roll-up.
import { createHash } from 'node:crypto'
import { countMarks, type MarkCounts, planMarks } from '#arithmetic/attendance/mark-plan.ts'
import { days, many, maybe, nothing, one, queries, type Tx, uuid, whole } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Extract, MarksRow } from '../extract/index.ts'
import { count } from '../receipt.ts'
import { inBatches, noteSchools, Stopped, type Taking } from './taking.ts'

const db = queries(new URL('./marks.sql', import.meta.url), {
  findCalendar: maybe({ id: uuid }),
  addCalendar: nothing(),
  takeCalendarUp: nothing(),
  findCalendarsInUse: many({ id: uuid, academic_year: whole, days }),
  findSchoolsOfChildren: many({ child_id: uuid, school_id: uuid, academic_year: whole }),
  takeMarks: one({ added: whole, changed: whole }),
})

/**
 * The school days that marks without a calendar.csv stand for: those of the place's newest year. Throws Stopped where
 * its schools keep different ones, as nobody could say which is meant.
 */
export async function daysInUse(tx: Tx): Promise<string[] | undefined> {
  const calendars = await db.findCalendarsInUse(tx)
  if (calendars.length > 1) {
    throw new Stopped(
      `Marks came without a calendar.csv, and the schools here have sent ${calendars.length} different ones for ${calendars[0]!.academic_year}. Send calendar.csv with the marks.`,
    )
  }
  return calendars[0]?.days
}

/**
 * The last known school of every child of the place, for records that come without pupils.csv, and the newest academic
 * year of their rolls.
 */
export async function schoolsOfChildren(
  tx: Tx,
): Promise<{ schoolOf: Map<string, string>; newestYear: number | undefined }> {
  const rolls = await db.findSchoolsOfChildren(tx)
  const newest = rolls.reduce((year, row) => Math.max(year, row.academic_year), 0)
  return {
    schoolOf: new Map(rolls.map(row => [row.child_id, row.school_id])),
    newestYear: newest === 0 ? undefined : newest,
  }
}

/** Keeps the calendar, once for each list of days, and counts its days where it came with the files. Returns its id. */
export async function takeCalendar(taking: Taking, days: readonly string[], came: boolean): Promise<string> {
  const hash = createHash('sha256').update(days.join('\n')).digest('hex')
  const held = await db.findCalendar(taking.tx, { hash })
  const id = held?.id ?? newId()
  const { tx, importId: import_id, academicYear: academic_year } = taking
  if (held) await db.takeCalendarUp(tx, { id, import_id })
  else await db.addCalendar(tx, { id, academic_year, hash, days, import_id })
  if (came) count(taking.counts, 'calendar', { new: held ? 0 : days.length, all: days.length })
  return id
}

/** Takes in all of marks.csv. A string that differs from the one held replaces it, and the old one is kept. */
export async function takeMarks(taking: Taking, extract: Extract, calendarId: string): Promise<void> {
  const plan = planMarks(
    extract.days,
    extract.days.reduce((last, day) => (day > last ? day : last), ''),
  )
  for await (const batch of inBatches(extract.rows('marks'), taking.signal)) {
    const rows = batch.flatMap(row => placed(taking, row) ?? [])
    noteSchools(
      taking,
      'marks',
      rows.map(row => row.child),
    )
    const counts = rows.map(({ marks }) => countMarks(marks, plan))
    const list = (field: keyof Omit<MarkCounts, 'recent'>) => counts.map(each => each[field])
    const { added, changed } = await db.takeMarks(taking.tx, {
      children: rows.map(row => row.child),
      schools: rows.map(row => row.school),
      marks: rows.map(row => row.marks),
      possible: list('possible'),
      authorised: list('authorised'),
      unauthorised: list('unauthorised'),
      late: list('late'),
      late_after_close: list('lateAfterClose'),
      calendar_id: calendarId,
      years: rows.map(() => taking.academicYear),
      import_id: taking.importId,
    })
    count(taking.counts, 'marks', { new: added, changed, all: rows.length })
  }
}

function placed({ children, schoolOf }: Taking, { upn, marks }: MarksRow) {
  const child = children.get(upn)
  const school = child === undefined ? undefined : schoolOf.get(child)
  return child === undefined || school === undefined ? undefined : { child, school, marks }
}
