import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvPieces } from '#platform/csv/index.ts'
import type { Problem } from './problems.ts'

const HEADER = ['file', 'line', 'column', 'problem']

/** `problems.csv` as pieces of text: file, line, column, problem. It is opened in spreadsheets, so no cell is a formula. */
export function problemsCsv(problems: Iterable<Problem>): Generator<string> {
  return csvPieces(HEADER, asRows(problems), { forPeople: true })
}

/** Writes `problems.csv`, its header alone where there are none. */
export async function writeProblemsCsv(path: string, problems: Iterable<Problem>): Promise<void> {
  await pipeline(Readable.from(problemsCsv(problems)), createWriteStream(path))
}

function* asRows(problems: Iterable<Problem>): Generator<(string | number | null)[]> {
  for (const { file, line, column, value, problem } of problems) {
    yield [file, line, column, value === null ? problem : `"${value}": ${problem}`]
  }
}
