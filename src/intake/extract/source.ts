// Where an extract comes from: a folder on disk, or one CSV file (a zip is in zip.ts). Each answers the same question:
// which of the extract's files are there, and what are their bytes?

import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { CHUNK_BYTES, type CsvScanner, fileChunks } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { FILE_NAMES, type FileName } from './rows.ts'

/** A file of the extract; `open` may be called again and begins at the first byte each time. */
export interface SourceFile {
  /** As it is called where it lies. */
  name: string
  bytes: number
  open: () => AsyncIterable<Buffer>
  /** Where it lies, if it lies on this disk: then it can be read the fast way. */
  path?: string
}

export interface ExtractSource {
  files: ReadonlyMap<FileName, SourceFile>
  /** Where it lies, if it is a folder on this disk: then other threads can open it too. */
  folder?: string
  /** CSV files and workbooks that are not part of an extract: named in the report, never read. */
  unused: readonly string[]
  /** What else lies there: named only where nothing of an extract does. */
  others: readonly string[]
  close: () => Promise<void>
}

/** An extract folder on disk. Throws PlainError where it cannot be read or holds a file twice. */
export async function folderSource(folder: string): Promise<ExtractSource> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new PlainError(`The folder ${folder} cannot be read. Is it there, and is it a folder?`)
  })
  const names = entries.filter(entry => !entry.isDirectory()).map(entry => entry.name)
  const files = await Promise.all(names.filter(isCsv).map(name => onDisk(join(folder, name))))
  const folders = entries.filter(entry => entry.isDirectory()).map(entry => `${entry.name}/`)
  return { ...sourceOf(files, [...names.filter(name => !isCsv(name)), ...folders]), folder }
}

/** A single CSV file, on disk or in memory. `name` says which file of the extract it is. */
export async function singleFileSource(name: string, content: string | Buffer): Promise<ExtractSource> {
  if (fileNameOf(name) === undefined) throw new PlainError(notOfTheExtract(name))
  if (typeof content === 'string') return sourceOf([{ ...(await onDisk(content)), name }])
  return sourceOf([{ name, bytes: content.length, open: () => Readable.from([content]) }])
}

/**
 * Sorts CSV files into those of the extract and those that are not; `others` are the names of what is no CSV file.
 * Throws PlainError where a file is there twice.
 */
export function sourceOf(
  found: SourceFile[],
  others: readonly string[] = [],
  close: () => Promise<void> = async () => {},
): ExtractSource {
  const files = new Map<FileName, SourceFile>()
  const unused = others.filter(isWorkbook)
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
  return { files, unused, others: others.filter(name => !isWorkbook(name)), close }
}

/** Gives a file's bytes to a scanner, and lets the process look up now and then. Throws CsvRefused, or the signal's reason. */
export async function feed(
  scanner: CsvScanner,
  { path, open }: SourceFile,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  const chunks = path === undefined ? pushAll(scanner, open()) : pullAll(scanner, path)
  for await (const bytes of chunks) {
    signal?.throwIfAborted()
    onBytes?.(bytes)
  }
  signal?.throwIfAborted()
  scanner.end()
}

async function* pushAll(scanner: CsvScanner, chunks: AsyncIterable<Buffer>): AsyncGenerator<number> {
  for await (const chunk of chunks) {
    scanner.push(chunk)
    yield chunk.length
  }
}

async function* pullAll(scanner: CsvScanner, path: string): AsyncGenerator<number> {
  const file = openSync(path, 'r')
  try {
    for (let unseen = 0; ; ) {
      const bytes = scanner.pull(CHUNK_BYTES, (into, at) => readSync(file, into, at, CHUNK_BYTES, null))
      unseen += bytes
      if (bytes > 0 && unseen < LOOK_UP_AFTER) continue
      yield unseen
      unseen = 0
      if (bytes === 0) return
      await new Promise(setImmediate)
    }
  } finally {
    closeSync(file)
  }
}

/** Bytes after which Ctrl-C is listened for: some hundredths of a second. */
const LOOK_UP_AFTER = 4 * 1024 * 1024

/** Why a file cannot be taken for one of the extract, and what to do. */
export function notOfTheExtract(name: string): string {
  const called = basename(name).slice(0, 60)
  if (isWorkbook(name)) {
    return `${called} is a workbook. Save it as "CSV UTF-8" under the name of what it holds: ${LOOKED_FOR}.`
  }
  return `${called} is not a file of an extract. Files are told apart by their names, so call it by what it holds: ${LOOKED_FOR}.`
}

/** A sentence for a folder or zip in which no file of an extract is. */
export function nothingOfAnExtract({ unused, others }: ExtractSource): string {
  const found = [...unused, ...others]
  const more = found.length - NAMES_SAID
  const names = found.slice(0, NAMES_SAID).map(name => name.slice(0, 60))
  const there =
    found.length === 0 ? 'It is empty' : `Found: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return `There is no file of an extract here. ${there}. Looked for, by their names: ${LOOKED_FOR}.`
}

/** `Pupils.CSV` is the pupils; undefined for a file that is not part of an extract. */
export function fileNameOf(name: string): FileName | undefined {
  const stem = basename(name)
    .toLowerCase()
    .replace(/\.csv$/, '')
  return isCsv(name) ? FILE_NAMES.find(file => file === stem) : undefined
}

const LOOKED_FOR = FILE_NAMES.map(file => `${file}.csv`).join(', ')
const NAMES_SAID = 5

export function isCsv(name: string): boolean {
  return /\.csv$/i.test(name) && !basename(name).startsWith('.')
}

export function isWorkbook(name: string): boolean {
  return /\.(xlsx?|xlsm|ods|numbers)$/i.test(name) && !/^(\.|~\$)/.test(basename(name))
}

async function onDisk(path: string): Promise<SourceFile> {
  const found = await stat(path).catch(() => {
    throw new PlainError(`The file ${basename(path)} cannot be read.`)
  })
  return { name: basename(path), bytes: found.size, open: () => fileChunks(path), path }
}
