// What opens a backup: the installation's backup key, made at the first backup, or a passphrase. Neither is in a backup.
import { createHash, randomBytes, scrypt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Folders } from '../config.ts'
import { PlainError } from '../plain-error.ts'
import { keepPrivateFile, readPrivateFile } from '../private-files.ts'
import { format, type Header, newSalt } from './envelope.ts'

/** Files given on the command line. Without either, it is the installation's own key. */
export type KeyFiles = { key?: string; passphrase?: string }

// scrypt's least work by OWASP's Password Storage Cheat Sheet, "scrypt": N = 2^17 (128 MiB), r = 8, p = 1.
const work = { n: 2 ** 17, r: 8, p: 1 }
// A passphrase that stands alone: NIST SP 800-63B-4, 3.1.1.2.
const shortest = 15

/** Where an installation keeps its backup key. */
export function ownKeyFile({ secrets }: Pick<Folders, 'secrets'>): string {
  return join(secrets, 'backup.key')
}

/** The key for a new backup, with its header. `made` is the file of a key that did not exist before. */
export async function keyForBackup(
  folders: Pick<Folders, 'secrets'>,
  given: KeyFiles,
): Promise<{ head: Header; key: Buffer; made: string | null }> {
  const salt = newSalt()
  if (given.passphrase !== undefined) {
    const head: Header = { format, salt, key: 'passphrase', work }
    return { head, key: await stretch(readPassphrase(given.passphrase), salt), made: null }
  }
  const file = given.key ?? ownKeyFile(folders)
  const known = existsSync(file)
  if (given.key !== undefined && !known) throw new PlainError(`There is no key at ${file}.`)
  const key = parse(
    file,
    keepPrivateFile(file, () => `${randomBytes(32).toString('base64url')}\n`),
  )
  return { head: { format, salt, key: 'file', id: idOf(key) }, key, made: known ? null : file }
}

/** The key that opens a backup with this header. Throws a PlainError that says which key is wanted. */
export async function keyForRestore(
  head: Header,
  folders: Pick<Folders, 'secrets'>,
  given: KeyFiles,
): Promise<Buffer> {
  if (head.key === 'passphrase') {
    if (given.passphrase === undefined) {
      throw new PlainError(
        'This backup was made with a passphrase. Give the file that holds it: --passphrase FILE.',
      )
    }
    return stretch(readPassphrase(given.passphrase), head.salt)
  }
  const file = given.key ?? ownKeyFile(folders)
  const text = readPrivateFile(file)
  if (text === null) {
    throw new PlainError(
      `This backup needs the backup key ${head.id}. Give the copy that was kept: --key FILE.`,
    )
  }
  const key = parse(file, text)
  if (idOf(key) !== head.id) {
    throw new PlainError(
      `This backup needs the backup key ${head.id}, and ${file} holds ${idOf(key)}. Give the right one: --key FILE.`,
    )
  }
  return key
}

function idOf(key: Buffer): string {
  return createHash('sha256').update('kith backup key').update(key).digest('hex').slice(0, 8)
}

function parse(file: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64url')
  if (key.length !== 32) throw new PlainError(`${file} does not hold a backup key.`)
  return key
}

function readPassphrase(file: string): string {
  const text = readPrivateFile(file)?.replace(/\r?\n$/, '')
  if (text === undefined) throw new PlainError(`There is no passphrase at ${file}.`)
  if ([...text].length < shortest) {
    throw new PlainError(
      `The passphrase in ${file} is too short: at least ${shortest} characters, several words say.`,
    )
  }
  return text.normalize('NFC')
}

function stretch(passphrase: string, salt: string): Promise<Buffer> {
  const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)
  const { n, r, p } = work
  return derive(passphrase, Buffer.from(salt, 'base64'), 32, { N: n, r, p, maxmem: 256 * n * r })
}
