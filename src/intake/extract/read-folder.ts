// Reads an extract, version 1, file by file, without ever holding a file. Nothing may be applied before `finish` has
// given its verdict: a fault on the last line can still refuse a file whose first rows have been handed on.

import {
  type CsvLimits,
  CsvRefused,
  type CsvRow,
  CsvScanner,
  readCsv,
  type TakeRows,
} from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { type FileCounts, type FileProgress, FileReading } from './file-reading.ts'
import { type NumberOptions, NumberReading, type PupilFile } from './number-reading.ts'
import { type Problem, Problems } from './problems.ts'
import type { Roll } from './roll.ts'
import { FILE_NAMES, type FileName, type Row } from './rows.ts'
import { type ExtractSource, feed, nothingOfAnExtract, notOfTheExtract, type SourceFile } from './source.ts'
import { type FileOutcome, type Verdict, verdictOn } from './verdict.ts'
import { type KnownPupils, Who } from './who.ts'

export interface ReadExtractOptions {
  /** Percent of refused rows above which a file stops the run; 5 where it is not given. */
  badRows?: number
  limits?: Partial<CsvLimits>
  signal?: AbortSignal
  /** Told after each piece read. `read` and `total` are bytes of all files together. */
  onProgress?: (progress: { file: FileName; read: number; total: number }) => void
  /** Pupils already held, for a single file that comes without pupils.csv. UPNs in capitals. */
  knownPupils?: ReadonlySet<string>
  /** School days already held, `YYYY-MM-DD` in order, for marks that come without calendar.csv. */
  knownDays?: readonly string[]
  /** Pupils read elsewhere, for a thread that reads other files of the same extract: pupils.csv is then left alone. */
  known?: KnownPupils
  /** Whether a family objected before: asked once a UPN, so that a new export does not undo an objection. */
  objectedBefore?: (upn: string) => boolean
}

export interface ExtractReport extends Verdict {
  present: FileName[]
  counts: Partial<Record<FileName, FileCounts>>
  /** Children left out because their family objects. Their UPNs are in `Extract.objecting`, for memory only. */
  objections: number
  problems: Problem[]
}

/** What was found of one file. */
export type ReadOutcome = Pick<FileProgress, 'counts' | 'refusal'> & { problems: Problem[] }

/** Opens an extract: reads its calendar and its objections. Read the rest with `rows`, end with `finish`. */
export async function readExtract(source: ExtractSource, options: ReadExtractOptions = {}): Promise<Extract> {
  const extract = new Extract(source, options)
  await extract.open()
  return extract
}

export class Extract {
  /** The files that are there, in the order in which they are best read. */
  readonly present: FileName[]
  /** The school days, `YYYY-MM-DD`, in the calendar's order. */
  days: readonly string[]
  readonly #source: ExtractSource
  readonly #options: ReadExtractOptions
  readonly #who: Who
  readonly #readings = new Map<FileName, FileProgress>()
  readonly #bytes = new Map<FileName, number>()
  readonly #total: number

  constructor(source: ExtractSource, options: ReadExtractOptions) {
    this.#source = source
    this.#options = options
    this.#who = new Who(options.knownPupils, options.objectedBefore, options.known)
    this.present = FILE_NAMES.filter(file => source.files.has(file))
    this.days = options.knownDays ?? []
    this.#total = [...source.files.values()].reduce((sum, file) => sum + file.bytes, 0)
  }

  /** UPNs whose family objects. They may be kept as keyed hashes on the objection list and nowhere else. */
  get objecting(): ReadonlySet<string> {
    return this.#who.objecting
  }

  /** Pupils accepted from pupils.csv, in its order: complete once its rows have been read. */
  get roll(): Roll {
    return this.#who.roll
  }

  /** Bytes of all files together, and of one. */
  get bytes(): number {
    return this.#total
  }

  bytesOf(file: FileName): number {
    return this.#source.files.get(file)?.bytes ?? 0
  }

  /** Whether a file can be read at all: marks cannot without a calendar. */
  canRead(file: FileName): boolean {
    return this.#missingFor(file) === null
  }

  /** What was found of one file, as it may be told to another thread; null where it has not been read. */
  outcomeOf(file: FileName): ReadOutcome | null {
    const reading = this.#readings.get(file)
    if (reading === undefined) return null
    return { counts: reading.counts, refusal: reading.refusal, problems: reading.problems.list() }
  }

  /** Takes over what another thread found of a file. */
  takeOutcome(file: FileName, { problems, ...outcome }: ReadOutcome): void {
    const list = () => problems
    const called = this.#source.files.get(file)!.name
    this.#readings.set(file, { ...outcome, done: true, problems: { file: called, list } })
  }

  /** Counts bytes of a file that another thread has read. */
  noteProgress(file: FileName, bytes: number): void {
    this.#progress(file, bytes)
  }

