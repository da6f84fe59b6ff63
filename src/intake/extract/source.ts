// Where an extract comes from: a folder on disk, or one CSV file (a zip is in zip.ts). Each answers the same question:
// which of the extract's files are there, and what are their bytes?

import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileChunks } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { FILE_NAMES, type FileName } from './rows.ts'

/** A file of the extract; `open` may be called again and begins at the first byte each time. */
export interface SourceFile {
  /** As it is called where it lies. */
  name: string
  bytes: number
  open: () => AsyncIterable<Buffer>
}

export interface ExtractSource {
  files: ReadonlyMap<FileName, SourceFile>
  /** CSV files that are not part of an extract: named in the report, never read. */
  unused: readonly string[]
  close: () => Promise<void>
}

/** An extract folder on disk. Throws PlainError where it cannot be read or holds a file twice. */
export async function folderSource(folder: string): Promise<ExtractSource> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new PlainError(`The folder ${folder} cannot be read. Is it there, and is it a folder?`)
  })
  const names = entries.filter(entry => !entry.isDirectory()).map(entry => entry.name)
  const files = await Promise.all(names.filter(isCsv).map(name => onDisk(join(folder, name))))
  return sourceOf(files)
}

/** A single CSV file, on disk or in memory. `name` says which file of the extract it is. */
export async function singleFileSource(name: string, content: string | Buffer): Promise<ExtractSource> {
  if (fileNameOf(name) === undefined) {
    const expected = FILE_NAMES.map(file => `${file}.csv`).join(', ')
    throw new PlainError(`${name} is not a file of the extract. Call it by what it holds: ${expected}.`)
  }
  if (typeof content === 'string') return sourceOf([{ ...(await onDisk(content)), name }])
  return sourceOf([{ name, bytes: content.length, open: () => Readable.from([content]) }])
}

/** Sorts files into those of the extract and the others. Throws PlainError where one is there twice. */
export function sourceOf(found: SourceFile[], close: () => Promise<void> = async () => {}): ExtractSource {
  const files = new Map<FileName, SourceFile>()
  const unused: string[] = []
  for (const file of found) {
    const name = fileNameOf(file.name)
    if (name === undefined) {
      unused.push(file.name)
      continue
    }
    const same = files.get(name)
    if (same !== undefined)
      throw new PlainError(`${same.name} and ${file.name} are the same file twice. Remove one.`)
    files.set(name, file)
  }
  return { files, unused, close }
}

/** `Pupils.CSV` is the pupils; undefined for a file that is not part of an extract. */
export function fileNameOf(name: string): FileName | undefined {
  const stem = basename(name)
    .toLowerCase()
    .replace(/\.csv$/, '')
  return isCsv(name) ? FILE_NAMES.find(file => file === stem) : undefined
}

export function isCsv(name: string): boolean {
  return /\.csv$/i.test(name) && !basename(name).startsWith('.')
}

async function onDisk(path: string): Promise<SourceFile> {
  const found = await stat(path).catch(() => {
    throw new PlainError(`The file ${basename(path)} cannot be read.`)
  })
  return { name: basename(path), bytes: found.size, open: () => fileChunks(path) }
}
