// How a text file is written: its encoding and what stands between its cells. Systems write UTF-8 with a mark or
// without, Windows-1252, or UTF-16 ("Unicode text"), and put commas, semicolons or tabs between.

import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'
export type Separator = ',' | ';' | '\t'

export interface Dialect {
  encoding: Encoding
  separator: Separator
}

/** Judges the beginning of a file; `whole` where nothing follows. UTF-8 unless the bytes show that it is not. */
export function dialectOf(head: Buffer, whole: boolean): Dialect {
  const encoding = encodingOf(head, whole)
  return { encoding, separator: separatorOf(new TextDecoder(encoding).decode(head)) }
}

/**
 * The bytes as UTF-8 with commas between the cells, for the one CSV reader there is. A comma and the separator change
 * places everywhere, within quotes too; `original` changes them back in a cell.
 */
export async function* asCommaUtf8(
  chunks: AsyncIterable<Buffer>,
  { encoding, separator }: Dialect,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding)
  for await (const chunk of chunks) {
    yield swapped(decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true })), separator)
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield swapped(Buffer.from(rest), separator)
}

/** A cell's text as it stands in the file. */
export function original(cell: string, separator: Separator): string {
  if (separator === ',' || (!cell.includes(',') && !cell.includes(separator))) return cell
  return cell.replaceAll(/[,;\t]/g, each => (each === ',' ? separator : each === separator ? ',' : each))
}

function encodingOf(head: Buffer, whole: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 1].map(
    odd => head.subarray(0, 400).filter((byte, n) => n % 2 === odd && byte === 0).length,
  )
  if (zeros[1]! > 50 && zeros[0] === 0) return 'utf-16le'
  if (zeros[0]! > 50 && zeros[1] === 0) return 'utf-16be'
  return isUtf8(whole ? head : upToLastLine(head)) ? 'utf-8' : 'windows-1252'
}

/** A piece may end in the middle of a character. */
function upToLastLine(head: Buffer): Buffer {
  const last = Math.max(head.lastIndexOf(10), head.lastIndexOf(13))
  return last === -1 ? head.subarray(0, Math.max(0, head.length - 4)) : head.subarray(0, last)
}

/** The separator that stands in most of the first lines; a title line above the header has none. */
function separatorOf(text: string): Separator {
  const lines = text.split(/\r\n|\n|\r/).slice(0, 40)
  const counts = (['\t', ';', ','] as const).map(separator => ({
    separator,
    lines: lines.filter(line => line.includes(separator)).length,
    times: lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0),
  }))
  const [best] = counts.sort((a, b) => b.lines - a.lines || b.times - a.times)
  return best!.lines === 0 ? ',' : best!.separator
}

function swapped(chunk: Buffer, separator: Separator): Buffer {
  if (separator === ',') return chunk
  const bytes = Buffer.from(chunk)
  const other = separator.charCodeAt(0)
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 44) bytes[i] = other
    else if (bytes[i] === other) bytes[i] = 44
  }
  return bytes
}
