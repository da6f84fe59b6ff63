// Seals single values before they reach the database: protected addresses, single identifiers, safeguarding text and
// sign-in seeds are AES-256-GCM with their row and column as associated data, so that a sealed value that is moved to
// another row or column does not open. The keys are in a file of their own, never in the database or its backup.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import * as v from 'valibot'
import { PlainError } from './plain-error.ts'
import { keepPrivateFile } from './private-files.ts'

/** Where a sealed value belongs. It opens there and nowhere else. `row` is the row's id. */
export type Place = { table: string; column: string; row: string }

export type Seals = {
  /** Seals a text or bytes for one place. The result is what a `bytea` column holds. */
  seal(plain: string | Uint8Array, place: Place): Buffer
  /** The bytes again. Throws where the value belongs elsewhere, was touched, or its key is not in the file. */
  open(sealed: Uint8Array, place: Place): Buffer
  openText(sealed: Uint8Array, place: Place): string
  /** The id of the key that sealed a value: a backup lists these, so that a missing key is known before it is needed. */
  keyIdOf(sealed: Uint8Array): string
  /** A keyed hash (32 bytes) that recognises a value without holding it, as the list of objections must. */
  hash(purpose: string, value: string): Buffer
  /** The ids of all keys in the file, the one in use first. */
  keyIds: string[]
}

const keyFile = v.object({
  inUse: v.string(),
  keys: v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)), v.pipe(v.string(), v.base64())),
  hash: v.pipe(v.string(), v.base64()),
})

// version, key id, nonce, tag, then the sealed bytes. 96 random bits of nonce and a 128-bit tag: NIST SP 800-38D 8.2.2.
const version = 1
const at = { id: 1, nonce: 5, tag: 17, text: 33 }

/** Reads the key file, or makes one with a fresh key. Throws a PlainError where it cannot be read or is not one. */
export function sealsFrom(file: string): Seals {
  const { inUse, keys, hash } = parse(file, keepPrivateFile(file, freshKeys))
  const key = (id: string): KeyObject => {
    const found = keys.get(id)
    if (!found) throw new PlainError(`A sealed value needs the key ${id}, which is not in ${file}.`)
    return found
  }
  const open = (sealed: Uint8Array, place: Place): Buffer => decrypt(sealed, key(idOf(sealed)), place)
  return {
    seal: (plain, place) => encrypt(plain, inUse, key(inUse), place),
    open,
    openText: (sealed, place) => open(sealed, place).toString('utf8'),
    keyIdOf: idOf,
    hash: (purpose, value) =>
      createHmac('sha256', hash)
        .update(JSON.stringify([purpose, value]))
        .digest(),
    keyIds: [inUse, ...[...keys.keys()].filter(id => id !== inUse)],
  }
}

function encrypt(plain: string | Uint8Array, id: string, key: KeyObject, place: Place): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(associated(id, place))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(version), Buffer.from(id, 'hex'), nonce, cipher.getAuthTag(), text])
}

function decrypt(sealed: Uint8Array, key: KeyObject, place: Place): Buffer {
  const part = (from: number, to?: number): Uint8Array => sealed.subarray(from, to)
  const decipher = createDecipheriv('aes-256-gcm', key, part(at.nonce, at.tag), { authTagLength: 16 })
  decipher.setAAD(associated(idOf(sealed), place))
  decipher.setAuthTag(part(at.tag, at.text))
  try {
    return Buffer.concat([decipher.update(part(at.text)), decipher.final()])
  } catch {
    throw new PlainError(
      `A sealed value in ${place.table}.${place.column} does not open: it was changed, or belongs to another row.`,
    )
  }
}

// JSON keeps the parts apart: ["a","bc"] and ["ab","c"] never read alike.
function associated(id: string, place: Place): Buffer {
  return Buffer.from(JSON.stringify([version, id, place.table, place.column, place.row]))
}

function idOf(sealed: Uint8Array): string {
  if (sealed.length < at.text || sealed[0] !== version) {
    throw new PlainError('A sealed value does not open: it is not in the form Kith seals in.')
  }
  return Buffer.from(sealed.subarray(at.id, at.nonce)).toString('hex')
}

function freshKeys(): string {
  const id = randomBytes(4).toString('hex')
  const secret = (): string => randomBytes(32).toString('base64')
  return `${JSON.stringify({ inUse: id, keys: { [id]: secret() }, hash: secret() }, null, 2)}\n`
}

function parse(file: string, text: string): { inUse: string; keys: Map<string, KeyObject>; hash: KeyObject } {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), keyFile), text)
  const found = read.success ? read.output : null
  const secrets = found
    ? [...Object.values(found.keys), found.hash].map(each => Buffer.from(each, 'base64'))
    : []
  if (!found || !(found.inUse in found.keys) || secrets.some(each => each.length !== 32)) {
    throw new PlainError(
      `${file} is not a file of keys. Put back the copy that was kept of it; never make a new one.`,
    )
  }
  const keys = new Map(Object.keys(found.keys).map((id, n) => [id, createSecretKey(secrets[n]!)]))
  return { inUse: found.inUse, keys, hash: createSecretKey(Buffer.from(found.hash, 'base64')) }
}
