// A cell of a system's table, read into what the extract holds in that column, or refused.

import { FILES } from '../../extract/index.ts'
import type { Column } from '../../extract/rows.ts'
import { howWritten, readValue } from '../../extract/values.ts'
import { plainHeader } from '../aliases.ts'
import type { Becomes } from '../shapes.ts'
import { readDay } from './days.ts'
import * as words from './words.ts'

/** Answers the text that goes into the extract, or undefined where the cell is not what the column may hold. */
export type ReadCell = (text: string) => string | undefined

export interface CellReader {
  read: ReadCell
  /** What the column may hold, in words: "must be …". */
  wanted: string
}

/**
 * The reader of a target. `header` is the column's own name: "Looked after" with `Y` says something else than `Y` in
 * a column of statuses, and "Days" are not sessions.
 */
export function readerOf(becomes: Becomes, target: string, header: string, dayFirst: boolean): CellReader {
  const column = becomes === 'totals' ? undefined : columnOf(becomes, target)
  const own = ownReader(becomes, target, header)
  if (column === undefined) return { read: own ?? (text => text), wanted: 'text' }
  const first: ReadCell = own ?? BY_KIND[column.kind] ?? (text => text)
  const wanted = howWritten(column).replaceAll('`', '')
  if (column.kind === 'date') return { read: text => readDay(text, dayFirst), wanted: 'a day that exists' }
  return {
    read: text => {
      const read = first(text)
      if (read === undefined || read === '') return read
      return readValue(read, column) === undefined ? undefined : plainly(column, read)
    },
    wanted,
  }
}

/** The column of the extract, or undefined for a target that is worked into others. */
export function columnOf(becomes: Becomes, target: string): Column | undefined {
  if (becomes === 'totals') return undefined
  const columns: readonly Column[] = FILES[becomes]
  return columns.find(({ name }) => name === target)
}

/** "Year 7", "Yr7", "Y07" and "7.0" are 7; "Reception" is R; "Nursery 1" is N. */
export function readYear(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .replace(/^(curriculum|nc|national curriculum)\s+/, '')
    .replace(/^(year|yr|y)\.?\s*(group\s*)?/, '')
    .trim()
  if (/^(r|rec|reception)$/.test(plain)) return 'R'
  if (/^(n|nursery|n1|n2|nursery [12])$/.test(plain)) return 'N'
  const number = /^0*(\d{1,2})(\.0+)?$/.exec(plain)
  if (number === null) return undefined
  return number[1] === '0' ? 'N' : number[1]
}

function plainly(column: Column, text: string): string {
  if (column.kind !== 'year') return column.kind === 'upn' ? text.toUpperCase() : text
  return readValue(text, column) as string
}

const yesNo = words.wordReader(words.YES_NO)
const status = words.wordReader(words.STATUS)
const sex = words.wordReader(words.SEX)
const band = words.wordReader(words.BAND)
const subject = words.wordReader(words.SUBJECT)

const BY_KIND: Partial<Record<Column['kind'], ReadCell>> = {
  upn: text => text.replaceAll(/[\s-]/g, ''),
  year: readYear,
  score: wholeNumber,
  decile: text => /^\d+/.exec(text)?.[0],
  number: wholeNumber,
}

function ownReader(becomes: Becomes, target: string, header: string): ReadCell | undefined {
  const inCare = /care|looked|lac|cla/.test(plainHeader(header))
  const readers: Record<string, ReadCell> = {
    'pupils.fsm': yesNo,
    'pupils.ever6': yesNo,
    'pupils.eal': yesNo,
    'pupils.objects': yesNo,
    'pupils.sen': words.wordReader(words.SEN),
    'pupils.sex': text => sex(text) ?? text,
    // Not to be in care says nothing of a plan or of help: then the status stays blank.
    'pupils.status': text => status(text) ?? (inCare ? IN_CARE[yesNo(text) ?? ''] : undefined),
    'pupils.known_before': words.wordReader(words.KNOWN_BEFORE),
    'suspensions.type': words.wordReader(words.SUSPENSION),
    'suspensions.reasons': text => text.replaceAll(/\s*[|\n]\s*/g, '; '),
    'suspensions.days': text =>
      /^\d+(\.[05]0*)?$/.test(text) ? String(Math.round(Number(text) * 2)) : undefined,
    'behaviour.kind': words.wordReader(words.POLARITY),
    'behaviour.points': text => wholeNumber(text.replace(/^[-+]/, '')),
    'concerns.kind': words.wordReader(words.CONCERN),
    'attainment.band': band,
    'attainment.subject': text => subject(text) ?? text,
    'sdq.informant': words.wordReader(words.INFORMANT),
    'ratings.area': words.wordReader(words.RATED),
    'ratings.rating': words.wordReader(words.RATING),
  }
  return readers[`${becomes}.${target}`]
}

const IN_CARE: Record<string, string> = { Y: 'lac', N: '' }

/** `7`, and `7.0` as spreadsheets write it. */
function wholeNumber(text: string): string | undefined {
  return /^(\d+)(\.0+)?$/.exec(text)?.[1]
}
