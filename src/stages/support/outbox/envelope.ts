// Opens what a device sealed without signal (src/design/assets/outbox.js). The device holds the public half of the
// key alone, so whoever finds it can read nothing there. Rules: rules/arrivals.md; why so: decisions/0010.
import { createDecipheriv, createECDH, createHash, hkdfSync } from 'node:crypto'
import * as v from 'valibot'
import type { Seals } from '#platform/sealed.ts'

/** What the device shows of an item that waits: nothing of whom it is about. `sequence` counts this device's items. */
const Header = v.object({
  id: v.pipe(v.string(), v.uuid()),
  kind: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/)),
  savedAt: v.pipe(v.string(), v.isoTimestamp(), v.check(isMoment)),
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1)),
  device: v.pipe(v.string(), v.uuid()),
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
})
export type Header = v.InferOutput<typeof Header>

/** A sheet with the longest note in any alphabet is a quarter of this: whoever sends rubbish must not fill the disk. */
const LARGEST = 200_000
const Envelope = v.object({
  header: v.pipe(v.string(), v.maxLength(1000)),
  from: v.pipe(v.string(), v.maxLength(200)),
  sealed: v.pipe(v.string(), v.maxLength(LARGEST)),
})
export type Envelope = v.InferOutput<typeof Envelope>

export type OutboxKey = {
  /** Eight letters that tell keys apart, and the public point in base64url: both stand in pages. */
  id: string
  publicKey: string
  /** The header and content of an envelope; undefined where it was not sealed to this key or was touched since. */
  open(envelope: Envelope): { header: Header; content: unknown } | undefined
}

/**
 * The installation's outbox key. Its private half is worked out from the sealing keys' file and kept nowhere else: with the
 * file, what devices hold can be opened; a new installation has another key.
 */
export function outboxKey(seals: Seals): OutboxKey {
  const ours = keyPair(seals)
  const publicKey = ours.getPublicKey()
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 8)
  return {
    id,
    publicKey: publicKey.toString('base64url'),
    open(envelope) {
      const header = headerOf(envelope)
      if (!header || header.key !== id) return undefined
      try {
        const content: unknown = JSON.parse(opened(envelope))
        return { header, content }
      } catch {
        return undefined
      }
    },
  }

  function opened({ header, from, sealed }: Envelope): string {
    const theirs = Buffer.from(from, 'base64url')
    const secret = ours.computeSecret(theirs)
    const key = hkdfSync('sha256', secret, Buffer.concat([theirs, publicKey]), 'kith outbox 1', 32)
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), Buffer.alloc(12))
    decipher.setAAD(Buffer.from(header))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()
  }
}

/** The readable part, also of an envelope that cannot be opened; undefined where it is none. */
export function headerOf(envelope: Envelope): Header | undefined {
  try {
    const header = v.safeParse(Header, JSON.parse(envelope.header))
    return header.success ? header.output : undefined
  } catch {
    return undefined
  }
}

/** What was posted, as an envelope; undefined where it is none. */
export function envelopeOf(posted: unknown): Envelope | undefined {
  const envelope = v.safeParse(Envelope, posted)
  return envelope.success ? envelope.output : undefined
}

// A keyed hash is a private key of P-256 but for one in four thousand million, which is no point's: then the next.
function keyPair(seals: Seals) {
  for (let n = 1; ; n++) {
    const pair = createECDH('prime256v1')
    try {
      pair.setPrivateKey(seals.hash('outbox key', String(n)))
      return pair
    } catch (error) {
      if (n === 9) throw error
    }
  }
}

// As a device writes it, in UTC: 31 February is rolled on by JavaScript and refused by the database.
function isMoment(written: string): boolean {
  const moment = new Date(written)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 19) === written.slice(0, 19)
}
