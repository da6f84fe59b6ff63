import { closeSync, openSync, writeFileSync } from 'node:fs'
import { csvPieces } from '#platform/csv/index.ts'
import type { Problem } from './problems.ts'

const HEADER = ['file', 'line', 'column', 'problem']

/** `problems.csv` as pieces of text: file, line, column, problem. It is opened in spreadsheets, so no cell is a formula. */
export function problemsCsv(problems: Iterable<Problem>): Generator<string> {
  return csvPieces(HEADER, asRows(problems), { forPeople: true })
}

/** Writes `problems.csv`, its header alone where there are none. For a command, which has nothing else to do meanwhile. */
export function writeProblemsCsv(path: string, problems: Iterable<Problem>): void {
  const file = openSync(path, 'w')
  try {
    for (const piece of problemsCsv(problems)) writeFileSync(file, piece)
  } finally {
    closeSync(file)
  }
}

function* asRows(problems: Iterable<Problem>): Generator<(string | number | null)[]> {
  for (const { file, line, column, value, problem } of problems) {
    yield [file, line, column, value === null ? problem : `"${value}": ${problem}`]
  }
}
