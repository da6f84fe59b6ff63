// A table as a person matched it: its rows below the header, without titles and totals, each cell under its target.

import { PlainError } from '#platform/plain-error.ts'
import type { Layout } from '../layout.ts'
import { isDroppedOnSight } from '../propose.ts'
import type { RawTable, ReadRowsOptions, SheetRow } from '../reading/rows.ts'
import type { Becomes, MatchedTable, RegisterShape } from '../shapes.ts'
import { missingOf, targetsOf } from '../targets.ts'
import { type CellReader, readerOf } from '../values/read.ts'

/** What stands in the first cells of a row that is no pupil: sums, and the date of printing. */
const FOOTER =
  /^((grand |sub ?|overall )?totals?|average|mean|count|number of|printed|report|end of|page \d)\b/i

/** What spreadsheets and databases write where there is nothing. */
const NOTHING = /^(null|n\/a|#n\/a|#ref!|#value!|#name\?)$/i

/** So many cells beyond the header are looked at. */
const BEYOND = 3

export class MatchedRows {
  readonly id: string
  readonly becomes: Becomes
  readonly register: RegisterShape
  readonly table: RawTable
  readonly layout: Layout
  readonly dayFirst: boolean
  /** Rows that are sums or remarks of the system: passed over. */
  passedOver = 0
  readonly #cells = new Map<string, number>()
  readonly #always: Record<string, string>
  readonly #readers = new Map<string, CellReader>()

  constructor(table: RawTable, layout: Layout, matched: MatchedTable, dayFirst: boolean) {
    this.id = table.id
    this.table = table
    this.layout = layout
    this.becomes = matched.becomes as Becomes
    this.register = matched.register ?? (layout.sessions.length > 0 ? 'wide' : 'long')
    this.dayFirst = matched.dayFirst ?? dayFirst
    this.#always = matched.always ?? {}
    this.#match(matched)
  }

  /** Targets that a column or a person's word for all rows stands for. */
  get targets(): Set<string> {
    return new Set([...this.#cells.keys(), ...Object.keys(this.#always)])
  }

  has(target: string): boolean {
    return this.#cells.has(target) || this.#always[target] !== undefined
  }

  /** The header a target is read from, for a sentence; the target's own name where a person said it. */
  columnOf(target: string): string {
    return this.layout.headers[this.#cells.get(target) ?? -1] ?? target
  }

  /** What stands in the row for a target, trimmed; '' where nothing does. */
  text({ cells }: SheetRow, target: string): string {
    const cell = this.#cells.get(target)
    const text = cell === undefined ? (this.#always[target] ?? '') : (cells[cell] ?? '')
    // Most cells of a register are a code or two, and are not looked at twice.
    return text.length > 2 && NOTHING.test(text) ? '' : text
  }

  /** Columns that nothing is matched to, but for the sessions of a register and what is dropped on sight. */
  get notTaken(): string[] {
    const taken = new Set([...this.#cells.values(), ...this.layout.sessions.map(({ cell }) => cell)])
    return this.layout.headers.filter(
      (header, cell) => header !== '' && !taken.has(cell) && !isDroppedOnSight(header),
    )
  }

  /** Whether something stands beyond the header, as in a row with a comma too many. */
  isTooLong({ cells }: SheetRow): boolean {
    return cells
      .slice(this.layout.headers.length, this.layout.headers.length + BEYOND)
      .some(cell => cell !== '')
  }

  reader(target: string): CellReader {
    let reader = this.#readers.get(target)
    if (reader === undefined) {
      reader = readerOf(this.becomes, target, this.columnOf(target), this.dayFirst)
      this.#readers.set(target, reader)
    }
    return reader
  }

  /** The rows of pupils. `alsoCells`: cells that are looked at without being matched. */
  async *rows(options: ReadRowsOptions, alsoCells: readonly number[] = []): AsyncGenerator<SheetRow[]> {
    this.passedOver = 0
    const matched = [...this.#cells.values()]
    const beyond = Array.from({ length: BEYOND }, (_, n) => this.layout.headers.length + n)
    const wanted = [...new Set([0, 1, ...matched, ...alsoCells, ...beyond])]
    const header = matched.map(cell => this.layout.headers[cell])
    for await (const batch of this.table.rows({ ...options, wanted })) {
      const body = batch.filter(row => row.line > this.layout.lastHeaderLine || this.layout.headerLine === 0)
      const kept = this.layout.headerLine === 0 ? body.filter(({ line }) => line > 0) : body
      yield kept.filter(row => !this.#isFooter(row) && !isHeaderAgain(row, matched, header))
    }
  }

  #isFooter(row: SheetRow): boolean {
    const id = this.text(row, 'upn') || this.text(row, 'own_id')
    const first = row.cells.find(cell => cell !== '') ?? ''
    const filled = row.cells.filter(cell => cell !== '').length
    const needsId = this.becomes !== 'calendar'
    const footer = FOOTER.test(id === '' ? first : id) || (needsId && id === '' && filled <= 1)
    if (footer) this.passedOver++
    return footer
  }

  #match({ columns, register }: MatchedTable): void {
    const known = new Set(targetsOf(this.becomes, this.register).map(({ name }) => name))
    for (const [target, header] of Object.entries(columns)) {
      const cell = this.layout.headers.indexOf(header)
      if (!known.has(target)) continue
      if (cell === -1 || header === '') {
        throw new PlainError(
          `${this.id} has no column “${header.slice(0, 60)}” any more. Match the columns again.`,
        )
      }
      if (isDroppedOnSight(header)) {
        throw new PlainError(
          `The column “${header.slice(0, 60)}” of ${this.id} is never taken in. Match “${target}” to another.`,
        )
      }
      this.#cells.set(target, cell)
    }
    const missing = missingOf(this.becomes, register ?? this.register, this.targets).filter(
      target => this.becomes !== 'pupils' || (target !== 'school' && target !== 'year'),
    )
    if (missing.length === 0) return
    const list = missing.map(target => `“${target}”`).join(', ')
    throw new PlainError(`${this.id} has no column matched to ${list}. Match it, or leave the table out.`)
  }
}

/** Long reports print their header again on each page. */
function isHeaderAgain(
  { cells }: SheetRow,
  matched: readonly number[],
  header: readonly (string | undefined)[],
): boolean {
  return matched.length > 1 && matched.every((cell, n) => cells[cell] === header[n])
}
