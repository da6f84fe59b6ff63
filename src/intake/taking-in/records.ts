// Takes in the dated records: suspensions, behaviour, concerns, attainment, SDQ scores and ratings. Rule: they are only
// ever added to. The nth identical line is the nth identical record, so the same file twice adds nothing.
import { hash } from 'node:crypto'
import { one, queries, type Tx, whole } from '#platform/database/queries.ts'
import type { Values } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Extract, FileName, Row } from '../extract/index.ts'
import { count } from '../receipt.ts'
import { inBatches, noteSchools, Stopped, type Taking } from './taking.ts'

const added = one({ added: whole })
const db = queries(new URL('./records.sql', import.meta.url), {
  addSuspensions: added,
  addBehaviour: added,
  addConcerns: added,
  addAttainment: added,
  addSdqScores: added,
  addRatings: added,
})

/** The files of dated records. */
export const RECORD_FILES = ['suspensions', 'behaviour', 'concerns', 'attainment', 'sdq', 'ratings'] as const
export type RecordFile = (typeof RECORD_FILES)[number]

type Kind<File extends FileName> = {
  day: (row: Row<File>) => string
  /** What, with child and day, makes two rows the same one: as the table's unique index has it. */
  same: (row: Row<File>) => (string | number | null)[]
  columns: (rows: Row<File>[]) => Values
  add: (tx: Tx, values: Values) => Promise<{ added: number }>
}

const KINDS: { [File in RecordFile]: Kind<File> } = {
  suspensions: {
    day: row => row.start,
    same: row => [row.sessions, row.type, ...(row.reasons ?? [])],
    columns: rows => ({
      sessions: rows.map(row => row.sessions),
      types: rows.map(row => row.type),
      reasons: rows.map(row => row.reasons?.join(';') ?? null),
    }),
    add: db.addSuspensions,
  },
  behaviour: {
    day: row => row.date,
    same: row => [row.kind, row.points, row.what ?? ''],
    columns: rows => ({
      kinds: rows.map(row => row.kind),
      points: rows.map(row => row.points),
      what: rows.map(row => row.what),
    }),
    add: db.addBehaviour,
  },
  concerns: {
    day: row => row.date,
    same: row => [row.kind, row.said_by ?? ''],
    columns: rows => ({ kinds: rows.map(row => row.kind), said_by: rows.map(row => row.said_by) }),
    add: db.addConcerns,
  },
  attainment: {
    day: row => row.date,
    same: row => [row.subject, row.band, `${row.raw ?? ''}|${row.scale ?? ''}`],
    columns: rows => ({
      subjects: rows.map(row => row.subject),
      bands: rows.map(row => row.band),
      raw: rows.map(row => row.raw),
      scales: rows.map(row => row.scale),
    }),
    add: db.addAttainment,
  },
  sdq: {
    day: row => row.date,
    same: row => [
      row.informant,
      row.emotional,
      row.conduct,
      row.hyperactivity,
      row.peer,
      row.prosocial,
      row.impact,
    ],
    columns: rows => ({
      informants: rows.map(row => row.informant),
      emotional: rows.map(row => row.emotional),
      conduct: rows.map(row => row.conduct),
      hyperactivity: rows.map(row => row.hyperactivity),
      peer: rows.map(row => row.peer),
      prosocial: rows.map(row => row.prosocial),
      impact: rows.map(row => row.impact),
    }),
    add: db.addSdqScores,
  },
  ratings: {
    day: row => row.date,
    same: row => [row.area, row.rating, `${row.because}|${row.by ?? ''}`],
    columns: rows => ({
      areas: rows.map(row => row.area),
      ratings: rows.map(row => row.rating),
      because: rows.map(row => row.because),
      said_by: rows.map(row => row.by),
    }),
    add: db.addRatings,
  },
}

/** Takes in all of one file of dated records. */
export async function takeRecords<File extends RecordFile>(
  taking: Taking,
  extract: Extract,
  file: File,
): Promise<void> {
  const kind: Kind<File> = KINDS[file]
  const repeats = new Repeats()
  for await (const batch of inBatches(ofPupils(extract.rows(file)), taking.signal)) {
    const rows = batch.filter(row => taking.children.has(row.upn))
    for (const row of rows) mustFit(file, row.line, kind.same(row))
    const children = rows.map(row => taking.children.get(row.upn)!)
    noteSchools(taking, file, children)
    const { added } = await kind.add(taking.tx, {
      ids: rows.map(() => newId()),
      children,
      days: rows.map(kind.day),
      same: rows.map((row, n) => repeats.nth([children[n]!, kind.day(row), ...kind.same(row)])),
      ...kind.columns(rows),
      held: children.some(child => !taking.newChildren.has(child)) || undefined,
      import_id: taking.importId,
    })
    count(taking.counts, file, { new: added, all: rows.length })
  }
}

// Every one of these files has an upn column, which a row of a file not yet named does not show.
function ofPupils<File extends RecordFile>(rows: AsyncIterable<Row<File>[]>) {
  return rows as AsyncIterable<(Row<File> & { upn: string })[]>
}

/** Counts identical lines of a file. A line is held as its hash: files may have millions. */
class Repeats {
  readonly #seen = new Map<string, number>()

  nth(line: (string | number | null)[]): number {
    const key = hash('md5', JSON.stringify(line), 'base64')
    const nth = (this.#seen.get(key) ?? 0) + 1
    this.#seen.set(key, nth)
    return nth
  }
}

// PostgreSQL's integer, and what a page of a B-tree holds of a text; nothing true of a child comes near either.
const LARGEST_NUMBER = 2_147_483_647
const LONGEST_CODE = 500
const KEYED_BY_TEXT: readonly RecordFile[] = ['suspensions', 'attainment']

function mustFit(file: RecordFile, line: number, values: (string | number | null)[]): void {
  const codes = KEYED_BY_TEXT.includes(file) ? values.slice(0, file === 'attainment' ? 2 : undefined) : []
  const tooLong = codes.some(value => typeof value === 'string' && value.length > LONGEST_CODE)
  if (!tooLong && !values.some(value => typeof value === 'number' && value > LARGEST_NUMBER)) return
  throw new Stopped(
    `${file}.csv, line ${line}: a number or a code there is far too large to be meant. Correct the line, then import again.`,
  )
}
