// The files of an upload as an extract, version 1, where they are one: a zip, or CSV files under the extract's names.
import { createHash } from 'node:crypto'
import { copyFileSync, createReadStream, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type ExtractSource, fileNameOf, folderSource, zipSource } from './extract/index.ts'
import type { FileOnDisk } from './formats/shapes.ts'

/** Opens what was sent, or what it was converted into: a `folder` of an extract's files. Close it after. */
export async function openExtract(files: readonly FileOnDisk[], folder: string): Promise<ExtractSource> {
  const [first] = files
  if (files.length === 1 && first && /\.zip$/i.test(first.name)) return await zipSource(first.path)
  for (const { name, path } of files) {
    const file = fileNameOf(name)
    if (file !== undefined) copyFileSync(path, join(folder, `${file}.csv`))
  }
  return await folderSource(folder)
}

/** One hash of all files, so that what is taken in is what was reviewed. */
export async function hashOfFiles(files: readonly FileOnDisk[]): Promise<string> {
  const all = createHash('sha256')
  for (const { name, path } of files) {
    const one = createHash('sha256')
    for await (const part of createReadStream(path)) one.update(part as Buffer)
    all.update(`${name} ${one.digest('hex')}\n`)
  }
  return all.digest('hex')
}

/** Empties a folder of what was made before. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}
