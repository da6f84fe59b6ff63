// Writes screened.csv: a million rows a second, and either all of it or nothing.

import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { SCREENED_COLUMNS, type ScreenedLine, screenedText } from '#arithmetic/screen/index.ts'

const ROOM = 1024 * 1024
/** Characters that are worth a call. */
const FEW_LINES = 8_192
/** Some lines take no more bytes than this: the longest sentence names every rule of a blueprint. */
const LONGEST_TEXT = 262_144

/** How lines come, and who is told of each. */
export type LinesToWrite = {
  lines: Iterable<ScreenedLine>
  onLine: (line: ScreenedLine) => void
  signal?: AbortSignal
}

/**
 * Writes under another name first, so that whoever sees the file sees all of it. Throws the signal's reason when it is
 * told to stop, and leaves nothing then.
 * @param rest the last lines, where another thread writes them: made before it answers, and gone after.
 */
export async function writeScreened(
  path: string,
  toWrite: LinesToWrite,
  rest?: { path: string; written: Promise<void> },
): Promise<void> {
  const unfinished = `${path}.unfinished`
  const file = openSync(unfinished, 'w')
  try {
    writeSync(file, `${SCREENED_COLUMNS.join(',')}\n`)
    await Promise.all([writeLines(file, toWrite), rest?.written])
    if (rest !== undefined) append(file, rest.path)
    closeSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    if (rest !== undefined) rmSync(rest.path, { force: true })
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

async function writeLines(file: number, { lines, onLine, signal }: LinesToWrite): Promise<void> {
  const buffer = Buffer.allocUnsafe(ROOM)
  const rest = lines[Symbol.iterator]()
  for (;;) {
    const bytes = fill(buffer, rest, onLine)
    if (bytes === 0) return
    writeAll(file, buffer, bytes)
    await setImmediate()
    signal?.throwIfAborted()
  }
}

/** Answers how many bytes of lines it put into the buffer: none after the last. A loop that awaits would run slowly. */
function fill(buffer: Buffer, lines: Iterator<ScreenedLine>, onLine: LinesToWrite['onLine']): number {
  let at = 0
  let text = ''
  while (at < ROOM - LONGEST_TEXT) {
    const { done, value } = lines.next()
    if (done === true) break
    onLine(value)
    text += screenedText(value)
    if (text.length < FEW_LINES) continue
    // Soon into bytes: strings that live until their turn to be written would cost more than all the rest.
    at += buffer.write(text, at)
    text = ''
  }
  return at + buffer.write(text, at)
}

function writeAll(file: number, buffer: Buffer, length: number): void {
  for (let at = 0; at < length; ) at += writeSync(file, buffer, at, length - at)
}
