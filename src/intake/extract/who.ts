// Whose rows are taken: pupils of pupils.csv whose family does not object.
// Rule: a pupil whose family objects is left out of everything that follows, never named in a report, and counted.

import { type CsvRow, type ReadCsvOptions, readCsv } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { spells } from './cell-reading.ts'
import type { SourceFile } from './source.ts'

/** Who the rows of an extract may be about. UPNs are trimmed and in capitals. */
export class Who {
  /** UPNs whose family objects: for the caller's memory, never for a report. */
  readonly objecting = new Set<string>()
  /** Pupils accepted from pupils.csv so far, with their line in it. */
  readonly pupils = new Map<string, number>()
  readonly #knownAlready: ReadonlySet<string> | undefined
  readonly #objectedBefore: ((upn: string) => boolean) | undefined
  readonly #asked = new Set<string>()
  #order: string[] = []
  #place = 0

  constructor(knownAlready?: ReadonlySet<string>, objectedBefore?: (upn: string) => boolean) {
    this.#knownAlready = knownAlready
    this.#objectedBefore = objectedBefore
  }

  objects(upn: string): boolean {
    if (this.#objectedBefore !== undefined && !this.#asked.has(upn)) {
      this.#asked.add(upn)
      if (this.#objectedBefore(upn)) this.objecting.add(upn)
    }
    return this.objecting.size > 0 && this.objecting.has(upn)
  }

  /** To be called before the rows of a file, whose pupils are likely to come in the order of pupils.csv. */
  beginFile(): void {
    if (this.#order.length !== this.pupils.size) this.#order = [...this.pupils.keys()]
    this.#place = 0
  }

  /**
   * The UPN in a cell where it is the pupil we expect, the same as in the row before or the next in order, or
   * undefined: then it must be read. Most rows of most extracts are found so, without a string being made.
   */
  nextInOrder(row: CsvRow, cell: number): string | undefined {
    const start = row.starts[cell]!
    const length = row.ends[cell]! - start
    const end = Math.min(this.#place + 2, this.#order.length)
    for (let place = this.#place; place < end; place++) {
      if (!spells(this.#order[place]!, row.bytes, start, length)) continue
      this.#place = place
      return this.#order[place]
    }
    return undefined
  }

  isStranger(upn: string): boolean {
    return !this.pupils.has(upn) && this.#knownAlready?.has(upn) !== true
  }

  /**
   * Goes through pupils.csv for objections alone, before anything of it is reported or handed on: any row of a UPN
   * with `Y` counts, a refused one too, and it may stand after the pupil's other rows.
   */
  async findObjections(file: SourceFile, { limits, signal }: ReadCsvOptions = {}): Promise<void> {
    let upnCell: number | undefined
    let objectsCell = -1
    const batches = readCsv(
      file.open(),
      row => {
        if (upnCell === undefined) {
          const names = row.texts().map(name => name.trim().toLowerCase())
          upnCell = names.indexOf('upn')
          objectsCell = names.indexOf('objects')
        } else if (objectsCell !== -1 && objectsCell < row.cells && row.text(objectsCell).trim() === 'Y') {
          if (upnCell !== -1 && upnCell < row.cells) this.objecting.add(plainUpn(row.text(upnCell)))
        }
        return undefined
      },
      { limits, signal },
    )
    try {
      for await (const batch of batches) void batch
    } catch (error) {
      // The same fault comes again, with its line, when the file is read for its rows.
      if (signal?.aborted === true || !(error instanceof PlainError)) throw error
    }
    this.objecting.delete('')
  }
}

/** A UPN as it is compared: trimmed, in capitals. */
export function plainUpn(text: string): string {
  return text.trim().toUpperCase()
}