  /** `readExtract` calls it. */
  async open(): Promise<void> {
    const pupils = this.#source.files.get('pupils')
    if (pupils !== undefined) await this.#who.findObjections(pupils, this.#options)
    const calendar = this.#source.files.get('calendar')
    if (calendar === undefined) return
    const reading = this.#begin('calendar', calendar.name)
    const days: string[] = []
    await this.#scan(reading, calendar, row => {
      const day = reading.take(row)
      if (day !== undefined) days.push(day.date)
    })
    this.days = days
  }

  /**
   * The accepted rows of a file in its own order, in batches; none where the file is not there. pupils.csv is read
   * before any other that needs it. Reading a file again begins anew and replaces what was counted.
   */
  async *rows<File extends FileName>(file: File): AsyncGenerator<Row<File>[]> {
    const found = this.#source.files.get(file)
    if (found === undefined) return
    if (file !== 'calendar' && file !== 'pupils') await this.#drain('pupils')
    const reading = this.#begin(file, found.name)
    if (reading.refusal !== null) return
    const { limits, signal } = this.#options
    const onBytes = (bytes: number) => this.#progress(file, bytes)
    try {
      yield* readCsv(found.open(), row => reading.take(row), { limits, signal, onBytes })
      reading.end()
    } catch (error) {
      this.#refuse(reading, error)
    }
  }

  /** The same rows as numbers: for whoever keeps columns of a whole country, and is told of each row at once. */
  async numbers(file: PupilFile, options: NumberOptions): Promise<void> {
    const found = this.#source.files.get(file)
    if (found === undefined) return
    if (file !== 'pupils') await this.#drain('pupils')
    const reading = this.#begin(file, found.name)
    if (reading.refusal !== null) return
    if (file === 'pupils') this.#who.roll.expect(found.bytes / BYTES_OF_A_PUPIL)
    const numbers = new NumberReading(reading, this.#who, options)
    await this.#scan(
      reading,
      found,
      row => numbers.take(row),
      (bytes, view, rows) => numbers.takeRows(bytes, view, rows),
    )
  }

  /** Reads what has not been read yet, so that every file is judged, and reports on all of it. */
  async finish(): Promise<ExtractReport> {
    for (const file of this.present) await this.#drain(file)
    const outcomes: FileOutcome[] = []
    const problems: Problem[] = []
    if (this.present.length > 0 && !this.#hasPupils()) this.#refuseWithoutPupils(outcomes, problems)
    const counts: ExtractReport['counts'] = {}
    for (const file of this.present) {
      const reading = this.#readings.get(file)!
      counts[file] = reading.counts
      problems.push(...reading.problems.list())
      outcomes.push({ file: reading.problems.file, counts: reading.counts, refusal: reading.refusal })
    }
    for (const file of this.#source.unused) problems.push(notRead(file))
    const verdict =
      this.present.length === 0
        ? { usable: false, because: [nothingOfAnExtract(this.#source)] }
        : verdictOn(outcomes, this.#options.badRows)
    return { ...verdict, present: this.present, counts, objections: this.objecting.size, problems }
  }

  /** Lets go of the folder or zip. */
  async close(): Promise<void> {
    await this.#source.close()
  }

  #begin<File extends FileName>(file: File, called: string): FileReading<File> {
    this.#who.beginFile(file)
    const reading = new FileReading(file, called, this.#who, this.days)
    this.#readings.set(file, reading)
    this.#bytes.set(file, 0)
    const without = this.#missingFor(file)
    if (without !== null) reading.refuse(without, null)
    return reading
  }

  /** Reads a file the fast way, where it lies on this disk. */
  async #scan<File extends FileName>(
    reading: FileReading<File>,
    found: SourceFile,
    take: (row: CsvRow) => void,
    takeRows?: TakeRows,
  ): Promise<void> {
    const { limits, signal } = this.#options
    try {
      await feed(new CsvScanner(take, limits, takeRows), found, signal, bytes =>
        this.#progress(reading.file, bytes),
      )
      reading.end()
    } catch (error) {
      this.#refuse(reading, error)
    }
  }

  #refuse(reading: Pick<FileReading<FileName>, 'refuse'>, error: unknown): void {
    if (this.#options.signal?.aborted === true || !(error instanceof PlainError)) throw error
    reading.refuse(error.message, error instanceof CsvRefused ? error.line : null)
  }

  async #drain(file: FileName): Promise<void> {
    if (this.#readings.get(file)?.done === true) return
    if (file === 'pupils' && this.#options.known !== undefined) return
    for await (const batch of this.rows(file)) void batch
  }

  #hasPupils(): boolean {
    return this.#source.files.has('pupils') || this.#options.knownPupils !== undefined
  }

  #missingFor(file: FileName): string | null {
    if (file === 'calendar' || file === 'pupils') return null
    if (!this.#hasPupils()) return 'It cannot be read without pupils.csv.'
    if (file !== 'marks' || this.#options.knownDays !== undefined) return null
    if (!this.#source.files.has('calendar'))
      return 'Marks say nothing without a calendar.csv: add the school days.'
    return this.#readings.get('calendar')?.refusal == null
      ? null
      : 'It cannot be read, as calendar.csv was refused.'
  }

  #refuseWithoutPupils(outcomes: FileOutcome[], problems: Problem[]): void {
    const refusal = 'There is no pupils.csv. It is the one file that must be there.'
    const nothing = new Problems('pupils.csv')
    nothing.add('refused-file', null, null, refusal)
    problems.push(...nothing.list())
    const counts = { rows: 0, accepted: 0, refused: 0, strangers: 0, objecting: 0 }
    outcomes.push({ file: 'pupils.csv', counts, refusal })
  }

  #progress(file: FileName, bytes: number): void {
    this.#bytes.set(file, (this.#bytes.get(file) ?? 0) + bytes)
    const read = [...this.#bytes.values()].reduce((sum, part) => sum + part, 0)
    this.#options.onProgress?.({ file, read, total: this.#total })
  }
}

/** A row of pupils.csv with names and most other columns. */
const BYTES_OF_A_PUPIL = 80

function notRead(file: string): Problem {
  const problem = `It was not read. ${notOfTheExtract(file)}`
  return { kind: 'warning', file, line: null, column: null, value: null, problem }
}
