// A workbook is a zip of XML that is read in one piece. Before that it is read through as a stream and judged: what it
// unpacks to, how far its cells reach (one cell in the last row and one in the last column make a sheet of 17 thousand
// million), and that its XML defines nothing.

import { sizeInWords } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { SourceFile } from '../../extract/source.ts'
import { called } from '../limits.ts'
import type { FormatLimits } from '../shapes.ts'

const ROW = /<(?:\w+:)?row\b[^>]*?\sr="(\d+)"/g
const CELL = /<(?:\w+:)?c(?=[\s/>])(?:[^>]*?\sr="([A-Za-z]+)(\d+)")?/g
const LONGEST_TAG = 65_536
/** The rows a sheet can have: https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const ROWS_OF_EXCEL = 1_048_576

/** Whether the files of a zip are a workbook's. Throws PlainError for workbooks of other kinds. */
export function isWorkbookZip(name: string, files: readonly SourceFile[]): boolean {
  const names = new Set(files.map(file => file.name))
  if (names.has('workbook.bin') || names.has('content.xml') || names.has('Document.iwa')) {
    throw new PlainError(
      `${called(name)} is a workbook that Kith does not read (OpenDocument, Numbers or binary Excel). Save it as "Excel workbook (.xlsx)" or "CSV UTF-8".`,
    )
  }
  return names.has('workbook.xml') && names.has('[Content_Types].xml')
}

/** Throws PlainError, with what to do, for a workbook that would fill the memory or do something on its own. */
export async function checkWorkbook(
  name: string,
  files: readonly SourceFile[],
  limits: FormatLimits,
): Promise<void> {
  const parts = files.filter(file => /\.(xml|rels)$/.test(file.name))
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  if (bytes > limits.workbookBytes) {
    const most = sizeInWords(limits.workbookBytes)
    throw new PlainError(
      `${called(name)} would unpack to more than ${most}. Save each sheet as "CSV UTF-8" and send those.`,
    )
  }
  let cells = 0
  for (const part of parts) {
    cells += await reach(part, limits, name)
    if (cells > limits.workbookCells) throw tooManyCells(name, limits)
  }
}

/** How many cells a part needs when it is read: its last row times its last column. */
async function reach(part: SourceFile, limits: FormatLimits, name: string): Promise<number> {
  let [rows, columns, cells, rest] = [0, 0, 0, '']
  for await (const chunk of part.open()) {
    const text = rest + chunk.toString('latin1')
    if (/<!(doctype|entity)/i.test(text)) throw new PlainError(definesSomething(name))
    const end = text.lastIndexOf('<')
    const whole = end === -1 ? '' : text.slice(0, end)
    rest = end === -1 ? text : text.slice(end)
    if (rest.length > LONGEST_TAG && rest.indexOf('>') === -1) throw new PlainError(damaged(name))
    if (rest.length > LONGEST_TAG) rest = ''
    for (const [, row] of whole.matchAll(ROW)) rows = Math.max(rows, Number(row))
    for (const [, letters, row] of whole.matchAll(CELL)) {
      cells++
      if (letters === undefined) continue
      columns = Math.max(columns, columnNumber(letters))
      rows = Math.max(rows, Number(row))
    }
    if (rows > ROWS_OF_EXCEL) throw new PlainError(damaged(name))
    if (columns > limits.columns) {
      throw new PlainError(
        `${called(name)} has cells beyond column ${limits.columns}. Delete what stands right of the table, or save it as "CSV UTF-8".`,
      )
    }
    if (rows * columns > limits.workbookCells || cells > limits.workbookCells)
      throw tooManyCells(name, limits)
  }
  return Math.max(rows * columns, cells)
}

function columnNumber(letters: string): number {
  if (letters.length > 4) return Number.MAX_SAFE_INTEGER
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function tooManyCells(name: string, { workbookCells }: FormatLimits): PlainError {
  return new PlainError(
    `${called(name)} reaches over more than ${workbookCells.toLocaleString('en-GB')} cells. Delete the empty rows below the table, or save it as "CSV UTF-8".`,
  )
}

function damaged(name: string): string {
  return `${called(name)} is damaged: it is no workbook that a spreadsheet would write. Save it again as "Excel workbook (.xlsx)".`
}

function definesSomething(name: string): string {
  return `${called(name)} holds a DOCTYPE, which no spreadsheet writes: such a file can be made to fill a computer. It was refused. Save it again as "Excel workbook (.xlsx)".`
}
