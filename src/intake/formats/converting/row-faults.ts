// The faults of one table, and whether they are too many to be a few wrong cells: then a column has slipped, or it is the
// wrong column, and the file stops with a sentence that names it.

import { PlainError } from '#platform/plain-error.ts'
import type { SetAsideList } from './set-aside.ts'

/** A column is judged by its values from so many on. */
const FEWEST_VALUES = 5

interface ColumnCount {
  column: string
  values: number
  bad: number
  firstLine: number
  reason: string
}

export class RowFaults {
  rows = 0
  rowsSetAside = 0
  readonly #id: string
  readonly #list: SetAsideList
  readonly #columns = new Map<string, ColumnCount>()

  constructor(id: string, list: SetAsideList) {
    this.#id = id
    this.#list = list
  }

  /** A row is left out. Answers false, for the one who calls to pass on. */
  row(line: number, target: string, column: string, reason: string): false {
    this.rowsSetAside++
    this.#list.add(this.#id, line, column, 'row', reason)
    this.seen(target, column, line, reason)
    return false
  }

  /** A value is read as blank. */
  value(line: number, target: string, column: string, reason: string): void {
    this.#list.add(this.#id, line, column, 'value', reason)
    this.seen(target, column, line, reason)
  }

  /** An attendance mark is not counted. */
  mark(line: number, column: string, reason: string): void {
    this.#list.add(this.#id, line, column, 'mark', reason)
  }

  /** A row that cannot be told apart into its cells. */
  rowBroken(line: number, reason: string): void {
    this.rowsSetAside++
    this.#list.add(this.#id, line, null, 'row', reason)
  }

  /** A row is left out for what is no fault of a column. */
  leftOut(line: number, reason: string): false {
    this.#list.add(this.#id, line, null, 'row', reason)
    return false
  }

  /** Counts a value of a column, good (`reason` null) or not what the column may hold. */
  seen(target: string, column: string, line: number, reason: string | null): void {
    let count = this.#columns.get(target)
    if (count === undefined) {
      count = { column, values: 0, bad: 0, firstLine: 0, reason: '' }
      this.#columns.set(target, count)
    }
    count.values++
    if (reason === null) return
    if (count.bad++ === 0) Object.assign(count, { firstLine: line, reason })
  }

  /** Throws PlainError where more than `badRows` in a hundred rows were left out, or half of a column cannot be read. */
  judge(badRows: number): void {
    const counts = [...this.#columns.values()]
    const slipped = counts.find(({ values, bad }) => values >= FEWEST_VALUES && bad * 2 > values)
    if (slipped !== undefined) throw new PlainError(`${this.#sayColumn(slipped)} ${WHAT_TO_DO}`)
    if (this.rowsSetAside * 100 <= badRows * this.rows) return
    const worst = counts.sort((a, b) => b.bad - a.bad)[0]
    const most = `${this.#id}: ${this.rowsSetAside} of ${this.rows} rows cannot be used, more than ${badRows} in 100.`
    const where = worst === undefined || worst.bad === 0 ? '' : ` ${this.#sayColumn(worst)}`
    throw new PlainError(`${most}${where} ${WHAT_TO_DO}`)
  }

  #sayColumn({ column, values, bad, firstLine, reason }: ColumnCount): string {
    return `The column “${column}” of ${this.#id} does not hold what it should in ${bad} of ${values} rows (line ${firstLine} first: ${reason}).`
  }
}

const WHAT_TO_DO =
  'Have the columns slipped, or is it matched to the wrong one? Nothing was taken. Correct the file, or match the column again.'
