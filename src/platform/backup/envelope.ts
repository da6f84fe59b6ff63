// The outside of a backup: one readable line that says which key opens it, then AES-256-GCM in frames of a megabyte, each
// numbered and the last one marked in its nonce, so that a frame that is missing, moved or left off does not open
// (Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance",
// CRYPTO 2015: STREAM). Each backup has a key of its own (HKDF, RFC 5869), bound to that first line.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { PlainError } from '../plain-error.ts'

const magic = 'KITH BACKUP'
const frameBytes = 1024 * 1024
const tagBytes = 16
const longestHeader = 4096

/** What anybody may read of a backup: how its key is come by, and salt. Nothing of what is inside. */
export type Header = { format: number; salt: string } & (
  | { key: 'file'; id: string }
  | { key: 'passphrase'; work: { n: number; r: number; p: number }; id?: undefined }
)

const header = v.intersect([
  v.object({ format: v.pipe(v.number(), v.integer()), salt: v.pipe(v.string(), v.base64()) }),
  v.variant('key', [
    v.object({ key: v.literal('file'), id: v.string() }),
    v.object({
      key: v.literal('passphrase'),
      id: v.optional(v.undefined()),
      work: v.object({ n: v.literal(2 ** 17), r: v.literal(8), p: v.literal(1) }),
    }),
  ]),
])

/** The newest form of backup that this code reads, and the one it writes. */
export const format = 1

export function newSalt(): string {
  return randomBytes(32).toString('base64')
}

/** Seals a stream of bytes under a 32-byte key. The first thing given is the header's line. */
export async function* sealStream(
  plain: AsyncIterable<Buffer>,
  head: Header,
  key: Buffer,
): AsyncGenerator<Buffer> {
  const line = `${magic} ${JSON.stringify(head)}\n`
  yield Buffer.from(line)
  const own = keyOfThis(key, head.salt, line)
  let number = 0
  for await (const { bytes, last } of cut(plain, frameBytes)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonce(number++, last))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** Reads the header, and gives what opens the rest. Throws a PlainError where this is no backup, or a newer one. */
export async function readEnvelope(
  bytes: AsyncIterable<Buffer>,
): Promise<{ head: Header; open(key: Buffer): AsyncGenerator<Buffer> }> {
  const source = bytes[Symbol.asyncIterator]()
  let start = Buffer.alloc(0)
  while (!start.includes(10) && start.length < longestHeader) {
    const { value, done } = await source.next()
    if (done) break
    start = Buffer.concat([start, value])
  }
  const end = start.indexOf(10) + 1
  const line = start.subarray(0, end).toString()
  const head = parse(line)
  async function* rest(): AsyncGenerator<Buffer> {
    yield start.subarray(end)
    yield* { [Symbol.asyncIterator]: () => source }
  }
  return { head, open: key => openFrames(rest(), keyOfThis(key, head.salt, line)) }
}

function parse(line: string): Header {
  const found = line.startsWith(`${magic} {`) ? line.slice(magic.length + 1) : ''
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), header), found)
  if (read.success && read.output.format <= format) return read.output
  const newer = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ format: v.number() })), found)
  throw new PlainError(
    newer.success && newer.output.format > format
      ? 'This backup was made by a newer Kith than this one. Restore it with that version.'
      : 'This file is not a backup that Kith made.',
  )
}

async function* openFrames(sealed: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { bytes, last } of cut(sealed, frameBytes + tagBytes)) {
    const plain = openFrame(bytes, key, number, last)
    if (!plain) {
      const cutOff = last && openFrame(bytes, key, number, false) !== null
      throw new PlainError(notWhole(number, cutOff || (last && number > 0)))
    }
    yield plain
    number++
  }
}

function notWhole(number: number, cutOff: boolean): string {
  if (cutOff) return 'This backup ends too soon: a part of the file is missing. Nothing was kept.'
  return number === 0
    ? 'This backup does not open: the key or passphrase is another one, or the file was changed.'
    : 'This backup was changed or damaged after it was made. Nothing was kept.'
}

function openFrame(bytes: Buffer, key: Buffer, number: number, last: boolean): Buffer | null {
  if (bytes.length < tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, last), { authTagLength: tagBytes })
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return null
  }
}

// The key is used for one backup only, so a counter never repeats a nonce.
function keyOfThis(key: Buffer, salt: string, line: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.from(salt, 'base64'), line, 32))
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(number, 5, 6)
  bytes[11] = last ? 1 : 0
  return bytes
}

// Pieces of exactly `size` and a last one of what remains, which is there even when it is empty.
async function* cut(
  bytes: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = []
  let length = 0
  for await (const piece of bytes) {
    held.push(piece)
    length += piece.length
    if (length <= size) continue
    const all = Buffer.concat(held)
    let at = 0
    for (; length - at > size; at += size) yield { bytes: all.subarray(at, at + size), last: false }
    held = [all.subarray(at)]
    length -= at
  }
  yield { bytes: Buffer.concat(held), last: true }
}
