// What schools have sent about the children on their roll, read as the screen wants it: one source of rows beside the
// extract folder (the other), so that both give the same answer.
import { mergeMarks } from '#arithmetic/attendance/merge.ts'
import type { ScreenContext, ScreenFile, ScreenPupil } from '#arithmetic/screen/index.ts'
import {
  day,
  days,
  many,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const score = orNull(whole)
const db = queries(new URL('./schooling.sql', import.meta.url), {
  findPupils: many({ child_id: uuid, upn: text, year_group: text, position: whole }),
  countObjecting: one({ objecting: whole }),
  findFlags: many({ child_id: uuid, flag: text, value: text }),
  findMarks: many({ child_id: uuid, marks: text, calendar_id: uuid }),
  findCalendars: many({ id: uuid, days }),
  findSuspensions: many({ child_id: uuid, starts_on: day, sessions: whole, type: text }),
  findBehaviour: many({ child_id: uuid, on_day: day, kind: text, points: whole }),
  findConcerns: many({
    child_id: uuid,
    on_day: day,
    kind: text,
    said_by: orNull(text),
    source: orNull(text),
  }),
  findAttainment: many({ child_id: uuid, on_day: day, subject: text, band: text }),
  findSdqScores: many({
    child_id: uuid,
    on_day: day,
    informant: text,
    emotional: score,
    conduct: score,
    hyperactivity: score,
    peer: score,
    prosocial: score,
    impact: score,
    source: orNull(text),
  }),
  findRatings: many({
    child_id: uuid,
    on_day: day,
    area: text,
    rating: text,
    said_by: orNull(text),
    source: orNull(text),
  }),
  findFilesHeld: many({ file: text }),
})

/** A child on a roll, with everything the screen reads. */
export type PupilOnRoll = { childId: string; pupil: ScreenPupil }
export type RollOfSchool = { context: ScreenContext; pupils: PupilOnRoll[]; objecting: number }

/**
 * The children on a school's roll with their records, in the order the school sent them; attendance of one academic
 * year. Families who object are left out and counted.
 */
export async function readRoll(
  tx: Tx,
  school: { id: string; urn: string },
  academicYear: number,
): Promise<RollOfSchool> {
  const rows = await db.findPupils(tx, { school_id: school.id, academic_year: academicYear })
  const children = rows.map(row => row.child_id)
  const [calendars, held, { objecting }, records] = await Promise.all([
    db.findCalendars(tx, { academic_year: academicYear }),
    db.findFilesHeld(tx, { school_id: school.id, academic_year: academicYear }),
    db.countObjecting(tx, { school_id: school.id, academic_year: academicYear }),
    readRecords(tx, children, academicYear),
  ])
  const daysOf = new Map(calendars.map(each => [each.id, each.days]))
  return {
    context: {
      calendar: calendars[0]?.days ?? [],
      filesPresent: new Set(held.map(each => each.file as ScreenFile)),
    },
    pupils: rows.map(row => ({
      childId: row.child_id,
      pupil: pupilOf({ ...row, urn: school.urn }, records, daysOf),
    })),
    objecting,
  }
}

/** One child's marks of an academic year with the days they stand for; null marks where there are none. */
export async function attendanceOf(
  tx: Tx,
  childId: string,
  academicYear: number,
): Promise<{ marks: string | null; calendar: readonly string[] }> {
  const [marks, calendars] = await Promise.all([
    db.findMarks(tx, { children: [childId], academic_year: academicYear }),
    db.findCalendars(tx, { academic_year: academicYear }),
  ])
  const { marks: packed, calendar = [] } = marksOf(
    marks,
    new Map(calendars.map(each => [each.id, each.days])),
  )
  return { marks: packed, calendar }
}

/** Marks of many children, as `attendanceOf` gives them for one. A child without marks is not in it. */
export async function attendanceOfMany(
  tx: Tx,
  children: string[],
  academicYear: number,
): Promise<Map<string, { marks: string | null; calendar?: readonly string[] }>> {
  const [marks, calendars] = await Promise.all([
    db.findMarks(tx, { children, academic_year: academicYear }),
    db.findCalendars(tx, { academic_year: academicYear }),
  ])
  const daysOf = new Map(calendars.map(each => [each.id, each.days]))
  return new Map([...byChild(marks)].map(([child, rows]) => [child, marksOf(rows, daysOf)]))
}

export type Records = Awaited<ReturnType<typeof readRecords>>

/** Behaviour and attainment, of which there is most, from `since` up to `until`: what no rule would read is left out. */
export type Window = { since: string; until: string }

/**
 * The rows of these children, by child. Suspensions come whole: what came after is asked for as well.
 * @param flags where they are not those known now.
 */
export async function readRecords(
  tx: Tx,
  children: string[],
  academicYear: number,
  window?: Window,
  flagsOf: (children: string[]) => ReturnType<typeof db.findFlags> = them =>
    db.findFlags(tx, { children: them }),
) {
  const dated = { children, ...window }
  const [flags, marks, suspensions, behaviour, concerns, attainment, sdq, ratings] = await Promise.all([
    flagsOf(children),
    db.findMarks(tx, { children, academic_year: academicYear }),
    db.findSuspensions(tx, { children }),
    db.findBehaviour(tx, dated),
    db.findConcerns(tx, { children }),
    db.findAttainment(tx, dated),
    db.findSdqScores(tx, { children }),
    db.findRatings(tx, { children }),
  ])
  return {
    flags: byChild(flags),
    marks: byChild(marks),
    suspensions: byChild(suspensions.map(row => ({ ...row, start: row.starts_on }))),
    behaviour: byChild(behaviour.map(row => ({ ...row, date: row.on_day }))),
    concerns: byChild(concerns.map(row => ({ ...row, date: row.on_day }))),
    attainment: byChild(attainment.map(row => ({ ...row, date: row.on_day }))),
    sdq: byChild(sdq.map(row => ({ ...row, date: row.on_day }))),
    ratings: byChild(ratings.map(row => ({ ...row, date: row.on_day }))),
  }
}

/** A child on a roll with their rows, as the screen reads them. */
export function pupilOf(
  row: { child_id: string; upn: string; urn: string; year_group: string },
  records: Records,
  daysOf: Map<string, string[]>,
): ScreenPupil {
  const of = row.child_id
  return {
    upn: row.upn,
    school: row.urn,
    year: row.year_group,
    ...marksOf(records.marks.get(of) ?? [], daysOf),
    flags: Object.fromEntries((records.flags.get(of) ?? []).map(flag => [flag.flag, flag.value])),
    suspensions: records.suspensions.get(of) ?? [],
    behaviour: records.behaviour.get(of) ?? [],
    concerns: records.concerns.get(of) ?? [],
    attainment: records.attainment.get(of) ?? [],
    sdq: records.sdq.get(of) ?? [],
    ratings: records.ratings.get(of) ?? [],
  } as ScreenPupil
}

// A child who moved school within the year has marks from each: one year is made of them, day by day.
function marksOf(
  rows: { marks: string; calendar_id: string }[],
  daysOf: Map<string, string[]>,
): { marks: string | null; calendar?: readonly string[] } {
  if (rows.length === 0) return { marks: null }
  if (rows.length === 1) return { marks: rows[0]!.marks, calendar: daysOf.get(rows[0]!.calendar_id)! }
  return mergeMarks(rows.map(row => ({ marks: row.marks, days: daysOf.get(row.calendar_id)! })))
}

/** Rows by the child they are about, in their order. */
export function byChild<R extends { child_id: string }>(rows: R[]): Map<string, R[]> {
  const map = new Map<string, R[]>()
  for (const row of rows) {
    const list = map.get(row.child_id)
    if (list) list.push(row)
    else map.set(row.child_id, [row])
  }
  return map
}
