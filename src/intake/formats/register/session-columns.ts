// The columns of a register that has one for each session or day: which day and which half of it each header means.

import { dayNumber, dayOf } from '#arithmetic/days.ts'
import type { SheetRow } from '../reading/rows.ts'
import { dayComesFirst, readDay } from '../values/days.ts'

export interface SessionColumn {
  cell: number
  day: string
  half: 'AM' | 'PM' | null
}

/** Days that the titles above a header name: the week it is of, and any day at all. */
export interface Anchor {
  week: string | null
  near: string | null
}

/** So many columns with a day make a register. */
export const DAYS_OF_A_REGISTER = 4
const HALF = /^(am|pm|a\.m\.?|p\.m\.?|a|p|morning|afternoon|1|2)$/i
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY =
  /\d{4}-\d\d-\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}/gi
const OF_A_WEEK = /\b(week|w\/c|w\.c\.|wc|commencing|beginning|starting|from)\b[^0-9]{0,30}$/i

/** What the titles say. A date of printing is near, but it is no week: a week is named as one. */
export function anchorIn(titles: readonly string[]): Anchor {
  const anchor: Anchor = { week: null, near: null }
  for (const title of titles) {
    for (const found of title.matchAll(DAY)) {
      const day = readDay(found[0])
      if (day === undefined) continue
      anchor.near ??= day
      if (OF_A_WEEK.test(title.slice(0, found.index))) anchor.week ??= day
    }
  }
  return anchor
}

/** The columns of a header that are sessions, and which rows make up the header. Rows above and below it may say AM and PM. */
export function sessionsOf(
  header: SheetRow,
  above: SheetRow | undefined,
  below: SheetRow | undefined,
  anchor: Anchor,
): { sessions: SessionColumn[]; headerRows: SheetRow[] } {
  const here = daysIn(header, anchor)
  if (here.length >= DAYS_OF_A_REGISTER) {
    // "01/09/2025" over two cells with AM and PM below: the second date cell may be blank, as merged cells are.
    if (below !== undefined && halvesIn(below) >= DAYS_OF_A_REGISTER && isOnlyHalves(below)) {
      return { sessions: crossed(header, below, anchor), headerRows: [header, below] }
    }
    return { sessions: paired(here), headerRows: [header] }
  }
  if (above !== undefined && halvesIn(header) >= DAYS_OF_A_REGISTER && daysIn(above, anchor).length >= 2) {
    return { sessions: crossed(above, header, anchor), headerRows: [above, header] }
  }
  return { sessions: [], headerRows: [header] }
}

/** A row of days: whether day or month comes first is judged over all of them. */
function daysIn({ cells }: SheetRow, anchor: Anchor): SessionColumn[] {
  const dayFirst = !cells.some(cell => dayComesFirst(cell) === false)
  return cells.flatMap((text, cell) => {
    const day = headerDay(text, dayFirst) ?? dayBy(anchor, withoutHalf(text), dayFirst)
    return day === undefined ? [] : [{ cell, day, half: halfIn(text) }]
  })
}

/** Whether a cell of a header is a day by itself. */
export function isHeaderDay(text: string): boolean {
  return headerDay(text, true) !== undefined
}

/** A day in a header may have its session beside it, or a line break between: `01/09/2025 AM`, `Mon 01 Sep 2025\nPM`. */
function headerDay(text: string, dayFirst: boolean): string | undefined {
  if (text.length < 6 || text.length > 40 || /^\d+(\.\d+)?$/.test(text)) return undefined
  return readDay(withoutHalf(text), dayFirst)
}

function withoutHalf(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/[ :-]*\(?\b(am|pm|morning|afternoon)\b\)?$/i, '')
    .trim()
}

/** A day that the header leaves to the title: "Mon" of the week named there, or "01/09" of the nearest year. */
function dayBy({ week, near }: Anchor, text: string, dayFirst: boolean): string | undefined {
  const weekday = WEEKDAYS.findIndex(name => new RegExp(`^${name}[a-z]*$`, 'i').test(text))
  if (weekday !== -1) return week === null ? undefined : dayOf(mondayOf(week) + weekday)
  if (near === null || !/\d/.test(text) || text.length > 14) return undefined
  const year = Number(near.slice(0, 4))
  const separator = /\d\/\d/.test(text) ? '/' : ' '
  const days = [year - 1, year, year + 1].flatMap(
    each => readDay(`${text}${separator}${each}`, dayFirst) ?? [],
  )
  const distance = (day: string) => Math.abs(dayNumber(day) - dayNumber(near))
  return days.sort((a, b) => distance(a) - distance(b))[0]
}

/** Day 0 of the count, 1 January 1970, was a Thursday. */
function mondayOf(day: string): number {
  const number = dayNumber(day)
  return number - ((((number + 3) % 7) + 7) % 7)
}

function halfIn(text: string): 'AM' | 'PM' | null {
  const found = /\b(am|pm|morning|afternoon)\b\)?$/i.exec(text.trim())
  return found === null ? null : half(found[1]!)
}

function half(text: string): 'AM' | 'PM' {
  return /^(a|m|1)/i.test(text) ? (/^after/i.test(text) ? 'PM' : 'AM') : 'PM'
}

function halvesIn({ cells }: SheetRow): number {
  return cells.filter(cell => HALF.test(cell)).length
}

function isOnlyHalves({ cells }: SheetRow): boolean {
  return cells.every(cell => cell === '' || HALF.test(cell))
}

/** The same day twice without a session is its morning and its afternoon. */
function paired(columns: SessionColumn[]): SessionColumn[] {
  const times = new Map<string, number>()
  for (const { day } of columns) times.set(day, (times.get(day) ?? 0) + 1)
  const seen = new Set<string>()
  return columns.map(column => {
    if (column.half !== null || times.get(column.day) !== 2) return column
    const first = !seen.has(column.day)
    seen.add(column.day)
    return { ...column, half: first ? 'AM' : 'PM' }
  })
}

/** Days in one row, sessions in the row below: a day holds until the next. */
function crossed(days: SheetRow, halves: SheetRow, anchor: Anchor): SessionColumn[] {
  const found = new Map(daysIn(days, anchor).map(({ cell, day }) => [cell, day]))
  const sessions: SessionColumn[] = []
  let day: string | undefined
  halves.cells.forEach((text, cell) => {
    day = found.get(cell) ?? day
    if (day !== undefined && HALF.test(text)) sessions.push({ cell, day, half: half(text) })
  })
  return sessions
}
