// How much of what a school's system gives is taken in. Files come from outside and may be made to harm: what is larger
// is refused with a sentence before it can fill the machine's memory.

import { CSV_LIMITS, sizeInWords } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import type { FileOnDisk, FormatLimits } from './shapes.ts'

/** A year of a country council's registers, a row a session, is about 40 million rows; a school's is under a million. */
export const FORMAT_LIMITS: FormatLimits = {
  files: 200,
  fileBytes: 2 * 1024 ** 3,
  rows: 5_000_000,
  columns: CSV_LIMITS.columns,
  cellBytes: CSV_LIMITS.cellBytes,
  workbookBytes: 64 * 1024 ** 2,
  workbookCells: 1_000_000,
  xmlBytes: 32 * 1024 ** 2,
  xmlDepth: 40,
}

/** Throws PlainError where too many files came or one is too large. `sizes` in bytes, in the order of the files. */
export function checkSizes(
  files: readonly FileOnDisk[],
  sizes: readonly number[],
  limits: FormatLimits,
): void {
  if (files.length === 0) throw new PlainError('There is no file here. Choose what your system gave you.')
  if (files.length > limits.files) {
    throw new PlainError(`${files.length} files came at once; at most ${limits.files} are taken.`)
  }
  files.forEach(({ name }, n) => {
    if (sizes[n] === 0)
      throw new PlainError(`${called(name)} is empty. Make it again and look into it first.`)
    if (sizes[n]! > limits.fileBytes) {
      throw new PlainError(
        `${called(name)} is larger than ${sizeInWords(limits.fileBytes)}. Send it in parts, a term or a year group each.`,
      )
    }
  })
}

/** A file's name as it stands in a sentence: without folders, cut short. */
export function called(name: string): string {
  return name.replace(/^.*[\\/]/, '').slice(0, 60)
}
