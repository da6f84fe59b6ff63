// What a cell may hold, by its kind. Rules: the extract folder, version 1 (docs/import-from-your-school-system.md).

import { type Column, type Kind, YEARS } from './rows.ts'

export type Value = string | number | string[]

/** The longest `upn` a row may have, in characters. A UPN has 13; older systems pad or extend them. */
export const LONGEST_UPN = 20
const MOST_REASONS = 3
const HIGHEST_SDQ_SCORE = 10

/** Reads a trimmed cell that is not blank, or answers undefined where it is not what the column may hold. */
export function readValue(text: string, column: Column): Value | undefined {
  return READERS[column.kind](text, column)
}

/** How a column is written, in words, as in "must be …" and in the documentation. */
export function howWritten(column: Column): string {
  if (column.kind === 'word') return column.words!.map(word => `\`${word}\``).join(' / ')
  return WRITTEN[column.kind]
}

/**
 * Whether a bad value in this column refuses the row. In a required column always; a date that is none and a score
 * outside its range always, too; any other optional value is treated as blank, so that no wrong word makes a child vanish.
 */
export function refusesRow(column: Column): boolean {
  return column.required || column.kind === 'date' || column.kind === 'score'
}

/** A day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year === 0 || month < 1 || month > 12 || day < 1) return false
  return day <= daysIn(month, year)
}

/** How many days a month from 1 to 12 has. */
export function daysIn(month: number, year: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1]!
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const WRITTEN: Record<Exclude<Kind, 'word'>, string> = {
  upn: `1 to ${LONGEST_UPN} characters`,
  school: 'six digits',
  year: '`R`, `1` to `14`, or `N` (also `N1`, `N2`, `0`)',
  date: '`YYYY-MM-DD`',
  text: 'text',
  number: 'a whole number, 0 or more',
  score: `a whole number, 0 to ${HIGHEST_SDQ_SCORE}`,
  decile: 'a whole number, 1 to 10',
  marks: 'codes one after the other, `-` for no mark',
  reasons: `up to ${MOST_REASONS}, \`;\` between`,
}

const READERS: Record<Kind, (text: string, column: Column) => Value | undefined> = {
  upn: text => (text.length <= LONGEST_UPN ? text.toUpperCase() : undefined),
  school: text => (/^\d{6}$/.test(text) ? text : undefined),
  year: readYear,
  date: readDay,
  word: (text, column) => (column.words!.includes(text) ? text : undefined),
  text: readText,
  number: text => wholeNumber(text, 0, Number.MAX_SAFE_INTEGER),
  score: text => wholeNumber(text, 0, HIGHEST_SDQ_SCORE),
  decile: text => wholeNumber(text, 1, 10),
  marks: readText,
  reasons: readReasons,
}

function readYear(text: string): string | undefined {
  if (text === 'N1' || text === 'N2' || text === '0') return 'N'
  return (YEARS as readonly string[]).includes(text) ? text : undefined
}

// A file holds the same few hundred days over and over: each is judged once.
const judged = new Map<string, boolean>()

function readDay(text: string): string | undefined {
  let good = judged.get(text)
  if (good === undefined) {
    good = isDay(text)
    if (judged.size < 5_000) judged.set(text, good)
  }
  return good ? text : undefined
}

/** A zero byte is no text: PostgreSQL refuses it, and no school system writes one on purpose. */
function readText(text: string): string | undefined {
  return text.includes('\0') ? undefined : text
}

function readReasons(text: string): string[] | undefined {
  const reasons = text.split(';').map(reason => reason.trim())
  const given = reasons.filter(reason => reason !== '' && !reason.includes('\0'))
  return given.length > MOST_REASONS || given.length === 0 ? undefined : given
}

/** `7` and, as spreadsheets write it, `7.0`. */
function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d+(\.0+)?$/.test(text)) return undefined
  const number = Number(text)
  return number >= least && number <= most ? number : undefined
}
