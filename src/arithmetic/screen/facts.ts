// Keeps of the rows that stream past only what the rules ask for, child by child, in columns.
// Rule: a dated record counts when 0 ≤ as_of − date ≤ within_days; the latest one wins, and the later line on a tie.

import {
  bytesFor,
  type Columns,
  columnsIn,
  copyColumns,
  SCORES,
  type Shape,
  type Tallies,
} from './columns.ts'

/** Where rows came from, in words, for the few sources that say so. */
type Sources = Map<string, string>

const FIRST_ROOM = 64

/** Children are numbers from 0; days are day codes; words are their places in the lists of `rules.ts`. */
export class Facts {
  columns: Columns
  readonly shape: Shape
  readonly #sources: Sources = new Map()
  #room: number

  /** @param memory made with `bytesFor` for so many children; without it there is room for as many as come. */
  constructor(shape: Shape, memory?: { buffer: ArrayBuffer | SharedArrayBuffer; children: number }) {
    this.shape = shape
    this.#room = memory?.children ?? FIRST_ROOM
    const buffer = memory?.buffer ?? new ArrayBuffer(bytesFor(shape, this.#room))
    this.columns = columnsIn(buffer, shape, this.#room)
  }

  /** Makes room for `children`. */
  reserve(children: number): void {
    if (children <= this.#room) return
    this.#room = Math.max(children, this.#room * 2)
    const more = columnsIn(new ArrayBuffer(bytesFor(this.shape, this.#room)), this.shape, this.#room)
    copyColumns(this.columns, more)
    this.columns = more
  }

  /** Keeps the facts from now on in memory that was made with `bytesFor` for so many children. To be called before any are taken. */
  keepIn(memory: SharedArrayBuffer, children: number): void {
    this.#room = children
    this.columns = columnsIn(memory, this.shape, children)
  }

  /** @param scores six, in the order of SCALES, from `at` on; BLANK_SCORE where blank. */
  takeSdq(
    child: number,
    day: number,
    informant: number,
    scores: ArrayLike<number>,
    at = 0,
    source?: string | null,
  ): void {
    const { sdq: watches, asOf } = this.shape.watches
    for (let w = 0; w < watches.length; w++) {
      const { from, placeOf, informants } = watches[w]!
      const place = placeOf[informant]!
      if (place < 0 || day < from || day > asOf) continue
      const columns = this.columns.sdq[w]!
      const entry = child * informants + place
      if (day < columns.days[entry]!) continue
      columns.days[entry] = day
      for (let i = 0; i < SCORES; i++) columns.scores[entry * SCORES + i] = scores[at + i]!
      this.#note('sdq', w, entry, source)
    }
  }

  /** @param subject its place in `Watches.subjects`, or -1 for one that no rule asks about. */
  takeAttainment(child: number, day: number, subject: number, band: number, source?: string | null): void {
    const { attainment: watches, asOf } = this.shape.watches
    if (subject < 0 || day > asOf) return
    for (let w = 0; w < watches.length; w++) {
      const watch = watches[w]!
      if (day < watch.from || !watch.asks[subject]) continue
      const { days, bands, subjects } = this.columns.attainment[w]!
      if (day < days[child]!) continue
      days[child] = day
      bands[child] = band
      subjects[child] = subject
      this.#note('attainment', w, child, source)
    }
  }

  takeRating(child: number, day: number, area: number, word: number, source?: string | null): void {
    const { ratings: watches, asOf } = this.shape.watches
    for (let w = 0; w < watches.length; w++) {
      const watch = watches[w]!
      if (watch.area !== area || day < watch.from || day > asOf) continue
      const { days, words } = this.columns.ratings[w]!
      if (day < days[child]!) continue
      days[child] = day
      words[child] = word
      this.#note('ratings', w, child, source)
    }
  }

  takeConcern(child: number, day: number, kind: number, source?: string | null): void {
    const { concerns: watches, asOf } = this.shape.watches
    for (let w = 0; w < watches.length; w++) {
      const watch = watches[w]!
      if (day < watch.from || day > asOf || !watch.asks[kind]) continue
      const { days, kinds } = this.columns.concerns[w]!
      if (day < days[child]!) continue
      days[child] = day
      kinds[child] = kind
      this.#note('concerns', w, child, source)
    }
  }

  /** A suspension or a permanent exclusion: a lunchtime one is not to be taken. */
  takeSuspension(child: number, day: number, source?: string | null): void {
    this.#add('suspensions', child, day, 1, source)
  }

  /** Negative points: positive ones are not to be taken. */
  takeBehaviour(child: number, day: number, points: number, source?: string | null): void {
    this.#add('behaviour', child, day, points, source)
  }

  /** Where the record that a watch holds came from, in its own words, or null. */
  sourceOf(file: string, watch: number, entry: number): string | null {
    return this.#sources.get(`${file} ${watch} ${entry}`) ?? null
  }

  #add(
    file: 'suspensions' | 'behaviour',
    child: number,
    day: number,
    amount: number,
    source?: string | null,
  ): void {
    const { [file]: watches, asOf } = this.shape.watches
    for (let w = 0; w < watches.length; w++) {
      if (day < watches[w]!.from || day > asOf) continue
      const { sums, days }: Tallies = this.columns[file][w]!
      sums[child]! += amount
      if (day < days[child]!) continue
      days[child] = day
      this.#note(file, w, child, source)
    }
  }

  #note(file: string, watch: number, entry: number, source: string | null | undefined): void {
    if (source != null) this.#sources.set(`${file} ${watch} ${entry}`, source)
    else if (this.#sources.size > 0) this.#sources.delete(`${file} ${watch} ${entry}`)
  }
}
