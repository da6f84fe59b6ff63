// For tests: files of a school's system on disk, recognised, matched as proposed, converted, and read by the one door.

import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { ZipFile } from 'yazl'
import { folderSource, readExtract } from '../extract/index.ts'
import { matchingAsProposed } from './as-proposed.ts'
import { convert } from './convert.ts'
import { recognise } from './recognise.ts'
import type { ConvertedFolder, ConvertOptions, FileOnDisk, Matching, RecognisedTables } from './shapes.ts'

/** UPNs whose check letter is right; establishment 0000 belongs to no school. */
export const ANN = 'A359000025001'
export const BEN = 'P304000024999'
export const CAT = 'X207000018077'
export const URN = '100001'

export type Sent = Record<string, string | Buffer>

/** Keeps the files in a folder that goes with the test. */
export function keep(t: TestContext, files: Sent): FileOnDisk[] {
  const folder = temporary(t)
  return Object.entries(files).map(([name, content], n) => {
    const path = join(folder, `${n}`)
    writeFileSync(path, content)
    return { name, path }
  })
}

export function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-formats-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function tablesOf(files: FileOnDisk[]): Promise<RecognisedTables> {
  const recognised = await recognise(files)
  assert.equal(recognised.kind, 'tables', JSON.stringify(recognised).slice(0, 400))
  return recognised as RecognisedTables
}

/** The sentence with which files are refused when they are looked at. */
export async function refusal(t: TestContext, files: Sent): Promise<string> {
  const recognised = await recognise(keep(t, files))
  return recognised.kind === 'refused' ? recognised.sentence : `not refused: ${recognised.kind}`
}

export interface Taken extends ConvertedFolder {
  /** The files of the extract as text, without their ending. */
  text: Record<string, string>
  recognised: RecognisedTables
}

/** Converts as proposed, with what a person adds, and checks that the door takes every row of it. */
export async function take(
  t: TestContext,
  files: Sent,
  more: Partial<Matching> = { school: URN },
  options: ConvertOptions = {},
): Promise<Taken> {
  const sent = keep(t, files)
  const recognised = await tablesOf(sent)
  const out = join(temporary(t), 'extract')
  const converted = await convert(
    sent,
    recognised,
    { ...matchingAsProposed(recognised), ...more },
    out,
    options,
  )
  if (converted.kind === 'refused') assert.fail(converted.sentence)
  await theDoorTakes(out)
  const text = Object.fromEntries(
    converted.files.map(({ file }) => [file, readFileSync(join(out, `${file}.csv`), 'utf8')]),
  )
  return { ...converted, text, recognised }
}

/** The sentence with which files are refused when they are converted; nothing must be left of them. */
export async function refusedConversion(
  t: TestContext,
  files: Sent,
  more: Partial<Matching> = { school: URN },
  options: ConvertOptions = {},
): Promise<string> {
  const sent = keep(t, files)
  const recognised = await tablesOf(sent)
  const out = join(temporary(t), 'extract')
  const converted = await convert(
    sent,
    recognised,
    { ...matchingAsProposed(recognised), ...more },
    out,
    options,
  )
  assert.deepEqual([existsSync(out), existsSync(`${out}.draft`)], [false, false])
  return converted.kind === 'refused' ? converted.sentence : 'not refused'
}

export async function theDoorTakes(folder: string): Promise<void> {
  const extract = await readExtract(await folderSource(folder), { knownPupils: new Set([ANN, BEN, CAT]) })
  const { counts, problems } = await extract.finish()
  const refused = problems.filter(({ kind }) => kind.startsWith('refused'))
  assert.deepEqual(refused, [], JSON.stringify(counts))
}

export async function zipOf(files: Sent): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** A cell of a workbook: text, a number, or a day of Excel's count. */
export type Cell = string | number | { day: number }

/** The smallest workbook a spreadsheet would open, with the sheets given. */
export async function workbookOf(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const names = Object.keys(sheets)
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts: Sent = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${names
      .map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, n) =>
          `<Relationship Id="rId${n + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rIdS" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  }
  names.forEach((name, n) => {
    const rows = sheets[name]!.map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')}</row>`,
    )
    parts[`xl/worksheets/sheet${n + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`
  })
  return await zipOf(parts)
}

function cellXml(cell: Cell, at: string): string {
  if (cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${at}" s="1"><v>${cell.day}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
