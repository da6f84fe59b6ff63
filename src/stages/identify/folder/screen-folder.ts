// Screens an extract folder without a database: the analyst's tool while a place is still listening.
// Writes screened.csv (a row for every child whose family does not object, in the order of pupils.csv), problems.csv and
// summary.json. Rules: rules/identify.md; the folder: docs/import-from-your-school-system.md.

import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type IdentifyRules,
  openScreen,
  SCREENED_COLUMNS,
  type Screen,
  type ScreenedLine,
  type ScreenFile,
  screenedLines,
  screenedText,
} from '#arithmetic/screen/index.ts'
import {
  type Extract,
  type ExtractReport,
  type ExtractSource,
  readExtract,
  writeProblemsCsv,
} from '#intake/extract/index.ts'
import { type FactFile, takeFacts, takePupils } from './take-files.ts'

export interface ScreenFolderOptions {
  /** SHA-256 of the blueprint's file, for the summary. */
  blueprintHash: string
  /** Percent of refused rows above which a file stops the run. */
  badRows?: number
  signal?: AbortSignal
  /** Told now and then how many bytes of how many are read, and of which file. */
  onProgress?: (done: number, of: number, what: string) => void
  /** Milliseconds of a clock that only goes forward. */
  now: () => number
}

export interface FolderScreened {
  report: ExtractReport
  /** Null where the extract could not be used: then there is no screened.csv either. */
  summary: Summary | null
}

/** What summary.json holds. */
export interface Summary {
  blueprint_hash: string
  as_of: string
  pupils: number
  objections: number
  rows_read: number
  rows_refused: number
  milliseconds: number
  outcomes: Counts
  /** By URN. */
  schools: Record<string, Counts>
  areas: Record<string, Counts>
}

type Counts = Record<string, number>

/** @param out the folder to write into; made where it is not there. */
export async function screenFolder(
  source: ExtractSource,
  rules: IdentifyRules,
  out: string,
  options: ScreenFolderOptions,
): Promise<FolderScreened> {
  const began = options.now()
  await mkdir(out, { recursive: true })
  for (const file of ['screened.csv', 'summary.json']) await rm(join(out, file), { force: true })
  const { badRows, signal, onProgress } = options
  const extract = await readExtract(source, {
    badRows,
    signal,
    onProgress: ({ file, read, total }) => onProgress?.(read, total, `${file}.csv`),
  })
  const screen = await readScreen(extract, rules)
  const report = await extract.finish()
  await writeProblemsCsv(join(out, 'problems.csv'), report.problems)
  if (!report.usable) return { report, summary: null }
  const summary = emptySummary(rules, report, options.blueprintHash)
  const upnOf = (child: number) => extract.roll.upn(child)
  await writeWhole(join(out, 'screened.csv'), pieces(screenedLines(screen, upnOf), rules, summary), signal)
  summary.milliseconds = Math.round(options.now() - began)
  await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  return { report, summary }
}

/** Under another name first, so that whoever sees the file sees all of it. */
async function writeWhole(path: string, pieces: Iterable<string>, signal?: AbortSignal): Promise<void> {
  const unfinished = `${path}.unfinished`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished), { signal })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function readScreen(extract: Extract, rules: IdentifyRules): Promise<Screen> {
  const filesPresent = new Set(extract.present.filter(isFactFile))
  const screen = openScreen(rules, { calendar: extract.days, filesPresent })
  await extract.numbers('pupils', takePupils(screen))
  screen.facts.reserve(screen.roster.count)
  const facts = takeFacts(screen)
  for (const file of filesPresent) await extract.numbers(file, facts[file])
  return screen
}

function isFactFile(file: string): file is FactFile & ScreenFile {
  return file !== 'calendar' && file !== 'pupils'
}

function emptySummary(rules: IdentifyRules, report: ExtractReport, blueprintHash: string): Summary {
  const counts = Object.values(report.counts)
  return {
    blueprint_hash: blueprintHash,
    as_of: rules.as_of,
    pupils: 0,
    objections: report.objections,
    rows_read: counts.reduce((sum, file) => sum + file.rows, 0),
    rows_refused: counts.reduce((sum, file) => sum + file.refused, 0),
    milliseconds: 0,
    outcomes: {},
    schools: {},
    areas: Object.fromEntries(
      rules.areas.map(({ area }) => [area, { met: 0, 'not-met': 0, 'not-measured': 0 }]),
    ),
  }
}

function* pieces(lines: Iterable<ScreenedLine>, rules: IdentifyRules, summary: Summary): Generator<string> {
  let piece = `${SCREENED_COLUMNS.join(',')}\n`
  for (const line of lines) {
    count(line, rules, summary)
    piece += screenedText(line)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

const PIECE = 65_536

function count(line: ScreenedLine, rules: IdentifyRules, summary: Summary): void {
  summary.pupils++
  summary.schools[line.school] ??= {}
  addOne(summary.outcomes, line.outcome)
  addOne(summary.schools[line.school]!, line.outcome)
  for (const [i, { area }] of rules.areas.entries()) addOne(summary.areas[area]!, line.areaStates[i]!)
}

function addOne(counts: Counts, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
