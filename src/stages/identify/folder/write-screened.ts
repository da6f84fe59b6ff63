// Writes screened.csv: a million rows a second, and either all of it or nothing.

import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { LineWriter } from '#arithmetic/screen/line-writer.ts'
import { SCREENED_COLUMNS } from '#arithmetic/screen/screened-row.ts'

const ROOM = 1024 * 1024
/** No line takes more bytes than this: the longest sentence names every rule of a blueprint. */
const LONGEST_LINE = 262_144

/** The lines of the children from one number up to another. */
export type LinesToWrite = {
  lines: Pick<LineWriter, 'put'>
  from: number
  to: number
  signal?: AbortSignal
}

/**
 * Writes under another name first, so that whoever sees the file sees all of it. Throws the signal's reason when it is
 * told to stop, and leaves nothing then.
 * @param rests the later lines, where other threads write them: files that are there once it is `written`, and gone after.
 */
export async function writeScreened(
  path: string,
  toWrite: LinesToWrite,
  rests: readonly string[] = [],
  written?: Promise<unknown>,
): Promise<void> {
  const unfinished = `${path}.unfinished`
  const file = openSync(unfinished, 'w')
  try {
    writeSync(file, `${SCREENED_COLUMNS.join(',')}\n`)
    await Promise.all([writeLines(file, toWrite), written])
    for (const rest of rests) append(file, rest)
    closeSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    for (const rest of rests) rmSync(rest, { force: true })
  }
  renameSync(unfinished, path)
}

/** Lines alone, without the header: what another thread writes. */
export async function writeRest(path: string, toWrite: LinesToWrite): Promise<void> {
  const file = openSync(path, 'w')
  try {
    await writeLines(file, toWrite)
  } finally {
    closeSync(file)
  }
}

function append(file: number, path: string): void {
  const rest = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(ROOM)
  for (let bytes = 1; bytes > 0; ) {
    bytes = readSync(rest, buffer, 0, ROOM, null)
    writeAll(file, buffer, bytes)
  }
  closeSync(rest)
}

async function writeLines(file: number, { lines, from, to, signal }: LinesToWrite): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(ROOM)
  const view = new DataView(buffer.buffer)
  for (let child = from; child < to; ) {
    const { next, bytes } = fill(buffer, view, lines, child, to)
    writeAll(file, buffer, bytes)
    child = next
    await new Promise(setImmediate)
    signal?.throwIfAborted()
  }
}

/** As many lines as there is room for: in a function of its own, as a loop that awaits would run slowly. */
function fill(
  buffer: Buffer,
  view: DataView,
  lines: LinesToWrite['lines'],
  from: number,
  to: number,
): { next: number; bytes: number } {
  let bytes = 0
  let next = from
  while (next < to && bytes < ROOM - LONGEST_LINE) bytes = lines.put(next++, buffer, view, bytes)
  return { next, bytes }
}

function writeAll(file: number, buffer: Buffer, length: number): void {
  for (let at = 0; at < length; ) at += writeSync(file, buffer, at, length - at)
}
