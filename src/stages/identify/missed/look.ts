// A look at the latest data of each school: days missed, attendance falling, newly suspended, risks newly met. Worked out
// here, once for each import or screen, and kept, because no page should read a year of marks of a whole school. Done
// twice it ends the same. Rule: rules/missed.md; what stands on the list after that is still-missed.ts.
import {
  countDays,
  type DayCounts,
  daysMissed,
  falling,
  lastDayMarked,
} from '#arithmetic/attendance/lately.ts'
import { daysBefore } from '#arithmetic/days.ts'
import type { Reason } from '#arithmetic/screen/index.ts'
import {
  day,
  json,
  many,
  maybe,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { tell } from '#records/events/events.ts'
import { openDaysBetween } from '#records/places/open-days.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { attendanceOfMany } from '#records/schooling/schooling.ts'
import { type MissedRules, missedRules } from './settings.ts'
import type { Kind } from './still-missed.ts'

const db = queries(new URL('./look.sql', import.meta.url), {
  findSchools: many({
    school_id: uuid,
    screen_id: uuid,
    screen_before: orNull(uuid),
    as_of: day,
    as_of_before: orNull(day),
  }),
  findChildren: many({ child_id: uuid, academic_year: whole }),
  findSuspensions: many({ child_id: uuid, starts_on: day, sessions: whole, type: text, count: whole }),
  findLastSuspension: one({ day: orNull(day) }),
  findRisksMet: many({ child_id: uuid, area: text, because: json }),
  endThings: nothing(),
  endThingsElsewhere: nothing(),
  keepThings: nothing(),
  keepLook: nothing(),
  findUnanswered: many({ id: uuid }),
  lockPlace: maybe({ held: whole }),
  findPlaces: many({ id: uuid }),
})

/** The places in which something came in or was screened that no look has answered. Only the machine may ask. */
export async function placesToLookAt(tx: Tx): Promise<string[]> {
  return (await db.findPlaces(tx)).map(row => row.id)
}

/** Looks at every screened school of the place, as a job or an operator. Returns how many things stand. */
export async function lookForMissed(tx: Tx): Promise<number> {
  await db.lockPlace(tx)
  const unanswered = await db.findUnanswered(tx)
  const { content } = await blueprintInForce(tx)
  let found = 0
  for (const school of await db.findSchools(tx)) {
    found += await lookAtSchool(tx, school, content.identify.years, missedRules(content))
  }
  for (const { id } of unanswered) await tell(tx, { kind: 'missed-looked-for', aboutId: id })
  return found
}

type School = Awaited<ReturnType<typeof db.findSchools>>[number]
type Thing = { child_id: string; kind: Kind; about: string; since: string; found: Found }

/** The figures behind a thing, as kept. For a risk, the screen's own reasons. */
export type Found =
  | NonNullable<ReturnType<typeof daysMissed>>
  | NonNullable<ReturnType<typeof falling>>
  | { starts_on: string; sessions: number; type: string; count: number }
  | { because: Reason[] }

async function lookAtSchool(tx: Tx, school: School, years: string[], rules: MissedRules): Promise<number> {
  const rows = await db.findChildren(tx, { school_id: school.school_id, years })
  const academicYear = rows.reduce((newest, row) => Math.max(newest, row.academic_year), 0)
  const children = rows.map(row => row.child_id)
  const attendance = await lookAtAttendance(tx, school.school_id, children, academicYear, rules)
  const lastSuspension = (await db.findLastSuspension(tx, { children })).day
  const asOf =
    [attendance.marksEnd, lastSuspension]
      .filter(each => each !== null)
      .sort()
      .at(-1) ?? school.as_of
  const suspended = await db.findSuspensions(tx, {
    children,
    after: daysBefore(asOf, rules.suspendedWithinDays),
  })
  const things = [
    ...attendance.things,
    ...suspended.map(({ child_id, ...found }): Thing => {
      return { child_id, kind: 'suspended', about: '', since: found.starts_on, found }
    }),
    ...(await risksNewlyMet(tx, school, new Set(children))),
  ]
  const stand = { school_id: school.school_id, things: JSON.stringify(things) }
  await db.endThingsElsewhere(tx, { school_id: school.school_id, children })
  await db.endThings(tx, stand)
  await db.keepThings(tx, { ...stand, as_of: asOf, quiet_from: attendance.quietFrom })
  await db.keepLook(tx, {
    school_id: school.school_id,
    screen_id: school.screen_id,
    marks_end: attendance.marksEnd,
    quiet_from: attendance.quietFrom,
    children: children.length,
    old_after_days: rules.oldAfterDays,
  })
  return things.length
}

type Attendance = { things: Thing[]; marksEnd: string | null; quietFrom: string | null }

// A school's marks end on the last day on which any of its children could have been there: days after it are not missed.
async function lookAtAttendance(
  tx: Tx,
  schoolId: string,
  children: string[],
  academicYear: number,
  rules: MissedRules,
): Promise<Attendance> {
  const read = await attendanceOfMany(tx, children, academicYear)
  const reaching = asFarAsAny([...read.values()].map(({ calendar = [] }) => calendar))
  const counted = new Map<readonly string[], Map<string, DayCounts>>()
  for (const [child, { marks, calendar = [] }] of read) {
    const days = reaching(calendar)
    const ofCalendar = counted.get(days) ?? new Map<string, DayCounts>()
    counted.set(days, ofCalendar.set(child, countDays(marks, days)))
  }
  const ends = [...counted].map(([calendar, days]) => calendar[lastDayMarked(days.values())] ?? '')
  const marksEnd = ends.sort().at(-1) || null
  if (marksEnd === null) return { things: [], marksEnd: null, quietFrom: null }
  return {
    things: [...counted].flatMap(([calendar, days]) => attendanceThings(calendar, days, marksEnd, rules)),
    marksEnd,
    quietFrom: await quietSince(tx, schoolId, marksEnd, [...counted.keys()], rules.quietSchoolDays),
  }
}

// A register of one year group makes the days of its children reach further than those of the others, who then have no mark
// on the last of them: their "last five school days" are the school's all the same.
function asFarAsAny(
  calendars: readonly (readonly string[])[],
): (calendar: readonly string[]) => readonly string[] {
  const all = [...new Set([...new Set(calendars)].flat())].sort()
  const reaching = new Map<readonly string[], readonly string[]>()
  return calendar => {
    const last = calendar.at(-1) ?? ''
    const known = reaching.get(calendar) ?? [...calendar, ...all.filter(each => each > last)]
    reaching.set(calendar, known)
    return known
  }
}

// The first of the last days, so many, on which the school was open: its own training days and days it was closed are none.
// Where the place knows too few days of that time, those for which there are marks stand in.
async function quietSince(
  tx: Tx,
  schoolId: string,
  marksEnd: string,
  calendars: readonly (readonly string[])[],
  quietSchoolDays: number,
): Promise<string> {
  const open = await openDaysBetween(tx, schoolId, daysBefore(marksEnd, LOOK_BACK_DAYS), marksEnd)
  const marked = [...new Set(calendars.flat())].filter(each => each <= marksEnd).sort()
  return open.at(-quietSchoolDays) ?? marked.at(-quietSchoolDays) ?? marked[0] ?? marksEnd
}

/** Ten school days lie within so many days of the calendar, the summer among them. */
const LOOK_BACK_DAYS = 90

function attendanceThings(
  calendar: readonly string[],
  days: Map<string, DayCounts>,
  marksEnd: string,
  rules: MissedRules,
): Thing[] {
  const last = calendar.findLastIndex(each => each <= marksEnd)
  return [...days].flatMap(([child_id, counts]): Thing[] => {
    const missed = daysMissed(counts, calendar, last, rules.daysMissed)
    const falls = falling(counts, calendar, last, rules.falling)
    return [
      ...(missed
        ? [{ child_id, kind: 'days-missed' as const, about: '', since: missed.since, found: missed }]
        : []),
      ...(falls ? [{ child_id, kind: 'falling' as const, about: '', since: falls.since, found: falls }] : []),
    ]
  })
}

// Its day is the newest fact behind it: somebody who has spoken of the child since then knows of it. Marks are facts of many
// days, so what they say began somewhere since the screen before. Falling alone is told as that, and not a second time.
async function risksNewlyMet(tx: Tx, school: School, children: ReadonlySet<string>): Promise<Thing[]> {
  const { screen_before: before, as_of_before: asOfBefore } = school
  if (before === null || asOfBefore === null) return []
  const rows = await db.findRisksMet(tx, {
    screen_id: school.screen_id,
    screen_before: before,
    school_id: school.school_id,
  })
  return rows.flatMap(({ child_id, area, because }): Thing[] => {
    const met = (because as Reason[]).filter(reason => reason.state === 'met' && reason.rule !== 'falling')
    if (met.length === 0 || !children.has(child_id)) return []
    const days = met.map(reason => (reason.source === 'marks' ? asOfBefore : (reason.date ?? asOfBefore)))
    return [{ child_id, kind: 'risk-met', about: area, since: days.sort().at(-1)!, found: { because: met } }]
  })
}
