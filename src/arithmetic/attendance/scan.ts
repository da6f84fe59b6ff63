// Counts a year of packed marks for one child in about a microsecond, over several stretches of days in one pass.
// Rule: each mark counts by its code's category on its day (`codes.ts`); a digit belongs to the character before it.
// Two days at a time are looked up in a table of all pairs of marks. That plain presence is looked up like anything else
// made it twice as fast as asking for it first: every answer that cannot be foreseen costs as much as ten sessions.

import { CODES_OF_2024_FROM, categoryOf } from './codes.ts'

/** What is counted for a stretch of days, in this order, `FIELDS` numbers a stretch. */
export const FIELDS = 6
export const POSSIBLE = 0
export const AUTHORISED = 1
export const UNAUTHORISED = 2
export const LATE = 3
export const LATE_AFTER_CLOSE = 4
export const UNKNOWN = 5

/** How codes count in one period, ready for looking up: five counters in one number. Made once for each period. */
type CodeTables = { single: Float64Array; withDigit: Float64Array; pairs: Float64Array }

/** A run of days that count alike: how many sessions, by which codes, into which stretch. */
export type Run = { sessions: number; tables: CodeTables; stretch: number }

/** Codes of today: from 19 August 2024 on; and codes of history, before. */
export function codeTablesOn(day: string): CodeTables {
  if (day >= CODES_OF_2024_FROM) {
    tablesSince ??= makeTables(CODES_OF_2024_FROM)
    return tablesSince
  }
  tablesBefore ??= makeTables('2024-08-18')
  return tablesBefore
}

/** More sessions than this in one run would overflow the packed counters. */
export const LONGEST_RUN = 1000

/**
 * Adds up the marks of `bytes` from `start` to `end` (exclusive) run by run. Marks beyond the last run are not read;
 * runs beyond the last mark stay uncounted.
 * @param view a DataView over exactly the bytes of `bytes`.
 * @param out `FIELDS` numbers a stretch, added to and not cleared.
 * @returns where it stopped: at `end`, or before it where there are more marks than sessions.
 */
export function scanMarks(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  runs: readonly Run[],
  out: Int32Array,
): number {
  let at = start
  for (let r = 0; r < runs.length && at < end; r++) {
    const { sessions, tables, stretch } = runs[r]!
    const { single, pairs } = tables
    const base = stretch * FIELDS
    let left = sessions
    let packed = 0
    while (left > 0 && at < end) {
      const first = at
      const last = at + Math.min(end - at, left) - 4
      while (at <= last) {
        const four = view.getInt32(at, true)
        const worth = pairs[four & 0xffff]! + pairs[four >>> 16]!
        if (worth < 0) break
        packed += worth
        at += 4
      }
      left -= at - first
      if (left === 0 || at === end) break
      if (left >= 2 && at + 2 <= end) {
        const pair = pairs[bytes[at]! | (bytes[at + 1]! << 8)]!
        if (pair >= 0) {
          packed += pair
          at += 2
          left -= 2
          continue
        }
      }
      if (belongsToMarkBefore(bytes[at]!) && at > start) {
        at = correctMarkBefore(bytes, at, end, tables, out, base)
        continue
      }
      const next = endOfMark(bytes, at, end)
      const worth = next === at + 1 ? single[bytes[at]!]! : worthOfLong(bytes, at, next, tables)
      if (worth < 0) out[base + UNKNOWN]!++
      else packed += worth
      at = next
      left--
    }
    if (at < end && left === 0 && belongsToMarkBefore(bytes[at]!)) {
      at = correctMarkBefore(bytes, at, end, tables, out, base)
    }
    unpack(packed, 1, out, base)
  }
  return at
}

/** Each counter has ten bits, room for a run: five of them fit into the 53 bits of a whole number. */
const EACH = 1024
const TEN_BITS = EACH - 1
const THREE_COUNTERS = EACH ** 3
/** Less than nothing, whatever it is added to. */
const STRANGER = -(2 ** 52)

let tablesBefore: CodeTables | undefined
let tablesSince: CodeTables | undefined

/** A mark that looked complete goes on with a digit: take back what it was counted as, and count what it is. */
function correctMarkBefore(
  bytes: Uint8Array,
  at: number,
  end: number,
  tables: CodeTables,
  out: Int32Array,
  base: number,
): number {
  const next = endOfMark(bytes, at - 1, end)
  const counted = tables.single[bytes[at - 1]!]!
  const worth = worthOfLong(bytes, at - 1, next, tables)
  if (counted < 0) out[base + UNKNOWN]!--
  else unpack(counted, -1, out, base)
  if (worth < 0) out[base + UNKNOWN]!++
  else unpack(worth, 1, out, base)
  return next
}

function worthOfLong(bytes: Uint8Array, at: number, next: number, tables: CodeTables): number {
  return next === at + 2 ? tables.withDigit[(bytes[at]! << 8) | bytes[at + 1]!]! : STRANGER
}

function endOfMark(bytes: Uint8Array, at: number, end: number): number {
  let next = at + 1
  while (next < end && belongsToMarkBefore(bytes[next]!)) next++
  return next
}

/** A digit, or the rest of a character that takes several bytes. */
function belongsToMarkBefore(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte & 0xc0) === 0x80
}

function unpack(packed: number, sign: 1 | -1, out: Int32Array, base: number): void {
  const high = Math.floor(packed / THREE_COUNTERS)
  const low = packed - high * THREE_COUNTERS
  out[base + POSSIBLE]! += sign * (low & TEN_BITS)
  out[base + AUTHORISED]! += sign * ((low >> 10) & TEN_BITS)
  out[base + UNAUTHORISED]! += sign * (low >> 20)
  out[base + LATE]! += sign * (high & TEN_BITS)
  out[base + LATE_AFTER_CLOSE]! += sign * (high >> 10)
}

function makeTables(day: string): CodeTables {
  const single = Float64Array.from({ length: 256 }, (_, byte) => worthOf(String.fromCharCode(byte), day))
  const withDigit = new Float64Array(65_536).fill(STRANGER)
  const pairs = new Float64Array(65_536).fill(STRANGER)
  const mayTakeADigit = new Set<number>()
  for (let first = 0; first < 128; first++) {
    for (let digit = 0x30; digit <= 0x39; digit++) {
      const worth = worthOf(String.fromCharCode(first, digit), day)
      withDigit[(first << 8) | digit] = worth
      if (worth >= 0) mayTakeADigit.add(first)
    }
  }
  for (let first = 0; first < 128; first++) {
    for (let second = 0; second < 128; second++) {
      // Looked up one by one instead: what is unknown, and a second letter that a digit may follow, as in `/C2`.
      if (single[first]! < 0 || single[second]! < 0 || mayTakeADigit.has(second)) continue
      pairs[first | (second << 8)] = single[first]! + single[second]!
    }
  }
  return { single, withDigit, pairs }
}

function worthOf(code: string, day: string): number {
  const category = categoryOf(code, day)
  if (category === null) return STRANGER
  const isAuthorised = category === 'authorised'
  const isUnauthorised = category === 'unauthorised'
  const isPossible = isAuthorised || isUnauthorised || category === 'present' || category === 'approved'
  return (
    one(isPossible, POSSIBLE) +
    one(isAuthorised, AUTHORISED) +
    one(isUnauthorised, UNAUTHORISED) +
    one(code === 'L', LATE) +
    one(code === 'U', LATE_AFTER_CLOSE)
  )
}

function one(counts: boolean, field: number): number {
  return counts ? EACH ** field : 0
}
