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
  /** What stood in the cell, cut short, where it is what is wrong: for whoever made the file, never kept. */
  value: string | null
  /** A plain sentence that does without the value, so that the same fault reads the same on every line. */
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

  add(
    kind: ProblemKind,
    line: number | null,
    column: string | null,
    problem: string,
    value: string | null = null,
  ): void {
    if (this.#kept.length >= MOST_PROBLEMS_A_FILE) this.#notKept++
    else this.#kept.push({ kind, file: this.file, line, column, value, problem })
  }

  list(): Problem[] {
    if (this.#notKept === 0) return this.#kept
    const problem = `${this.#notKept} more problems in this file are not listed. Correct these first.`
    return [
      ...this.#kept,
      { kind: 'warning', file: this.file, line: null, column: null, value: null, problem },
    ]
  }
}

/** A value as it is shown: short and on one line. */
export function shortened(value: string): string {
  const flat = value.replace(/\s+/g, ' ')
  return flat.length > 40 ? `${flat.slice(0, 40)}…` : flat
}

/** A value for a sentence. */
export function quoted(value: string): string {
  return `"${shortened(value)}"`
}
