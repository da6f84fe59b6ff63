// Files that were sent by a page and wait to be taken in: in a private folder of the installation, one folder an import,
// gone as soon as the import is over.
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PlainError } from '#platform/plain-error.ts'
import { makePrivateFolder } from '#platform/private-files.ts'
import { type ExtractSource, fileNameOf, folderSource, notOfTheExtract, zipSource } from './extract/index.ts'

/** The largest post that is taken, in bytes. */
export const LARGEST_UPLOAD = 64 * 1024 * 1024
const ZIP = 'extract.zip'
/** Files whose import never came to its end, and never will. */
const DAYS_KEPT = 3

/** Whose import it is: an id alone could be another place's. */
export type Upload = { placeId: string; importId: string }
export type SentFile = { name: string; content: Buffer }

/** What is wrong with what was sent, in a sentence, or null. */
export function faultOfUpload(files: readonly SentFile[]): string | null {
  if (files.length === 0) return 'Choose a zip of the extract, or one or more of its CSV files.'
  if (files.length === 1 && isZip(files[0]!.name)) return null
  if (files.some(file => isZip(file.name))) return 'Choose either one zip or CSV files, not both.'
  for (const { name, content } of files) {
    if (fileNameOf(name) === undefined) return notOfTheExtract(name)
    if (content.length === 0)
      return `${basename(name)} is empty. Make it again and look into it before you send it.`
  }
  const names = files.map(({ name }) => fileNameOf(name))
  const twice = names.find((name, n) => names.indexOf(name) < n)
  return twice === undefined ? null : `${twice}.csv was chosen twice. Choose each file once.`
}

/** Keeps the files under the place and the import's id. The same files again are simply written again. */
export function keepUpload(uploads: string, upload: Upload, files: readonly SentFile[]): void {
  const folder = folderOf(uploads, upload)
  makePrivateFolder(folder)
  for (const { name, content } of files) {
    const called = isZip(name) ? ZIP : `${fileNameOf(name)}.csv`
    writeFileSync(join(folder, called), content, { mode: 0o600, flush: true })
  }
}

/** Opens what was sent. Throws PlainError where it is not there any more. */
export async function sourceOfUpload(uploads: string, upload: Upload): Promise<ExtractSource> {
  const folder = folderOf(uploads, upload)
  if (!existsSync(folder))
    throw new PlainError('The files that were sent are not here any more. Send them again.')
  const zip = join(folder, ZIP)
  return existsSync(zip) ? zipSource(zip) : folderSource(folder)
}

export function dropUpload(uploads: string, upload: Upload): void {
  rmSync(folderOf(uploads, upload), { recursive: true, force: true })
}

/** Drops what was left behind days ago. To be called at a start. */
export function dropOldUploads(uploads: string, now: Date): void {
  if (!existsSync(uploads)) return
  for (const folder of readdirSync(uploads).map(name => join(uploads, name))) {
    const age = now.getTime() - statSync(folder).mtimeMs
    if (age > DAYS_KEPT * 86_400_000) rmSync(folder, { recursive: true, force: true })
  }
}

function folderOf(uploads: string, { placeId, importId }: Upload): string {
  return join(uploads, `${placeId}.${importId}`)
}

function isZip(name: string): boolean {
  return /\.zip$/i.test(name)
}
