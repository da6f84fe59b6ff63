// Screens an extract folder without a database: the analyst's tool while a place is still listening.
// Writes screened.csv (a row for every child whose family does not object, in the order of pupils.csv), problems.csv,
// summary.json and report.html. Rules: rules/identify.md; the folder: docs/import-from-your-school-system.md.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineWriter } from '#arithmetic/screen/line-writer.ts'
import type { IdentifyRules } from '#arithmetic/screen/rules.ts'
import type { Screen } from '#arithmetic/screen/screen.ts'
import { judgeChildren, openVerdicts, rankChildren } from '#arithmetic/screen/verdicts.ts'
import {
  type Extract,
  type ExtractReport,
  type ExtractSource,
  readExtract,
  writeProblemsCsv,
} from '#intake/extract/index.ts'
import type { Beside } from './beside.ts'
import { readFiles } from './read-files.ts'
import { reportFigures } from './report/figures.ts'
import { reportPage, USUAL_PROMISE } from './report/report.html.ts'
import { type Summary, Tally } from './summary.ts'
import { writeScreened } from './write-screened.ts'

export interface ScreenFolderOptions {
  /** SHA-256 of the blueprint's file, for the summary. */
  blueprintHash: string
  /** For the report: the place's name, whether it is pretend, and what its schools promise that a list is never used for. */
  place?: string | null
  pretend?: boolean
  promise?: string
  /** Percent of refused rows above which a file stops the run. */
  badRows?: number
  /** Threads that read files side by side; by the extract's size where it is not said. */
  workers?: number
  signal?: AbortSignal
  /** Told now and then how many bytes of how many are read, of all files: threads read several at once. */
  onProgress?: (done: number, of: number, what: string) => void
  /** Milliseconds of a clock that only goes forward. */
  now: () => number
}

export interface FolderScreened {
  report: ExtractReport
  /** Null where the extract could not be used: then there is no screened.csv either. */
  summary: Summary | null
}

/** @param out the folder to write into; made where it is not there. */
export async function screenFolder(
  source: ExtractSource,
  rules: IdentifyRules,
  out: string,
  options: ScreenFolderOptions,
): Promise<FolderScreened> {
  const began = options.now()
  mkdirSync(out, { recursive: true })
  for (const file of ['screened.csv', 'summary.json', 'report.html']) rmSync(join(out, file), { force: true })
  const { badRows, signal, onProgress } = options
  const extract = await readExtract(source, {
    badRows,
    signal,
    onProgress: ({ read, total }) => onProgress?.(read, total, 'reading the files'),
  })
  const { screen, beside } = await readFiles(extract, rules, {
    folder: source.folder,
    workers: options.workers,
  })
  try {
    const report = await extract.finish()
    writeProblemsCsv(join(out, 'problems.csv'), report.problems)
    if (!report.usable) return { report, summary: null }
    const tally = await writeLines(join(out, 'screened.csv'), screen, extract, beside, signal)
    const milliseconds = Math.round(options.now() - began)
    const summary = tally.summary(report, options.blueprintHash, milliseconds)
    writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
    const figures = reportFigures(rules, summary, tally.areasInScope(), report)
    const { place = null, pretend = false, promise = USUAL_PROMISE } = options
    writeFileSync(join(out, 'report.html'), await reportPage(figures, { place, pretend, promise }))
    return { report, summary }
  } finally {
    await beside?.stop()
  }
}

/** Judges, ranks and writes all children, each thread an equal share of them. */
async function writeLines(
  path: string,
  screen: Screen,
  extract: Extract,
  beside: Beside | null,
  signal?: AbortSignal,
): Promise<Tally> {
  const others = beside?.count ?? 0
  const cut = (share: number) => Math.ceil((screen.roster.count * share) / (others + 1))
  const verdicts = openVerdicts(screen, others > 0)
  const share = (thread: number) => ({ from: cut(thread + 1), to: cut(thread + 2) })
  const judged = beside?.ask(thread => ({ ask: 'judge', verdicts, ...share(thread) }))
  judgeChildren(screen, verdicts, 0, cut(1))
  await judged
  rankChildren(screen, verdicts, child => extract.roll.upn(child))
  const rests = Array.from({ length: others }, (_, thread) => `${path}.rest-${thread + 1}`)
  const written = beside?.ask(thread => ({ ask: 'write', path: rests[thread]! }))
  const lines = new LineWriter(screen, verdicts, (child, bytes, at) => extract.roll.putCell(child, bytes, at))
  await writeScreened(path, { lines, from: 0, to: cut(1), signal }, rests, written)
  return new Tally(screen, verdicts)
}
