// What is kept of every child, as columns of small numbers in one piece of memory: a country fits into a gigabyte, and
// several threads can fill it at once, each from another file.

import type { Watches } from './watches.ts'

/** For each watch of a file, one entry a child (for questionnaires one a child and informant). A day of 0: no record. */
export type Columns = {
  /** `MARK_FIELDS` and two for each recent stretch, a child. */
  marks: Uint16Array | Uint32Array
  sdq: { days: Int32Array; scores: Int8Array }[]
  attainment: { days: Int32Array; bands: Uint8Array; subjects: Uint16Array }[]
  ratings: { days: Int32Array; words: Uint8Array }[]
  concerns: { days: Int32Array; kinds: Uint8Array }[]
  suspensions: Tallies[]
  behaviour: Tallies[]
}

/** A count or a sum of points, with the day of its latest row. */
export type Tallies = { sums: Float64Array; days: Int32Array }

/** A score nobody gave. */
export const BLANK_SCORE = -1
/** Scores of a questionnaire, in the order of SCALES. */
export const SCORES = 6

export type Shape = { watches: Watches; markFields: number; manySessions: boolean }

/** How many bytes `children` need. */
export function bytesFor(shape: Shape, children: number): number {
  let bytes = 0
  layOut(shape, children, (size, length) => {
    bytes = Math.ceil(bytes / size) * size + size * length
    return 0
  })
  return bytes
}

/** The columns in a piece of memory made with `bytesFor`. The same shape gives the same columns in every thread. */
export function columnsIn(memory: ArrayBuffer | SharedArrayBuffer, shape: Shape, children: number): Columns {
  let at = 0
  return layOut(
    shape,
    children,
    (size, length) => {
      const start = Math.ceil(at / size) * size
      at = start + size * length
      return start
    },
    memory,
  )
}

/** Copies the columns of fewer children into those of more. */
export function copyColumns(from: Columns, to: Columns): void {
  const into = arraysOf(to)
  for (const [i, array] of arraysOf(from).entries()) into[i]!.set(array)
}

type Place = (bytesEach: number, length: number) => number

function layOut(
  { watches, markFields, manySessions }: Shape,
  children: number,
  place: Place,
  memory: ArrayBuffer | SharedArrayBuffer = new ArrayBuffer(0),
): Columns {
  const measuring = memory.byteLength === 0
  const room = (length: number) => (measuring ? 0 : length)
  const int32 = (length: number) => new Int32Array(memory, place(4, length), room(length))
  const int8 = (length: number) => new Int8Array(memory, place(1, length), room(length))
  const uint8 = (length: number) => new Uint8Array(memory, place(1, length), room(length))
  const float64 = (length: number) => new Float64Array(memory, place(8, length), room(length))
  const marks = children * markFields
  return {
    marks: manySessions
      ? new Uint32Array(memory, place(4, marks), room(marks))
      : new Uint16Array(memory, place(2, marks), room(marks)),
    sdq: watches.sdq.map(({ informants }) => ({
      days: int32(children * informants),
      scores: int8(children * informants * SCORES),
    })),
    attainment: watches.attainment.map(() => ({
      days: int32(children),
      bands: uint8(children),
      subjects: new Uint16Array(memory, place(2, children), room(children)),
    })),
    ratings: watches.ratings.map(() => ({ days: int32(children), words: uint8(children) })),
    concerns: watches.concerns.map(() => ({ days: int32(children), kinds: uint8(children) })),
    suspensions: watches.suspensions.map(() => ({ sums: float64(children), days: int32(children) })),
    behaviour: watches.behaviour.map(() => ({ sums: float64(children), days: int32(children) })),
  }
}

type Column = Uint16Array | Uint32Array | Int32Array | Int8Array | Uint8Array | Float64Array

function arraysOf(columns: Columns): Column[] {
  const { marks, ...files } = columns
  return [marks, ...Object.values(files).flatMap(watches => watches.flatMap(one => Object.values(one)))]
}
