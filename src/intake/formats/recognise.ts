// What a set of files is, shown to a person before anything is done with it.

import { PlainError } from '#platform/plain-error.ts'
import { isSensitive } from '../extract/header.ts'
import { isDay } from '../extract/values.ts'
import { plainHeader } from './aliases.ts'
import { fingerprintOf, type Layout } from './layout.ts'
import { FORMAT_LIMITS } from './limits.ts'
import { isDroppedOnSight, propose } from './propose.ts'
import { openFiles } from './reading/open.ts'
import type { RawTable } from './reading/rows.ts'
import { schoolIn } from './school-said.ts'
import type {
  DroppedColumn,
  FileOnDisk,
  FormatLimits,
  FoundTable,
  ProposedColumn,
  Recognised,
} from './shapes.ts'
import { namedAfter, type Understood, understand } from './understand.ts'
import { dayComesFirst, readDay } from './values/days.ts'

const SAMPLE_ROWS = 10
const MOST_SCHOOLS = 200

/**
 * Says what the files are. They are read through once, so that a fault on the last line is found now, and never
 * changed. Whatever is wrong with them comes back as `refused` with a sentence; only faults of ours are thrown.
 */
export async function recognise(
  files: readonly FileOnDisk[],
  limits: Partial<FormatLimits> = {},
): Promise<Recognised> {
  const all = { ...FORMAT_LIMITS, ...limits }
  try {
    const opened = await openFiles(files, all)
    try {
      const understood = await understand(opened, all)
      return understood.kind === 'tables' ? await described(understood) : understood
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (error instanceof PlainError) return { kind: 'refused', sentence: error.message }
    throw error
  }
}

async function described(understood: Understood): Promise<Recognised> {
  const { system, systemSaid, schoolNames, remarks } = understood
  const tables: FoundTable[] = []
  const dropped = [...understood.dropped]
  for (const { table, layout } of understood.tables) {
    tables.push(await describe(table, layout, schoolNames))
    dropped.push(...droppedFrom(table.id, layout))
  }
  const bare = tables.every(({ becomes, headers }) => becomes === null && headers.length <= 1)
  if (bare) throw new PlainError(`${tables[0]!.id} holds no table: there is only one column in it, or none.`)
  return { kind: 'tables', system, systemSaid, tables, dropped, remarks: [...remarks, ...ownNumbers(tables)] }
}

async function describe(
  table: RawTable,
  layout: Layout,
  schoolNames: ReadonlyMap<string, string>,
): Promise<FoundTable> {
  const { becomes, register, columns, missing } = propose(layout, namedAfter(table.id) ?? null)
  const seen = await survey(table, layout, schoolCells(columns, layout))
  const hidden = layout.headers.map(header => header !== '' && isDroppedOnSight(header))
  return {
    id: table.id,
    headers: layout.headers,
    headerLine: layout.headerLine,
    skippedAbove: layout.skippedAbove,
    sample: layout.first
      .slice(0, SAMPLE_ROWS)
      .map(({ cells }) => layout.headers.map((_, cell) => (hidden[cell] ? '' : (cells[cell] ?? '')))),
    fingerprint: fingerprintOf(layout),
    becomes,
    register,
    dayFirst: seen.dayFirst,
    proposal: columns,
    missing,
    schoolsSaid: [...seen.schools].map(([said, rows]) => ({
      said,
      name: schoolNames.get(said) ?? null,
      rows,
    })),
    rows: seen.rows,
  }
}

/** The cells that say the school: one, or the council's number and the school's; none where no column does. */
function schoolCells(columns: readonly ProposedColumn[], { headers }: Layout): number[] {
  const cellOf = (name: string) => {
    const source = columns.find(({ target }) => target === name)?.source
    return source == null ? [] : [headers.indexOf(source)]
  }
  const one = cellOf('school')
  if (one.length > 0) return one
  const both = [...cellOf('la'), ...cellOf('estab')]
  return both.length === 2 ? both : []
}

interface Seen {
  rows: number
  dayFirst: boolean | null
  schools: Map<string, number>
}

/** Reads the table through: its rows, its schools, and whether its days have the day first. */
async function survey(table: RawTable, layout: Layout, schoolAt: readonly number[]): Promise<Seen> {
  const days = daysAmong(layout)
  const seen: Seen = { rows: 0, dayFirst: null, schools: new Map() }
  const orders = { day: false, month: false }
  const wanted = [...new Set([0, 1, 2, ...days, ...schoolAt])]
  // A register says the same few hundred days over and over: each is judged once.
  const judged = new Set<string>()
  for await (const batch of table.rows({ wanted })) {
    for (const { line, cells } of batch) {
      if (line <= layout.lastHeaderLine) continue
      seen.rows++
      for (const cell of days) {
        const text = cells[cell] ?? ''
        if (judged.has(text)) continue
        if (judged.size < 5_000) judged.add(text)
        const first = dayComesFirst(text)
        if (first !== null) orders[first ? 'day' : 'month'] = true
      }
      const said = schoolIn(schoolAt.map(cell => cells[cell] ?? ''))
      if (said !== '' && (seen.schools.has(said) || seen.schools.size < MOST_SCHOOLS))
        seen.schools.set(said, (seen.schools.get(said) ?? 0) + 1)
    }
  }
  // Both at once is no format: then a person must look, and the English order is taken.
  if (orders.day !== orders.month) seen.dayFirst = orders.day
  return seen
}

/** Cells whose first values are days, so that a long text with numbers in it decides nothing. */
function daysAmong({ headers, first, sessions }: Layout): number[] {
  const marks = new Set(sessions.map(({ cell }) => cell))
  return headers.flatMap((_, cell) => {
    const values = first.map(({ cells }) => cells[cell] ?? '').filter(text => text !== '')
    const days = values.filter(text => !isDay(text) && (readDay(text) ?? readDay(text, false)) !== undefined)
    return !marks.has(cell) && values.length > 0 && days.length * 2 >= values.length ? [cell] : []
  })
}

function droppedFrom(table: string, { headers }: Layout): DroppedColumn[] {
  return headers
    .filter(header => header !== '' && isDroppedOnSight(header) && isSensitive(plainHeader(header)))
    .map(column => ({
      table,
      column,
      why: 'dropped on sight: Kith takes in no passwords, user names, photos or medical columns',
      sensitive: true,
    }))
}

function ownNumbers(tables: readonly FoundTable[]): string[] {
  const pupils = tables.find(({ becomes }) => becomes === 'pupils')
  const has = (target: string) =>
    pupils?.proposal.some(line => line.target === target && line.source !== null)
  if (pupils === undefined || has('upn') || !has('own_id')) return []
  return [
    "There is no UPN here. The system's own number stands for it, with the school's URN before it, so that two schools' numbers never meet: name the school. A later file with UPNs will not know these children by itself.",
  ]
}
