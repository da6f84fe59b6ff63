import { createHash, randomFillSync, randomUUID } from 'node:crypto'

/** A UUID version 7 (RFC 9562): ordered by time, so that new rows stand together in an index. */
export function newId(at: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = pool.subarray(used, used + 16)
  used += 16
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

// Drawn many at once: an import makes tens of thousands, and asking for each took longer than writing them.
const pool = Buffer.alloc(16 * 256)
let used = pool.length

/** A UUID version 4 for a form shown to somebody: it tells nothing of when. */
export function formId(): string {
  return randomUUID()
}

/**
 * The id of what a form says: the same form with the same words is one, and a form that comes back changed, as by the
 * browser's Back, is another. From the form's id, which is kept nowhere then, nobody works out what was said.
 */
export function idOfPost(form: string, ...said: string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([form.toLowerCase(), ...said]))
    .digest()
  hash[6] = (hash[6]! & 0x0f) | 0x80
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
