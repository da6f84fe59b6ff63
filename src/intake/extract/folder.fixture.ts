// For tests: a real small folder on disk, and everything that comes of reading it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Extract, type ExtractReport, type ReadExtractOptions, readExtract } from './read-folder.ts'
import { FILE_NAMES, type FileName, type Row } from './rows.ts'
import { folderSource } from './source.ts'

/** UPNs whose check letter is right; establishment 0000 belongs to no school. */
export const ANN = 'A359000025001'
export const BEN = 'P304000024999'
export const CAT = 'X207000018077'
export const DAN = 'M940000022010'

export const PUPILS = `upn,school,year\n${ANN},100001,7\n${BEN},100001,8\n${CAT},100002,R\n`
export const CALENDAR = 'date\n2025-09-01\n2025-09-02\n2025-09-03\n'

export type Folder = Record<string, string | Buffer>
export type Everything = ExtractReport & {
  extract: Extract
  rows: { [File in FileName]: Row<File>[] }
  /** The problems as `file:line kind column`, for comparing at a glance. */
  at: string[]
}

export function makeFolder(t: TestContext, files: Folder): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-extract-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** Writes the folder, reads all of it, and answers everything there is to know. */
export async function readAll(
  t: TestContext,
  files: Folder,
  options: ReadExtractOptions = {},
): Promise<Everything> {
  return everythingOf(await readExtract(await folderSource(makeFolder(t, files)), options))
}

export async function everythingOf(extract: Extract): Promise<Everything> {
  const rows = {} as Record<FileName, unknown[]>
  for (const file of FILE_NAMES) {
    rows[file] = []
    for await (const batch of extract.rows(file)) rows[file].push(...batch)
  }
  const report = await extract.finish()
  const at = report.problems.map(({ file, line, kind, column }) => `${file}:${line} ${kind} ${column}`)
  return { ...report, extract, rows: rows as Everything['rows'], at }
}
