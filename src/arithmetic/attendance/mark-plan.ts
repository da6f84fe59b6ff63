// Which days of a calendar count, by which codes, and where a recent stretch of days begins.
// Rule: the calendar's days up to and including `as_of`, two sessions a day; `falling` compares the last days of those
// with all earlier ones. Written in the extract folder's definition of the screen.

import {
  AUTHORISED,
  codeTablesOn,
  FIELDS,
  LATE,
  LATE_AFTER_CLOSE,
  LONGEST_RUN,
  POSSIBLE,
  type Run,
  scanMarks,
  UNAUTHORISED,
  UNKNOWN,
} from './scan.ts'

/** Made once for a calendar, a day and the lengths of recent stretches; used for every child. */
export type MarkPlan = {
  /** The last stretch holds the days after `as_of`: looked over for codes nobody knows, and not counted. */
  runs: readonly Run[]
  stretches: number
  /** For each asked number of last days: the first stretch that is recent. */
  recentFrom: readonly number[]
  /** What `scanYear` added up: `FIELDS` numbers a stretch. */
  sums: Int32Array
}

/** Sessions of one child over the days that count. */
export type MarkCounts = {
  possible: number
  authorised: number
  unauthorised: number
  late: number
  lateAfterClose: number
  unknown: number
  /** One for each number of last days in the plan, in its order. */
  recent: Recent[]
}

/** Possible and absent sessions in the last days, and in all days before them. */
export type Recent = { possible: number; absent: number; possibleBefore: number; absentBefore: number }

/** @param lastDays how many last days make each recent stretch asked for (`falling` needs one, most need none). */
export function planMarks(
  calendar: readonly string[],
  asOf: string,
  lastDays: readonly number[] = [],
): MarkPlan {
  const counted = calendar.filter(day => day <= asOf).length
  const cuts = [...new Set(lastDays.map(days => Math.max(0, counted - days)))].sort((a, b) => a - b)
  const stretches = cuts.length + 1
  const runs: Run[] = []
  let countedSoFar = 0
  for (const day of calendar) {
    const counts = day <= asOf
    const stretch = cuts.filter(cut => cut <= countedSoFar).length
    addDay(runs, codeTablesOn(day), counts ? stretch : stretches)
    if (counts) countedSoFar++
  }
  const recentFrom = lastDays.map(days => cuts.indexOf(Math.max(0, counted - days)) + 1)
  return { runs, stretches, recentFrom, sums: new Int32Array((stretches + 1) * FIELDS) }
}

/** Counts one child's marks. No marks at all (null) is no session. */
export function countMarks(marks: string | Uint8Array | null, plan: MarkPlan): MarkCounts {
  countYear(marks, plan)
  return readSums(plan.sums, plan)
}

/** Numbers that one child's marks come down to, with two more for each recent stretch: see `writeCounts`. */
export const COUNTS = 6

/**
 * Adds up the marks in `bytes` from `start` to `end` into the plan's sums.
 * @returns whether every mark has a day and a code known on it: where not, somebody should look closer.
 */
export function scanYear(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  { runs, stretches, sums }: MarkPlan,
): boolean {
  sums.fill(0)
  const at = scanMarks(bytes, view, start, end, runs, sums)
  return at === end && sumOf(sums, UNKNOWN, 0, stretches + 1) === 0
}

/** The same for marks that stand alone. */
export function countYear(marks: string | Uint8Array | null, plan: MarkPlan): void {
  if (typeof marks === 'string') scanYear(scratch, scratchView, 0, writeScratch(marks), plan)
  else if (marks === null) plan.sums.fill(0)
  else {
    const view = new DataView(marks.buffer, marks.byteOffset, marks.byteLength)
    scanYear(marks, view, 0, marks.byteLength, plan)
  }
}

