// What was wrong with an extract, for the person who made it. No problem ever holds a UPN or a name column's text.

/** What became of it: the row or file is kept out, the value is treated as blank, or nothing is lost (warning). */
export type ProblemKind = 'refused-row' | 'refused-value' | 'refused-file' | 'warning' | 'dropped-column'

export interface Problem {
  kind: ProblemKind
  /** As it is called in the folder: `pupils.csv`. */
  file: string
  /** From 1, the header being 1; null where the problem is the whole file's. */
  line: number | null
  column: string | null
  /** A plain sentence. */
  problem: string
}

/** More than anyone corrects by hand; the counts go on beyond it. */
export const MOST_PROBLEMS_A_FILE = 100_000

/** The problems of one file, at most `MOST_PROBLEMS_A_FILE` of them kept. */
export class Problems {
  readonly file: string
  readonly #kept: Problem[] = []
  #notKept = 0

  constructor(file: string) {
    this.file = file
  }

  add(kind: ProblemKind, line: number | null, column: string | null, problem: string): void {
    if (this.#kept.length >= MOST_PROBLEMS_A_FILE) this.#notKept++
    else this.#kept.push({ kind, file: this.file, line, column, problem })
  }

  list(): Problem[] {
    if (this.#notKept === 0) return this.#kept
    const problem = `${this.#notKept} more problems in this file are not listed. Correct these first.`
    return [...this.#kept, { kind: 'warning', file: this.file, line: null, column: null, problem }]
  }
}

/** A value for a sentence: short, on one line, in quotes. */
export function quoted(value: string): string {
  const flat = value.replace(/\s+/g, ' ')
  return `"${flat.length > 40 ? `${flat.slice(0, 40)}…` : flat}"`
}
