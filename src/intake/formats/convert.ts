// From what a school's system gave, as a person matched it, to the extract folder, version 1: the one door there is.

import { PlainError } from '#platform/plain-error.ts'
import type { FileName } from '../extract/index.ts'
import { Conversion } from './converting/conversion.ts'
import { MatchedRows } from './converting/matched-table.ts'
import { OutFolder } from './converting/out-folder.ts'
import { convertPupils } from './converting/pupils.ts'
import { convertRecords } from './converting/records.ts'
import { fingerprintOf } from './layout.ts'
import { FORMAT_LIMITS } from './limits.ts'
import { openFiles } from './reading/open.ts'
import { convertRegister } from './register/convert-register.ts'
import { checkTotals, type TotalsChecked } from './register/totals.ts'
import type {
  Becomes,
  Converted,
  ConvertedFolder,
  ConvertOptions,
  FileOnDisk,
  MatchedTable,
  Matching,
  RecognisedTables,
} from './shapes.ts'
import { TOTAL_TARGETS } from './targets.ts'
import { understand } from './understand.ts'

/** A file of the extract that is written row by row. */
const RECORDS = ['suspensions', 'behaviour', 'concerns', 'attainment', 'sdq', 'ratings'] as const

/**
 * Writes the extract into `outFolder`, which must not be there yet or may be replaced. All of it is written or nothing:
 * what is wrong comes back as `refused` with a sentence, and an abort is thrown as the signal's reason, with nothing left
 * behind either way. Memory is one table's pupils and marks, however long the files are.
 */
export async function convert(
  files: readonly FileOnDisk[],
  recognised: RecognisedTables,
  matching: Matching,
  outFolder: string,
  options: ConvertOptions = {},
): Promise<Converted> {
  const limits = { ...FORMAT_LIMITS, ...options.limits }
  let conversion: Conversion | undefined
  const out = new OutFolder(outFolder)
  try {
    const opened = await openFiles(files, limits)
    try {
      const understood = await understand(opened, limits)
      if (understood.kind !== 'tables') throw new PlainError(CHANGED)
      const tables = matchedTables(understood.tables, recognised, matching)
      conversion = new Conversion(matching, out, options, bytesOf(tables))
      return await write(conversion, tables)
    } finally {
      await opened.close()
    }
  } catch (error) {
    out.abandon()
    if (!(error instanceof PlainError)) throw error
    return { kind: 'refused', sentence: error.message, setAside: conversion?.setAside.list() ?? [] }
  }
}

const CHANGED =
  'The files are not those that were shown any more. Send them again and match the columns once more.'

function matchedTables(
  found: readonly { table: ConstructorParameters<typeof MatchedRows>[0]; layout: MatchedRows['layout'] }[],
  recognised: RecognisedTables,
  matching: Matching,
): MatchedRows[] {
  const tables: MatchedRows[] = []
  for (const matched of matching.tables) {
    if (matched.becomes === 'nothing') continue
    const shown = recognised.tables.find(({ id }) => id === matched.id)
    const there = found.find(({ table }) => table.id === matched.id)
    if (shown === undefined || there === undefined || fingerprintOf(there.layout) !== shown.fingerprint)
      throw new PlainError(CHANGED)
    checkDays(matched, shown.dayFirst)
    tables.push(new MatchedRows(there.table, there.layout, matched, shown.dayFirst ?? true))
  }
  if (tables.length === 0)
    throw new PlainError('No table is to become anything. Say of at least one what it is.')
  return tables
}

/** A remembered matching may come from a file that wrote its days the other way round. */
function checkDays({ id, dayFirst }: MatchedTable, seen: boolean | null): void {
  if (seen === null || dayFirst === undefined || dayFirst === seen) return
  const [is, said] = seen ? ['day', 'month'] : ['month', 'day']
  throw new PlainError(
    `The days in ${id} are written with the ${is} first, and the matching says the ${said}. Match its columns again.`,
  )
}

async function write(conversion: Conversion, tables: readonly MatchedRows[]): Promise<ConvertedFolder> {
  const of = (becomes: Becomes) => tables.filter(table => table.becomes === becomes)
  await convertPupils(conversion, of('pupils'))
  const register = await convertRegister(conversion, of('calendar'), of('marks'))
  for (const file of RECORDS) await convertRecords(conversion, file, of(file))
  const sums = await checkTotals(conversion, register, tables)
  const files = conversion.out.finish()
  return {
    kind: 'converted',
    files,
    setAside: conversion.setAside.list(),
    setAsideBeyond: conversion.setAside.beyond,
    totals: sums.totals,
    totalsCompared: sums.compared,
    totalsDiffering: sums.differing,
    remarks: [...remarksOf(conversion, tables, sums, files)],
  }
}

/** As many columns as a remark names. */
const NAMES_SAID = 20

function* remarksOf(
  { who, strangers, notes }: Conversion,
  tables: readonly MatchedRows[],
  { compared }: TotalsChecked,
  files: readonly { file: FileName; rows: number }[],
): Generator<string> {
  for (const { id, passedOver, notTaken } of tables) {
    const more = notTaken.length - NAMES_SAID
    const names = notTaken.slice(0, NAMES_SAID).map(name => name.slice(0, 40))
    if (names.length > 0)
      yield `${id}: columns that were not taken: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
    if (passedOver > 0)
      yield `${id}: ${passedOver} ${passedOver === 1 ? 'row was' : 'rows were'} passed over as a sum or a remark of the system.`
  }
  yield* notes
  if (who.byNumber > 0)
    yield "The system's own numbers stand for UPNs that are not there, each with the school's URN before it; the warning about the form of the UPN stays."
  if (strangers > 0)
    yield `${strangers} rows are about numbers that are not in the list of pupils; they were left out.`
  const sums = tables.some(table => TOTAL_TARGETS.some(target => table.has(target)))
  if (sums && compared === 0 && !files.some(({ file }) => file === 'marks'))
    yield 'Sums of attendance came without the marks they are sums of: they cannot be checked and are not taken in. Send the marks.'
  if (tables.some(table => table.becomes === 'marks' && table.register === 'long' && !tellsSession(table)))
    yield 'Nothing says which mark is the morning’s: the first mark of a day is taken for it.'
}

function tellsSession(table: MatchedRows): boolean {
  return ['session', 'am', 'pm'].some(target => table.has(target))
}

/** What will be read: tables with sums are read a second time. */
function bytesOf(tables: readonly MatchedRows[]): number {
  return tables.reduce((sum, table) => {
    const sums = TOTAL_TARGETS.some(target => table.has(target))
    const first = table.becomes === 'totals' ? 0 : 1
    return sum + table.table.bytes * (first + (sums ? 1 : 0))
  }, 0)
}
