// What the steps of one import share. All of them work in its one transaction: they are kept together or not at all.
import type { Tx } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { FileName, Problem } from '../extract/index.ts'
import type { Counts } from '../receipt.ts'
import type { Sender } from './merge-policy.ts'
import type { ReviewNotes } from './review-notes.ts'

export type Taking = {
  readonly tx: Tx
  readonly importId: string
  /** Whose files these are: see merge-policy.ts. */
  readonly sender: Sender
  /** What is done with each row, for whoever is to confirm it. */
  readonly notes: ReviewNotes
  /** The calendar year in which the academic year of these files starts. */
  readonly academicYear: number
  /** The place's schools, id by URN. */
  readonly schools: ReadonlyMap<string, string>
  /** Every child the place knows, id by UPN; grows while pupils.csv is taken in. */
  readonly children: Map<string, string>
  /** The children who came with these files: nothing is held about them yet. */
  readonly newChildren: Set<string>
  /** At which school the records of these files were made, id by child. */
  readonly schoolOf: Map<string, string>
  /** How many rows of a file were about children of which school, by its id. */
  readonly schoolsIn: Map<FileName, Map<string, number>>
  readonly counts: Counts
  /** The schools its sender may speak for; null: all of the place. */
  readonly mayFor: ReadonlySet<string> | null
  /** How many children of the list for a school are now on the rolls of others: by school, by the other. */
  readonly comeFrom: Map<string, Map<string, number>>
  readonly signal: AbortSignal
}

/** The files cannot be taken in as they are. Nothing is kept but the reason and the list of problems. */
export class Stopped extends PlainError {
  readonly problems: readonly Problem[]

  constructor(sentence: string, problems: readonly Problem[] = []) {
    super(sentence)
    this.problems = problems
  }
}

/** pupils.csv names schools that are not the place's: they are to be added, not the files corrected. */
export class UnknownSchools extends Stopped {
  readonly urns: readonly string[]

  constructor(urns: readonly string[], place: string) {
    super(
      urns.length === 1
        ? `The school with URN ${urns[0]} in pupils.csv is not one of the schools of ${place}. Add it first, then send the same files again; if the number is wrong, correct the school column.`
        : `The schools with URN ${urns.join(', ')} in pupils.csv are not among the schools of ${place}. Add them first, then send the same files again; if a number is wrong, correct the school column.`,
    )
    this.urns = urns
  }
}

/** Notes the schools of these children, one a row, as those a file was about. */
export function noteSchools(
  { schoolOf, schoolsIn }: Taking,
  file: FileName,
  children: Iterable<string>,
): void {
  const schools = schoolsIn.get(file) ?? new Map<string, number>()
  for (const child of children) {
    const school = schoolOf.get(child)
    if (school !== undefined) schools.set(school, (schools.get(school) ?? 0) + 1)
  }
  schoolsIn.set(file, schools)
}

/** Rows that go into the database with one statement: few enough for its memory, many enough to cost little. */
const BATCH = 5_000

/**
 * The same rows in fewer, larger batches; stops where it is told to. While one is written the next is read, so that the
 * file and the database need not wait for each other.
 */
export async function* inBatches<Row>(
  rows: AsyncIterable<Row[]>,
  signal: AbortSignal,
): AsyncGenerator<Row[]> {
  const batches = gathered(rows)
  let next = batches.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      signal.throwIfAborted()
      next = batches.next()
      // Whoever takes the next batch is told of its fault; nobody else need be.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await batches.return(undefined)
  }
}

async function* gathered<Row>(rows: AsyncIterable<Row[]>): AsyncGenerator<Row[], undefined> {
  let batch: Row[] = []
  for await (const part of rows) {
    batch = batch.length === 0 ? part : batch.concat(part)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
