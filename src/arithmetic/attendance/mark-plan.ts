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
  runs: readonly Run[]
  stretches: number
  /** For each asked number of last days: the first stretch that is recent. */
  recentFrom: readonly number[]
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
  const runs: Run[] = []
  let countedSoFar = 0
  for (const day of calendar) {
    if (countedSoFar === counted) break
    if (day > asOf) {
      addDay(runs, null, 0)
      continue
    }
    const stretch = cuts.filter(cut => cut <= countedSoFar).length
    addDay(runs, codeTablesOn(day), stretch)
    countedSoFar++
  }
  const recentFrom = lastDays.map(days => cuts.indexOf(Math.max(0, counted - days)) + 1)
  return { runs, stretches: cuts.length + 1, recentFrom }
}

/** Counts one child's marks. No marks at all (null) is no session. */
export function countMarks(marks: string | Uint8Array | null, plan: MarkPlan): MarkCounts {
  const sums = new Int32Array(plan.stretches * FIELDS)
  if (typeof marks === 'string') {
    const length = writeScratch(marks)
    scanMarks(scratch, scratchView, 0, length, plan.runs, sums)
  } else if (marks !== null) {
    const view = new DataView(marks.buffer, marks.byteOffset, marks.byteLength)
    scanMarks(marks, view, 0, marks.byteLength, plan.runs, sums)
  }
  return readSums(sums, plan)
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
