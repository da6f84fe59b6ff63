// What an import does with each row, written down while it does it: a review is a rehearsal of the same work, rolled back,
// so that what is confirmed and what is done cannot differ.
import { createHash } from 'node:crypto'

export const REVIEW_KINDS = [
  'new',
  'changed',
  'close',
  'left',
  'not-in-file',
  'kept',
  'school-new',
  'school-changed',
  'episode-begins',
  'episode-closes',
  'episode-handed-on',
  'episode-noted',
] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** One row of the review. Of a child held already it holds the id and nothing else. */
export type ReviewRow = {
  kind: ReviewKind
  line: number | null
  upn: string | null
  /** Names of the columns that change, as the extract calls them. */
  columns: string[]
  /**
   * A sentence about the row, without a name or a value of a child. Of a council's episode it holds the days and the lead worker:
   * those rows are read by whoever may read that child's Early Help.
   */
  says: string | null
  child: string | null
}

/** A row of the file that may be a child who is held under another number. */
export type CloseMatch = {
  upn: string
  child: string
  line: number
  forename: string | null
  surname: string | null
  bornOn: string | null
  /** In words: `the same name and birth date`. */
  because: string
}

/** Rows of a kind that are kept to be shown; all are counted. A person reads no more than this. */
export const ROWS_KEPT = 500

export class ReviewNotes {
  readonly counts: Partial<Record<ReviewKind, number>> = {}
  readonly rows: ReviewRow[] = []
  readonly closeMatches: CloseMatch[] = []
  readonly #hash = createHash('sha256')

  /**
   * Notes one row. `decided`: what became of it after a person decided, which is no part of the fingerprint, as that tells
   * whether the records are still those the person looked at.
   */
  note(row: ReviewRow, { decided = false } = {}): void {
    const n = (this.counts[row.kind] ?? 0) + 1
    this.counts[row.kind] = n
    if (n <= ROWS_KEPT) this.rows.push(row)
    if (!decided) {
      const { kind, line, upn, columns, child } = row
      this.#hash.update(JSON.stringify([kind, line, upn, columns, kind === 'new' ? null : child]))
    }
  }

  /** A row that goes to a person, whatever they have said of it. */
  noteClose(matches: CloseMatch[]): void {
    this.closeMatches.push(...matches)
    this.#hash.update(JSON.stringify(matches.map(({ upn, child, line }) => [upn, child, line])))
  }

  /** Numbers that no row shows, such as how many records are new. */
  fold(numbers: unknown): void {
    this.#hash.update(JSON.stringify(numbers))
  }

  /** The same for the same files over the same records, however often it is asked. */
  fingerprint(): string {
    return this.#hash.copy().digest('hex')
  }
}
