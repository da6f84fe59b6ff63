import { PlainError } from '#platform/plain-error.ts'

/** How much of a file is taken before it is refused. Sizes are in bytes; `rows` counts the header too. */
export interface CsvLimits {
  cellBytes: number
  rowBytes: number
  columns: number
  rows: number
  fileBytes: number
}

/**
 * Room for a year of packed marks or a long note in a cell, and for a country in a file: the judgements of England's nine
 * million pupils are 75 million rows.
 */
export const CSV_LIMITS: CsvLimits = {
  cellBytes: 65_536,
  rowBytes: 1_048_576,
  columns: 1_000,
  rows: 250_000_000,
  fileBytes: 16 * 1024 ** 3,
}

/** The whole file cannot be used. The message is the sentence for whoever made it; `line` is where, or null. */
export class CsvRefused extends PlainError {
  readonly line: number | null

  constructor(message: string, line: number | null = null) {
    super(message)
    this.line = line
  }
}

/** 65536 reads "64 KB". */
export function sizeInWords(bytes: number): string {
  const units: [number, string][] = [
    [1024 ** 3, 'GB'],
    [1024 ** 2, 'MB'],
    [1024, 'KB'],
  ]
  for (const [size, name] of units)
    if (bytes >= size) return `${Math.round((bytes / size) * 10) / 10} ${name}`
  return `${bytes} bytes`
}
