// `kith backup FILE`: everything at one moment, sealed, with Kith running or stopped.
import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp, rowsIn } from '#platform/backup/back-up.ts'
import { keyForBackup } from '#platform/backup/keys.ts'
import { isInstalled, readConfig } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { PlainError } from '#platform/plain-error.ts'
import { openPostgres } from '#platform/postgres-child/index.ts'
import { openSecrets } from '#platform/secrets.ts'
import { terminalProgress } from '#platform/terminal-progress.ts'

export const command = {
  name: 'backup',
  help: `Write everything that the database holds at this moment into one sealed file.

  bin/kith backup FILE                        sealed with this installation's backup key
  bin/kith backup FILE --passphrase FILE      sealed with the passphrase in a file
  bin/kith backup FILE --key FILE             sealed with another backup key

Without that key or passphrase the backup is worthless, so keep a copy of it elsewhere. The keys of sealed values
(KITH_KEYS) are never in a backup: keep a copy of them too. docs/back-up-and-restore.md says how.`,
  run: async (args: string[]): Promise<number> => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { key: { type: 'string' }, passphrase: { type: 'string' } },
    })
    const [name, ...more] = positionals
    if (!name || more.length > 0) {
      console.error('Say which file to write: bin/kith backup FILE')
      return 2
    }
    const file = resolve(name)
    const config = readConfig(process.env, args)
    if (!isInstalled(config))
      throw new PlainError(`There is nothing to back up: no Kith in ${config.dataRoot} yet.`)
    mustBeWritable(dirname(file))
    const secrets = openSecrets(config)
    const log = openLog(config)
    const { head, key, made } = await keyForBackup(config.folders, {
      key: values.key as string | undefined,
      passphrase: values.passphrase as string | undefined,
    })
    const tell = (sentence: string): void => console.error(sentence)
    const postgres = await openPostgres(config, secrets, log, { tell })
    const bar = terminalProgress()
    try {
      const { about, bytes } = await backUp(file, {
        where: postgres.where,
        login: { user: 'kith_backup', password: secrets.roles.kith_backup },
        kind: config.kind,
        postgres: postgres.version,
        keyIds: secrets.seals.keyIds,
        head,
        key,
        onProgress: bar.show,
      })
      bar.clear()
      const rows = rowsIn(about.tables)
      log.info('backed up', { n: rows })
      console.log(
        `${file}: ${rows.toLocaleString('en-GB')} rows of ${about.tables.length} tables, ${megabytes(bytes)} MB, at migration ${about.migration}.`,
      )
      if (head.key === 'file') console.log(`It opens with the backup key ${head.id} and with nothing else.`)
      if (made)
        console.log(
          `That key was made just now: ${made}. Keep a copy apart from the backups, and one of ${config.keysFile}.`,
        )
      return 0
    } finally {
      bar.clear()
      await postgres.stop()
    }
  },
}

// Asked before anything else: a key that is made for a backup which then cannot be written would go unmentioned.
function mustBeWritable(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new PlainError(`There is no folder ${folder}. Make it first, or give another place for the backup.`)
  }
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new PlainError(`This account may not write in ${folder}. Give another place for the backup.`)
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
