// Takes in calendar.csv and marks.csv: one packed string a child, school and year, with its roll-up. Rule: a file speaks
// for the days its calendar names. Where they span all that is held they replace it; else other days stay (rules/intake.md).
import { createHash } from 'node:crypto'
import { countMarks, type MarkCounts, planMarks } from '#arithmetic/attendance/mark-plan.ts'
import { mergeMarks } from '#arithmetic/attendance/merge.ts'
import {
  days,
  many,
  maybe,
  nothing,
  one,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
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
  findOtherCalendars: many({ id: uuid, days }),
  findMarksOfOtherDays: many({ child_id: uuid, school_id: uuid, calendar_id: uuid, marks: text }),
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

/** Marks of some days, taken in beside others of the same year. */
export type SomeDays = { days: number; first: string; last: string; others: number }

/**
 * Takes in all of marks.csv. A string that differs from the one held replaces it, or is joined with it day by day, and
 * the old one is kept. Answers what the file speaks for where days of before stay.
 */
export async function takeMarks(
  taking: Taking,
  extract: Extract,
  calendarId: string,
): Promise<SomeDays | null> {
  const { tx, academicYear: academic_year } = taking
  const sorted = extract.days.toSorted()
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? '']
  const others = await db.findOtherCalendars(tx, { academic_year, but: calendarId })
  const staying = new Map(
    others.filter(each => !covers([first, last], each.days)).map(each => [each.id, each.days]),
  )
  const calendars = new Map([[sorted.join(), calendarId]])
  let most = 0
  for await (const batch of inBatches(extract.rows('marks'), taking.signal)) {
    const rows = batch.flatMap(row => placed(taking, row) ?? [])
    noteSchools(
      taking,
      'marks',
      rows.map(row => row.child),
    )
    const joined = await joinWithHeld(taking, extract.days, rows, staying)
    for (const [key, part] of joined) {
      most = Math.max(most, part.days.length)
      const known = key === '' ? calendarId : calendars.get(key)
      const id = known ?? (await takeCalendar(taking, part.days, false))
      if (key !== '') calendars.set(key, id)
      await keepMarks(taking, part, id)
    }
  }
  const left = most - sorted.length
  return left > 0 ? { days: sorted.length, first, last, others: left } : null
}

type Placed = { child: string; school: string; marks: string }
type Part = { days: readonly string[]; rows: Placed[] }

// A file that begins no later and ends no earlier than what is held is the newer word on all of it.
function covers([first, last]: [string, string], held: readonly string[]): boolean {
  return held.every(day => first <= day && day <= last)
}

/** The rows by the days their marks then stand for; the key `''` is the file's own calendar. */
async function joinWithHeld(
  { tx, academicYear }: Taking,
  days: readonly string[],
  rows: Placed[],
  staying: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Part>> {
  if (staying.size === 0 || rows.length === 0) return new Map([['', { days, rows }]])
  const found = await db.findMarksOfOtherDays(tx, {
    children: rows.map(row => row.child),
    schools: rows.map(row => row.school),
    years: rows.map(() => academicYear),
    calendars: [...staying.keys()],
  })
  const held = new Map(found.map(each => [`${each.child_id} ${each.school_id}`, each]))
  const parts = new Map<string, Part>()
  for (const row of rows) {
    const before = held.get(`${row.child} ${row.school}`)
    const made =
      before &&
      mergeMarks([
        { marks: before.marks, days: staying.get(before.calendar_id)! },
        { marks: row.marks, days },
      ])
    const key = made === undefined ? '' : made.calendar.join()
    const part = parts.get(key) ?? { days: made?.calendar ?? days, rows: [] }
    part.rows.push(made === undefined ? row : { ...row, marks: made.marks })
    parts.set(key, part)
  }
  return parts
}

async function keepMarks(taking: Taking, { days, rows }: Part, calendar_id: string): Promise<void> {
  const plan = planMarks(
    days,
    days.reduce((last, day) => (day > last ? day : last), ''),
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
    calendar_id,
    years: rows.map(() => taking.academicYear),
    import_id: taking.importId,
  })
  count(taking.counts, 'marks', { new: added, changed, all: rows.length })
}

function placed({ children, schoolOf }: Taking, { upn, marks }: MarksRow) {
  const child = children.get(upn)
  const school = child === undefined ? undefined : schoolOf.get(child)
  return child === undefined || school === undefined ? undefined : { child, school, marks }
}
