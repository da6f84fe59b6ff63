// Opens what was sent: tables (CSV files, sheets of workbooks) and XML documents, out of files, folders and zips.

import { stat } from 'node:fs/promises'
import { fileChunks } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { SourceFile } from '../../extract/source.ts'
import { zipFiles } from '../../extract/zip.ts'
import { called, checkSizes } from '../limits.ts'
import type { FileOnDisk, FormatLimits } from '../shapes.ts'
import { type Bytes, csvTable } from './csv-table.ts'
import type { Dialect } from './dialect.ts'
import { kindOf, kindOfBytes } from './first-bytes.ts'
import type { RawTable } from './rows.ts'
import { workbookTables } from './workbook.ts'
import { isWorkbookZip } from './workbook-check.ts'
import { readXml, type XmlDocument } from './xml.ts'

export interface Opened {
  /** CSV files have a dialect, sheets have none. */
  tables: (RawTable & { dialect?: Dialect })[]
  documents: XmlDocument[]
  /** What else came, by name: never read. */
  unread: string[]
  close: () => Promise<void>
}

/** Opens the files. Throws PlainError with a sentence for what cannot or may not be read. Call `close` when done. */
export async function openFiles(files: readonly FileOnDisk[], limits: FormatLimits): Promise<Opened> {
  const sizes = await Promise.all(files.map(sizeOf))
  checkSizes(files, sizes, limits)
  const closing: (() => Promise<void>)[] = []
  const opened: Opened = {
    tables: [],
    documents: [],
    unread: [],
    close: async () => {
      for (const close of closing) await close()
    },
  }
  try {
    for (const [n, file] of files.entries()) {
      if (isSideFile(file.name)) opened.unread.push(called(file.name))
      else await openOne(file, sizes[n]!, limits, opened, closing)
    }
    refuseDoubles(opened)
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

async function openOne(
  file: FileOnDisk,
  bytes: number,
  limits: FormatLimits,
  opened: Opened,
  closing: (() => Promise<void>)[],
): Promise<void> {
  const kind = await kindOf(file)
  if (kind === 'xml') opened.documents.push(await readXml(file.name, file.path, limits))
  else if (kind === 'text') {
    opened.tables.push(await csvTable({ name: file.name, bytes, open: () => fileChunks(file.path) }, limits))
  } else {
    const zip = await zipFiles(file.path, { entries: 2_000, unpackedBytes: limits.fileBytes })
    closing.push(zip.close)
    if (isWorkbookZip(file.name, zip.files)) {
      opened.tables.push(...(await workbookTables(file.name, file.path, zip.files, limits)))
    } else {
      refuseDocuments(file.name, zip.files)
      await openZipped(zip.files, limits, opened)
    }
  }
}

async function openZipped(files: readonly SourceFile[], limits: FormatLimits, opened: Opened): Promise<void> {
  if (files.length > limits.files) {
    throw new PlainError(`The zip holds ${files.length} files; at most ${limits.files} are taken.`)
  }
  for (const file of files) {
    if (/\.(csv|txt|tsv)$/i.test(file.name) && !isSideFile(file.name)) {
      kindOfBytes(file.name, await beginning(file))
      opened.tables.push(await csvTable(file, limits))
    } else if (/\.(xml|ctf)$/i.test(file.name)) {
      opened.documents.push(await readXml(file.name, await whole(file, limits.xmlBytes), limits))
    } else if (/\.xlsx$/i.test(file.name)) {
      const bytes = await whole(file, limits.workbookBytes)
      const inner = await zipFiles(bytes, { entries: 2_000, unpackedBytes: limits.workbookBytes })
      try {
        if (isWorkbookZip(file.name, inner.files))
          opened.tables.push(...(await workbookTables(file.name, bytes, inner.files, limits)))
      } finally {
        await inner.close()
      }
    } else opened.unread.push(called(file.name))
  }
}

// To a computer these are zips of XML, and that would be said of them; to a person they are documents.
function refuseDocuments(name: string, files: readonly SourceFile[]): void {
  const has = (part: string) => files.some(file => file.name === part)
  if (!has('[Content_Types].xml')) return
  const slides = has('presentation.xml') && 'a PowerPoint presentation'
  const what = has('document.xml') ? 'a Word document' : slides
  if (!what) return
  throw new PlainError(
    `${called(name)} is ${what}: it is for people to read. Export the same list as XLSX or CSV from your school’s system.`,
  )
}

/** A description beside the data, such as `.meta.csv` of DfE's statistics. */
function isSideFile(name: string): boolean {
  return /\.meta\.csv$|(^|[\\/])(readme|data-guidance)[^\\/]*$/i.test(name)
}

function refuseDoubles({ tables }: Opened): void {
  const ids = tables.map(({ id }) => id.toLowerCase())
  const twice = tables.find(({ id }, n) => ids.indexOf(id.toLowerCase()) < n)
  if (twice !== undefined)
    throw new PlainError(`${twice.id} came twice. Send each file once, under its own name.`)
}

async function beginning({ open }: Bytes): Promise<Buffer> {
  for await (const chunk of open()) return chunk
  return Buffer.alloc(0)
}

async function whole(file: SourceFile, most: number): Promise<Buffer> {
  if (file.bytes > most) throw new PlainError(`${called(file.name)} in the zip is too large to be read.`)
  const pieces: Buffer[] = []
  for await (const chunk of file.open()) pieces.push(chunk)
  return Buffer.concat(pieces)
}

async function sizeOf(file: FileOnDisk): Promise<number> {
  const found = await stat(file.path).catch(() => {
    throw new PlainError(`${called(file.name)} is not here any more. Send it again.`)
  })
  return found.size
}
