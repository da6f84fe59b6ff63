// The same fault on many lines is one thing to correct: it is said once, with how many lines have it.
import type { Problem } from './problems.ts'

/** Problems of one file and column that read the same. */
export interface ProblemGroup {
  file: string
  column: string | null
  problem: string
  /** How many there are. */
  n: number
  /** The first lines, at most `LINES_SAID`; empty where it is the whole file's. */
  lines: number[]
}

/** As many as the query findProblemGroups keeps. */
const LINES_SAID = 5

/** In the order in which each was first met. */
export function groupProblems(problems: Iterable<Problem>): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>()
  for (const { file, line, column, problem } of problems) {
    const key = JSON.stringify([file, column, problem])
    const group = groups.get(key) ?? { file, column, problem, n: 0, lines: [] }
    group.n++
    if (line !== null && group.lines.length < LINES_SAID) group.lines.push(line)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** `pupils.csv, fsm, lines 2, 3, 4, 5, 6 and 959 more`. */
export function whereInWords({ file, column, n, lines }: Omit<ProblemGroup, 'problem'>): string {
  const more = n > lines.length ? ` and ${(n - lines.length).toLocaleString('en-GB')} more` : ''
  const all = lines.length > 0 && `${n === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`
  return [file, column, all].filter(Boolean).join(', ')
}
