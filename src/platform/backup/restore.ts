import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Passwords, Where } from '../database/connections.ts'
import { type LedgerLine, loadEverything, lookInto, notEmpty } from '../database/copy-tables.ts'
import { type Administrator, migrate, migrationsOnDisk, setUpRoles } from '../database/migrate.ts'
import { PlainError } from '../plain-error.ts'
import { rowsIn } from './back-up.ts'
import { type Manifest, readContents } from './contents.ts'
import { type Header, readEnvelope } from './envelope.ts'

/** A backup that has been opened: it says what it holds, and can be put into a database once. */
export type Opened = {
  about: Manifest
  into(target: Target, onProgress?: (done: number, of: number, doing: string) => void): Promise<void>
}

export type Target = { where: Where; administrator: Administrator; passwords: Passwords }

/** Opens a backup. Throws a PlainError where it is none, is newer than this code, or the key is another one. */
export async function openBackup(file: string, keyFor: (head: Header) => Promise<Buffer>): Promise<Opened> {
  const envelope = await readEnvelope(bytesOf(file))
  const gunzip = createGunzip()
  const key = await keyFor(envelope.head)
  // An error of the source reaches whoever reads from gunzip.
  pipeline(envelope.open(key), gunzip, () => {})
  const { about, batches } = await readContents(gunzip)
  mustKnow(about.ledger)
  return {
    about,
    into: (target, onProgress = () => {}) => load(target, about, batches(), onProgress),
  }
}

async function load(
  { where, administrator, passwords }: Target,
  about: Manifest,
  batches: AsyncGenerator<{ table: number; rows: string[] }>,
  onProgress: (done: number, of: number, doing: string) => void,
): Promise<void> {
  await setUpRoles(where, administrator, passwords)
  const login = { user: 'kith_migrate', password: passwords.kith_migrate }
  const { ledger, filled } = await lookInto(where, login)
  if (filled) throw notEmpty(filled)
  if ((ledger.at(-1)?.number ?? 0) > about.migration) {
    throw new PlainError(
      `This database already has migration ${ledger.at(-1)!.name}, and the backup stops at ${about.ledger.at(-1)?.name}. Restore it into a database that nothing was done to.`,
    )
  }
  await migrate(where, passwords, about.migration)
  const of = rowsIn(about.tables)
  await loadEverything(
    where,
    login,
    about,
    async ({ shapes, add }) => {
      mustBeAlike(about.tables, shapes)
      let done = 0
      for await (const { table, rows } of batches) {
        await add(about.tables[table]!, rows)
        done += rows.length
        onProgress(done, of, 'rows loaded')
      }
    },
    (done, all) => onProgress(done, all, 'tables compared'),
  )
}

// A database is brought to the backup's own number, so this code must have each of its migrations, as it was.
function mustKnow(theirs: readonly LedgerLine[]): void {
  const ours = migrationsOnDisk()
  for (const { number, name, hash } of theirs) {
    const mine = ours.find(each => each.number === number)
    if (!mine) {
      throw new PlainError(
        `This backup was made by a newer Kith: it has migration ${name}. Restore it with that version.`,
      )
    }
    if (mine.hash !== hash) {
      throw new PlainError(
        `This backup was made by another Kith: its migration ${name} is not the one here. Restore it with the version that made it.`,
      )
    }
  }
}

function mustBeAlike(
  theirs: readonly { schema: string; name: string; columns: string[] }[],
  ours: readonly { schema: string; name: string; columns: string[] }[],
): void {
  const told = (tables: typeof ours) =>
    tables.map(({ schema, name, columns }) => `${schema}.${name} (${columns.join(', ')})`)
  const here = told(ours)
  const missing = told(theirs).find(table => !here.includes(table))
  if (missing || theirs.length !== ours.length) {
    throw new PlainError(`This database has other tables than the backup: ${missing ?? 'more of them'}.`)
  }
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 256 * 1024 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new PlainError(
      code === 'ENOENT' ? `There is no file ${file}.` : `The backup ${file} cannot be read: ${code}.`,
    )
  }
}
