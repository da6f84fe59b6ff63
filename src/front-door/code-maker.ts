// Codes from an authenticator app: TOTP (RFC 6238) with SHA-1, 30 seconds and six digits, which is what the apps know.
import { createHmac, randomBytes } from 'node:crypto'

const period = 30
const digits = 6

/** A new seed of 160 bits, the length of the hash: RFC 4226, 4. */
export function newSeed(): Buffer {
  return randomBytes(20)
}

/** The number of the 30-second step that a moment lies in. */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / period)
}

/** The code of a step: RFC 4226, 5.3. `length` is six; the RFC's own examples have eight. */
export function codeAt(seed: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', seed).update(counter).digest()
  const at = mac[mac.length - 1]! & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** length).padStart(length, '0')
}

/** The steps, at most one before and one after now (RFC 6238, 5.2), whose code this is. Spaces in it do not matter. */
export function stepsOf(seed: Buffer, code: string, now: Date): number[] {
  const typed = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return []
  const at = stepAt(now)
  return [at - 1, at, at + 1].filter(step => codeAt(seed, step) === typed)
}

/** The seed as apps take it when it is typed: base32 (RFC 4648) in groups of four. */
export function seedInGroups(seed: Buffer): string {
  return base32(seed)
    .match(/.{1,4}/g)!
    .join(' ')
}

/** The link that opens an authenticator app: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function appLink(seed: Buffer, account: string): string {
  return `otpauth://totp/${encodeURIComponent(`Kith:${account}`)}?secret=${base32(seed)}&issuer=Kith`
}

function base32(bytes: Buffer): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
