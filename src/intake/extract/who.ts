// Whose rows are taken: pupils of pupils.csv whose family does not object.
// Rule: a pupil whose family objects is left out of everything that follows, never named in a report, and counted.

import { type CsvRow, CsvScanner, type PlainRows, type ReadCsvOptions } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { isEnd } from './number-cell.ts'
import { Roll } from './roll.ts'
import type { FileName } from './rows.ts'
import { feed, type SourceFile } from './source.ts'

/** The pupils of an extract whose pupils.csv was read elsewhere. */
export type KnownPupils = { roll: Roll; objecting: Set<string> }

/** Who the rows of an extract may be about. UPNs are trimmed and in capitals. */
export class Who {
  /** UPNs whose family objects: for the caller's memory, never for a report. */
  readonly objecting: Set<string>
  /** Pupils accepted from pupils.csv so far. */
  readonly roll: Roll
  readonly #knownAlready: ReadonlySet<string> | undefined
  readonly #objectedBefore: ((upn: string) => boolean) | undefined
  readonly #asked = new Set<string>()
  /** The UPNs of the roll as text, as far as they have been asked for. */
  readonly #upns: string[] = []
  #objectors = new Roll()

  constructor(
    knownAlready?: ReadonlySet<string>,
    objectedBefore?: (upn: string) => boolean,
    known: KnownPupils = { roll: new Roll(), objecting: new Set() },
  ) {
    this.#knownAlready = knownAlready
    this.#objectedBefore = objectedBefore
    this.roll = known.roll
    this.objecting = known.objecting
  }

  objects(upn: string): boolean {
    if (this.#objectedBefore !== undefined && !this.#asked.has(upn)) {
      this.#asked.add(upn)
      if (this.#objectedBefore(upn)) this.objecting.add(upn)
    }
    return this.objecting.size > 0 && this.objecting.has(upn)
  }

  /** Whether the UPN in these bytes is one to ask `objects` about. */
  mayObject(view: DataView, start: number, end: number): boolean {
    return this.#objectedBefore !== undefined || this.#objectors.has(view, start, end)
  }

  /** To be called before the rows of a file. */
  beginFile(file: FileName): void {
    if (file === 'pupils') {
      this.roll.clear()
      this.#upns.length = 0
      this.#objectors = new Roll()
      for (const upn of this.objecting) this.#objectors.addText(upn, 0)
    }
    this.roll.beginFile()
  }

  /** The UPN in a cell where it is that of an accepted pupil, written as we keep it; undefined: it must be read. */
  knownUpn(row: CsvRow, cell: number): string | undefined {
    const pupil = this.roll.find(row.view, row.starts[cell]!, row.ends[cell]!)
    if (pupil === -1) return undefined
    this.#upns[pupil] ??= this.roll.upn(pupil)
    return this.#upns[pupil]
  }

  isStranger(upn: string): boolean {
    return this.roll.findText(upn) === -1 && this.#knownAlready?.has(upn) !== true
  }

  /**
   * Goes through pupils.csv for objections alone, before anything of it is reported or handed on: any row of a UPN
   * with `Y` counts, a refused one too, and it may stand after the pupil's other rows.
   */
  async findObjections(file: SourceFile, { limits, signal }: ReadCsvOptions = {}): Promise<void> {
    let upnCell: number | undefined
    let objectsCell = -1
    let width = 0
    const take = (row: CsvRow): void => {
      if (upnCell === undefined) {
        const names = row.texts().map(name => name.trim().toLowerCase())
        upnCell = names.indexOf('upn')
        objectsCell = names.indexOf('objects')
        width = row.cells
      } else if (objectsCell !== -1 && objectsCell < row.cells && row.text(objectsCell).trim() === 'Y') {
        if (upnCell !== -1 && upnCell < row.cells) this.objecting.add(plainUpn(row.text(upnCell)))
      }
    }
    const scanner = new CsvScanner(take, limits, (bytes, _, rows) => passBy(bytes, rows, objectsCell, width))
    try {
      await feed(scanner, file, signal)
    } catch (error) {
      // The same fault comes again, with its line, when the file is read for its rows.
      if (signal?.aborted === true || !(error instanceof PlainError)) throw error
    }
    this.objecting.delete('')
  }
}

/** Passes by the rows that have all their cells, and an `N` or nothing in the one asked for. */
function passBy(bytes: Buffer, rows: PlainRows, cell: number, width: number): void {
  while (rows.at < rows.end && rows.line < rows.endLine) {
    const next = afterRow(bytes, rows.at, cell, width)
    if (next === -1) return
    rows.at = next
    rows.line++
  }
}

/** Where the row after such a one begins; or -1. */
function afterRow(bytes: Buffer, start: number, cell: number, width: number): number {
  let commas = 0
  let asked = cell === 0 ? start : 0
  let at = start
  for (let byte = bytes[at]!; byte !== NEWLINE; byte = bytes[++at]!) {
    // One comparison for nearly every byte: letters, digits and the dash come after the comma.
    if (byte > COMMA) continue
    if (byte === QUOTE) return -1
    if (byte === COMMA && ++commas === cell) asked = at + 1
  }
  if (commas !== width - 1 || at - start > LONGEST_ROW) return -1
  const after = bytes[asked] === CAPITAL_N ? asked + 1 : asked
  return cell === -1 || isEnd(bytes[after]!) ? at + 1 : -1
}

const CAPITAL_N = 78
const COMMA = 44
const NEWLINE = 10
const QUOTE = 34
/** What is longer is left to the reader that can refuse it. */
const LONGEST_ROW = 16_000

/** A UPN as it is compared: trimmed, in capitals. */
export function plainUpn(text: string): string {
  return text.trim().toUpperCase()
}
