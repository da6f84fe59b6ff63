import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { PlainError } from '#platform/plain-error.ts'
import {
  type ExtractSource,
  folderSource,
  isWorkbook,
  notOfTheExtract,
  singleFileSource,
  zipSource,
} from './extract/index.ts'

/** An extract where it lies: a folder, a zip of one, or a single CSV file. Throws PlainError where it is none of these. */
export async function sourceAt(path: string): Promise<ExtractSource> {
  const found = await stat(path).catch(() => {
    throw new PlainError(
      `There is nothing at ${path}. Say where the extract is: a folder, a zip or a CSV file.`,
    )
  })
  if (found.isDirectory()) return folderSource(path)
  if (/\.zip$/i.test(path)) return zipSource(path)
  if (/\.csv$/i.test(path)) return singleFileSource(basename(path), path)
  if (isWorkbook(path)) throw new PlainError(notOfTheExtract(path))
  throw new PlainError(`${path} is neither a folder nor a zip nor a CSV file.`)
}
