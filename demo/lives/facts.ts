// What is known of everybody who takes part, day by day, so that whatever is written of them agrees with their records: who
// was away has nobody meet them in school, and a suspension is spoken of on its day.
import { categoryOf } from '#arithmetic/attendance/codes.ts'
import { splitMarks } from '#arithmetic/attendance/marks.ts'
import {
  day,
  days,
  json,
  many,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./facts.sql', import.meta.url), {
  findChildren: many({
    child_id: uuid,
    school_id: uuid,
    urn: text,
    school: text,
    cohort_name: text,
    began_on: day,
    upn: orNull(text),
    forename: orNull(text),
    surname: orNull(text),
    sex: orNull(text),
    born_on: orNull(day),
    year_group: orNull(text),
    worker_id: uuid,
    worker: text,
    flags: json,
    suspensions: json,
    concerns: json,
    low: json,
    below: json,
    sdq: json,
    unsettled: orNull(whole),
    attendance: json,
    missing: orNull(truth),
    has_family: orNull(truth),
  }),
  findCalendars: many({ id: uuid, days }),
  findTerms: many({ name: text, starts_on: day, ends_on: day }),
  countLives: one({ enrolled: orNull(whole), waiting: orNull(whole) }),
})

/** A school day of a child: in school for at least a part of it, or away and by which code. */
export type DayThere = { day: string; there: boolean; code: string }

export type Facts = {
  childId: string
  schoolId: string
  urn: string
  beganOn: string
  upn: string
  forename: string
  surname: string
  girl: boolean
  secondary: boolean
  year: number
  workerId: string
  worker: string
  language: string
  freeMeals: boolean
  suspensions: { id: string; on: string; sessions: number }[]
  concerns: string[]
  parentLow: boolean
  schoolLow: boolean
  below: string[]
  sdq: { emotional: number; conduct: number; hyperactivity: number; peer: number }
  unsettled: number
  days: DayThere[]
  /** The latest look at the marks found days missed, or attendance falling. */
  missing: boolean
  hasFamily: boolean
}

export type Term = { name: string; from: string; to: string }

/** Everybody who takes part in the actor's place, in the order of schools and Link Workers. */
export async function factsOfAll(
  tx: Tx,
  languageOf: (surname: string) => string | undefined,
): Promise<Facts[]> {
  const calendars = new Map((await db.findCalendars(tx)).map(each => [each.id, each.days]))
  return (await db.findChildren(tx)).map(row => {
    const flags = row.flags as Record<string, string>
    const sdq = (row.sdq ?? {}) as Partial<Facts['sdq']>
    const low = row.low as string[]
    const attendance = (row.attendance ?? []) as { marks: string; calendar: string }[]
    return {
      childId: row.child_id,
      schoolId: row.school_id,
      urn: row.urn,
      beganOn: row.began_on,
      upn: row.upn ?? '',
      forename: row.forename ?? '',
      surname: row.surname ?? '',
      girl: row.sex === 'F',
      secondary: Number(row.year_group) >= 7,
      year: row.year_group === 'R' ? 0 : Number(row.year_group),
      workerId: row.worker_id,
      worker: row.worker,
      language: (flags.eal === 'Y' && languageOf(row.surname ?? '')) || 'en',
      freeMeals: flags.ever6 === 'Y',
      suspensions: row.suspensions as Facts['suspensions'],
      concerns: row.concerns as string[],
      parentLow: low.includes('parental-engagement'),
      schoolLow: low.includes('school-engagement'),
      below: row.below as string[],
      sdq: {
        emotional: sdq.emotional ?? 3,
        conduct: sdq.conduct ?? 2,
        hyperactivity: sdq.hyperactivity ?? 4,
        peer: sdq.peer ?? 2,
      },
      unsettled: row.unsettled ?? 0,
      days: attendance.flatMap(({ marks, calendar }) => daysThere(marks, calendars.get(calendar) ?? [])),
      missing: row.missing === true,
      hasFamily: row.has_family === true,
    }
  })
}

export async function termsOf(tx: Tx): Promise<Term[]> {
  return (await db.findTerms(tx)).map(term => ({ name: term.name, from: term.starts_on, to: term.ends_on }))
}

/** How many take part, and how many of their Link Workers have not written of anybody yet. */
export async function countLives(tx: Tx): Promise<{ enrolled: number; waiting: number }> {
  const { enrolled, waiting } = await db.countLives(tx)
  return { enrolled: enrolled ?? 0, waiting: waiting ?? 0 }
}

// A day the child could not have been there, such as training of the staff, is left out.
function daysThere(packed: string, calendar: readonly string[]): DayThere[] {
  const marks = splitMarks(packed)
  return calendar.flatMap((date, n) => {
    const both = [marks[2 * n] ?? '-', marks[2 * n + 1] ?? '-']
    const kinds = both.map(mark => categoryOf(mark, date))
    const there = kinds.some(kind => kind !== null && PRESENT.has(kind))
    const away = both.find((_, i) => kinds[i] !== null && ABSENT.has(kinds[i]!))
    return there || away ? [{ day: date, there, code: there ? '/' : (away ?? 'N') }] : []
  })
}

const PRESENT: ReadonlySet<string> = new Set(['present', 'approved'])
const ABSENT: ReadonlySet<string> = new Set(['authorised', 'unauthorised'])
