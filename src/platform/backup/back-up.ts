import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Kind } from '../config.ts'
import type { Where } from '../database/connections.ts'
import { withSnapshot } from '../database/copy-tables.ts'
import type { Administrator } from '../database/migrate.ts'
import { PlainError } from '../plain-error.ts'
import { type Manifest, writeContents } from './contents.ts'
import { type Header, sealStream } from './envelope.ts'

export type BackUp = {
  where: Where
  /** The account of `kith_backup`. */
  login: Administrator
  kind: Kind
  postgres: string
  keyIds: string[]
  head: Header
  key: Buffer
  now?: () => Date
  onProgress?: (done: number, of: number, doing: string) => void
}

/**
 * Writes a backup of everything at one moment into a new file, which has its name only when it is whole and on the disk.
 * Takes no more memory for a large place than for a small one. Throws a PlainError where the file is there already.
 */
export async function backUp(file: string, options: BackUp): Promise<{ about: Manifest; bytes: number }> {
  const {
    where,
    login,
    kind,
    postgres,
    keyIds,
    head,
    key,
    now = () => new Date(),
    onProgress = () => {},
  } = options
  if (await stat(file).catch(() => null)) {
    throw new PlainError(`${file} is there already. A backup never overwrites: give another name.`)
  }
  const draft = `${file}.part`
  const out = await open(draft, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new PlainError(`The backup cannot be written to ${file}: ${error.code}.`)
  })
  try {
    const about = await withSnapshot(
      where,
      login,
      async snapshot => {
        const { tables, sequences, ledger, seals } = snapshot
        const of = rowsIn(tables)
        const about: Manifest = {
          madeAt: now().toISOString(),
          kind,
          migration: ledger.at(-1)?.number ?? 0,
          ledger,
          postgres,
          keyIds,
          seals,
          sequences,
          tables,
        }
        await pipeline(
          writeContents(about, snapshot, done => onProgress(done, of, 'rows written')),
          createGzip({ level: 4 }),
          (plain: AsyncIterable<Buffer>) => sealStream(plain, head, key),
          out.createWriteStream({ flush: true }),
        )
        return about
      },
      (done, of) => onProgress(done, of, 'tables counted'),
    )
    await rename(draft, file)
    await flushFolder(dirname(file))
    return { about, bytes: (await stat(file)).size }
  } catch (error) {
    await out.close().catch(() => {})
    await rm(draft, { force: true })
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC'
      ? new PlainError(`The disk is full: there is no room for the backup at ${file}.`)
      : error
  }
}

export function rowsIn(tables: readonly { rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0)
}

// A new name is on the disk when its folder is.
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}
