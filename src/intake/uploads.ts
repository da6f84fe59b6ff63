// Files that were sent by a page and wait to be taken in: in a private folder of the installation, one folder an import,
// gone as soon as the import is over.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PlainError } from '#platform/plain-error.ts'
import { makePrivateFolder } from '#platform/private-files.ts'
import type { FileOnDisk } from './formats/shapes.ts'

/** The largest post that is taken, in bytes. */
export const LARGEST_UPLOAD = 64 * 1024 * 1024
const NAMES = 'names.json'
const FOUND = 'found.json'
/** A folder of a OneRoster export has a dozen files. */
const MOST_FILES = 50
/** Files wait so long for somebody to confirm what was reviewed. */
export const DAYS_KEPT = 3

/** Whose import it is: an id alone could be another place's. */
export type Upload = { placeId: string; importId: string }
export type SentFile = { name: string; content: Buffer }

/** What is wrong with what was sent, in a sentence, or null. What the files are is found out later. */
export function faultOfUpload(files: readonly SentFile[]): string | null {
  if (files.length === 0) return 'Choose the files that your school’s system made: CSV, Excel, XML or a zip.'
  if (files.length > MOST_FILES) return `At most ${MOST_FILES} files at once. Put them into one zip.`
  const empty = files.find(file => file.content.length === 0)
  if (empty) return `${basename(empty.name)} is empty. Make it again and look into it before you send it.`
  const names = files.map(file => basename(file.name).toLowerCase())
  const twice = files.find((_, n) => names.indexOf(names[n]!) < n)
  return twice === undefined ? null : `${basename(twice.name)} was chosen twice. Choose each file once.`
}

/** Keeps the files under the place and the import's id. The same files again are simply written again. */
export function keepUpload(uploads: string, upload: Upload, files: readonly SentFile[]): void {
  const folder = folderOf(uploads, upload)
  makePrivateFolder(folder)
  const names = files.map(file => basename(file.name).slice(0, 200))
  // Under numbers of our own: what a sender calls a file must never say where it lies.
  for (const [n, { content }] of files.entries()) {
    writeFileSync(join(folder, `${n}.sent`), content, { mode: 0o600, flush: true })
  }
  writeFileSync(join(folder, NAMES), JSON.stringify(names), { mode: 0o600, flush: true })
}

/** The files as they were sent. Throws PlainError where they are not there any more. */
export function filesOfUpload(uploads: string, upload: Upload): FileOnDisk[] {
  const folder = folderOf(uploads, upload)
  if (!existsSync(join(folder, NAMES)))
    throw new PlainError('The files that were sent are not here any more. Send them again.')
  const names = JSON.parse(readFileSync(join(folder, NAMES), 'utf8')) as string[]
  return names.map((name, n) => ({ name, path: join(folder, `${n}.sent`) }))
}

/** The private folder in which what is made of an upload lies until its import is over. */
export function workFolder(uploads: string, upload: Upload): string {
  const folder = join(folderOf(uploads, upload), 'made')
  makePrivateFolder(folder)
  return folder
}

/** What a job found out about an upload, for the page that asks about it. It may hold what stands in the files. */
export function keepFound(uploads: string, upload: Upload, found: unknown): void {
  writeFileSync(join(folderOf(uploads, upload), FOUND), JSON.stringify(found), { mode: 0o600 })
}

export function readFound<Found>(uploads: string, upload: Upload): Found | undefined {
  const path = join(folderOf(uploads, upload), FOUND)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Found) : undefined
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
