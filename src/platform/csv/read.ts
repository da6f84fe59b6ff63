import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import type { CsvLimits } from './limits.ts'
import type { CsvRow } from './row.ts'
import { CsvScanner } from './scan.ts'

/** Bytes read at once: large enough that the reading costs little, small enough to stay in a processor's cache. */
export const CHUNK_BYTES = 262_144

export interface ReadCsvOptions {
  limits?: Partial<CsvLimits>
  signal?: AbortSignal
  /** Told after each chunk, with the bytes of that chunk. */
  onBytes?: (bytes: number) => void
}

/**
 * Reads a CSV file row by row from any stream of bytes. `take` looks at a row and answers what to keep of it, or
 * undefined for nothing; what was kept comes back in batches, one a chunk, so that the caller may pause between them.
 * Throws CsvRefused when the file cannot be used, and the signal's reason when it is told to stop.
 */
export async function* readCsv<Kept>(
  chunks: AsyncIterable<Buffer>,
  take: (row: CsvRow) => Kept | undefined,
  { limits, signal, onBytes }: ReadCsvOptions = {},
): AsyncGenerator<Kept[]> {
  let batch: Kept[] = []
  const scanner = new CsvScanner(row => {
    const kept = take(row)
    if (kept !== undefined) batch.push(kept)
  }, limits)
  for await (const chunk of chunks) {
    signal?.throwIfAborted()
    scanner.push(chunk)
    onBytes?.(chunk.length)
    if (batch.length === 0) continue
    yield batch
    batch = []
  }
  signal?.throwIfAborted()
  scanner.end()
  if (batch.length > 0) yield batch
}

/** The bytes of a file on disk, as `readCsv` wants them. */
export function fileChunks(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: CHUNK_BYTES })
}

/** The fast way through a file on disk, for a command or a worker that has nothing else to do meanwhile. */
export function scanFile(path: string, onRow: (row: CsvRow) => void, limits: Partial<CsvLimits> = {}): void {
  const scanner = new CsvScanner(onRow, limits)
  const file = openSync(path, 'r')
  try {
    while (scanner.pull(CHUNK_BYTES, (into, at) => readSync(file, into, at, CHUNK_BYTES, null)) > 0);
    scanner.end()
  } finally {
    closeSync(file)
  }
}