/** Writes what the plan's sums come down to into `column` from `at` on: `COUNTS` numbers and two a recent stretch. */
export function writeCounts(
  { sums, stretches, recentFrom }: MarkPlan,
  column: Uint16Array | Uint32Array,
  at: number,
): void {
  for (let field = 0; field < COUNTS; field++) column[at + field] = sumOf(sums, field, 0, stretches)
  for (let i = 0; i < recentFrom.length; i++) {
    column[at + COUNTS + 2 * i] = sumOf(sums, POSSIBLE, recentFrom[i]!, stretches)
    column[at + COUNTS + 2 * i + 1] = absentIn(sums, recentFrom[i]!, stretches)
  }
}

/** No sessions at all, with so many recent stretches. */
export function noCounts(stretches: number): MarkCounts {
  const recent: Recent[] = []
  for (let i = 0; i < stretches; i++)
    recent.push({ possible: 0, absent: 0, possibleBefore: 0, absentBefore: 0 })
  return {
    possible: 0,
    authorised: 0,
    unauthorised: 0,
    late: 0,
    lateAfterClose: 0,
    unknown: 0,
    recent,
  }
}

/** Reads what `writeCounts` wrote into counts that are there: so whoever looks at millions of children makes no objects. */
export function readCounts(counts: MarkCounts, column: Uint16Array | Uint32Array, at: number): void {
  const { recent } = counts
  counts.possible = column[at + POSSIBLE]!
  counts.authorised = column[at + AUTHORISED]!
  counts.unauthorised = column[at + UNAUTHORISED]!
  counts.late = column[at + LATE]!
  counts.lateAfterClose = column[at + LATE_AFTER_CLOSE]!
  counts.unknown = column[at + UNKNOWN]!
  const absent = counts.authorised + counts.unauthorised
  for (let i = 0; i < recent.length; i++) {
    const stretch = recent[i]!
    stretch.possible = column[at + COUNTS + 2 * i]!
    stretch.absent = column[at + COUNTS + 2 * i + 1]!
    stretch.possibleBefore = counts.possible - stretch.possible
    stretch.absentBefore = absent - stretch.absent
  }
}

/** Makes the counts of one child from the numbers that `scanMarks` added up. */
export function readSums(sums: Int32Array, { stretches, recentFrom }: MarkPlan): MarkCounts {
  return {
    possible: sumOf(sums, POSSIBLE, 0, stretches),
    authorised: sumOf(sums, AUTHORISED, 0, stretches),
    unauthorised: sumOf(sums, UNAUTHORISED, 0, stretches),
    late: sumOf(sums, LATE, 0, stretches),
    lateAfterClose: sumOf(sums, LATE_AFTER_CLOSE, 0, stretches),
    unknown: sumOf(sums, UNKNOWN, 0, stretches),
    recent: recentFrom.map(from => ({
      possible: sumOf(sums, POSSIBLE, from, stretches),
      absent: absentIn(sums, from, stretches),
      possibleBefore: sumOf(sums, POSSIBLE, 0, from),
      absentBefore: absentIn(sums, 0, from),
    })),
  }
}

function absentIn(sums: Int32Array, first: number, last: number): number {
  return sumOf(sums, AUTHORISED, first, last) + sumOf(sums, UNAUTHORISED, first, last)
}

function addDay(runs: Run[], tables: Run['tables'], stretch: number): void {
  const last = runs.at(-1)
  const fits = last !== undefined && last.tables === tables && last.stretch === stretch
  if (fits && last.sessions + 2 <= LONGEST_RUN) last.sessions += 2
  else runs.push({ sessions: 2, tables, stretch })
}

function sumOf(sums: Int32Array, field: number, first: number, last: number): number {
  let sum = 0
  for (let stretch = first; stretch < last; stretch++) sum += sums[stretch * FIELDS + field]!
  return sum
}

let scratch = new Uint8Array(4096)
let scratchView = new DataView(scratch.buffer)
const encoder = new TextEncoder()

function writeScratch(text: string): number {
  if (text.length * 3 > scratch.length) {
    scratch = new Uint8Array(text.length * 3)
    scratchView = new DataView(scratch.buffer)
  }
  return encoder.encodeInto(text, scratch).written
}
