// A CSV file of any dialect as a table.

import { CsvRefused, type CsvRow, readCsv } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { called } from '../limits.ts'
import type { FormatLimits } from '../shapes.ts'
import { asCommaUtf8, type Dialect, dialectOf, original, type Separator } from './dialect.ts'
import type { RawTable, ReadRowsOptions, SheetRow } from './rows.ts'

const HEAD_BYTES = 262_144

/** What a CSV file is read from, on disk or in a zip; `open` begins at the first byte each time. */
export interface Bytes {
  name: string
  bytes: number
  open: () => AsyncIterable<Buffer>
}

/** Opens a CSV file: judges its dialect, reads nothing more. Its rows throw PlainError naming the file and the line. */
export async function csvTable(file: Bytes, limits: FormatLimits): Promise<RawTable & { dialect: Dialect }> {
  const dialect = await judge(file)
  const csvLimits = {
    columns: limits.columns,
    rows: limits.rows,
    cellBytes: limits.cellBytes,
    fileBytes: limits.fileBytes * 2,
  }
  return {
    id: called(file.name),
    bytes: file.bytes,
    dialect,
    async *rows({ signal, onBytes, wanted }: ReadRowsOptions = {}) {
      const chunks = asCommaUtf8(counted(file.open(), onBytes), dialect)
      const take = (row: CsvRow) => takeRow(row, dialect.separator, wanted)
      try {
        yield* readCsv(chunks, take, { limits: csvLimits, signal })
      } catch (error) {
        if (!(error instanceof CsvRefused)) throw error
        throw new PlainError(`${called(file.name)} cannot be read. ${error.message}`)
      }
    },
  }
}

async function judge({ bytes, open }: Bytes): Promise<Dialect> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const chunk of open()) {
    pieces.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  const head = Buffer.concat(pieces)
  return dialectOf(head, length >= bytes)
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onBytes?.(chunk.length)
    yield chunk
  }
}

function takeRow(
  row: CsvRow,
  separator: Separator,
  wanted: readonly number[] | undefined,
): SheetRow | undefined {
  const cells: string[] = new Array(row.cells).fill('')
  let blank = true
  const look = (cell: number): void => {
    const text = plain(original(textOf(row, cell), separator).trim())
    cells[cell] = text
    if (text !== '') blank = false
  }
  if (wanted === undefined) for (let cell = 0; cell < row.cells; cell++) look(cell)
  else {
    for (const cell of wanted) if (cell < row.cells) look(cell)
  }
  if (blank) return undefined
  return row.brokenCell === 0 ? { line: row.line, cells } : { line: row.line, cells, broken: row.brokenCell }
}

/** `="001234"`: how some systems keep a spreadsheet from taking the zeros away. */
function plain(text: string): string {
  return text.startsWith('="') && text.endsWith('"') && text.length > 2 ? text.slice(2, -1) : text
}

/** A file that begins as plain ASCII may hold its first Windows-1252 letter far below. */
function textOf(row: CsvRow, cell: number): string {
  if (row.isUtf8(cell)) return row.text(cell)
  const bytes = row.bytes.subarray(row.starts[cell], row.ends[cell])
  const text = new TextDecoder('windows-1252').decode(bytes)
  return row.doubled[cell] === 1 ? text.replaceAll('""', '"') : text
}
