// The rolls of many schools in one reading, as they are or as they were in a year gone by: for trying rules out, where
// somebody waits. What is read is what the actor may read; nothing is remembered between two readings.
import type { ScreenContext, ScreenFile, ScreenPupil } from '#arithmetic/screen/index.ts'
import { days, many, moment, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { pupilOf, readRecords, type Window } from './schooling.ts'

const db = queries(new URL('./several-rolls.sql', import.meta.url), {
  findPupils: many({
    child_id: uuid,
    upn: text,
    urn: text,
    school_id: uuid,
    year_group: text,
    sex: orNull(text),
  }),
  findNewerRolls: many({ child_id: uuid, at: orNull(moment) }),
  findFlagsEver: many({
    child_id: uuid,
    flag: text,
    value: text,
    known_at: moment,
    ended_at: orNull(moment),
  }),
  findFilesHeld: many({ school_id: uuid, file: text }),
  findCalendars: many({ id: uuid, days }),
  findToldOf: many({ child_id: uuid }),
})

/** A child on a roll with what the screen reads, and the sex the school gave. */
export type PupilThere = { childId: string; schoolId: string; sex: string | null; pupil: ScreenPupil }

export type SeveralRolls = {
  pupils: PupilThere[]
  /** What a school's screen needs besides its pupils: the days, and which files there were. */
  contextOf: (schoolId: string) => ScreenContext
}

/**
 * The children of these schools and year groups with their records.
 * @param wanted `asItWas` reads a year gone by: its rolls and flags as they were; records are dated, so the day looked from
 * decides which of them count, and `window` leaves out what none of the rules looks back to.
 */
export async function readSeveralRolls(
  tx: Tx,
  wanted: {
    schools: string[]
    years: string[]
    academicYear: number
    asItWas?: boolean
    /** For totals that many may see: whoever does not see a restricted child would find one left over. */
    unrestricted?: boolean
    window?: Window
  },
): Promise<SeveralRolls> {
  const { academicYear: academic_year, asItWas = false } = wanted
  const [rows, held, calendars] = await Promise.all([
    db.findPupils(tx, {
      schools: wanted.schools,
      years: wanted.years,
      academic_year,
      open_only: asItWas ? undefined : true,
      unrestricted: wanted.unrestricted || undefined,
    }),
    db.findFilesHeld(tx, { academic_year }),
    db.findCalendars(tx, { academic_year }),
  ])
  const children = rows.map(row => row.child_id)
  const records = await readRecords(
    tx,
    children,
    academic_year,
    wanted.window,
    asItWas ? them => flagsThen(tx, them, academic_year) : undefined,
  )
  const daysOf = new Map(calendars.map(each => [each.id, each.days]))
  const files = Map.groupBy(held, each => each.school_id)
  return {
    pupils: rows.map(row => ({
      childId: row.child_id,
      schoolId: row.school_id,
      sex: row.sex,
      pupil: pupilOf(row, records, daysOf),
    })),
    contextOf: schoolId => ({
      calendar: calendars[0]?.days ?? [],
      filesPresent: new Set((files.get(schoolId) ?? []).map(each => each.file as ScreenFile)),
    }),
  }
}

/** Which of these children were, that academic year, on the roll of a school that sent this file: silence is an answer only there. */
export async function childrenToldOf(
  tx: Tx,
  children: string[],
  academicYear: number,
  file: ScreenFile,
): Promise<Set<string>> {
  const rows = await db.findToldOf(tx, { children, academic_year: academicYear, file })
  return new Set(rows.map(row => row.child_id))
}

// Flags as they were known when that year's roll gave way to a newer one. Of a child who has no newer roll, or whose newer
// year came in first, as they are known now. Put together here: PostgreSQL guessed wrong about so small a join, and took
// minutes for it.
async function flagsThen(tx: Tx, children: string[], academic_year: number) {
  const [newer, ever] = await Promise.all([
    db.findNewerRolls(tx, { children, academic_year }),
    db.findFlagsEver(tx, { children }),
  ])
  const until = new Map(newer.map(row => [row.child_id, row.at]))
  return [...Map.groupBy(ever, flag => flag.child_id)].flatMap(([child, flags]) => {
    const at = until.get(child) ?? null
    const then =
      at === null ? [] : flags.filter(flag => flag.known_at < at && !(flag.ended_at && flag.ended_at < at))
    return then.length > 0 ? then : flags.filter(flag => flag.ended_at === null)
  })
}
