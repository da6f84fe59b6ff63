// `kith restore FILE`: a backup into an empty database, all of it or nothing, and compared row by row with what it was.
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rowsIn } from '#platform/backup/back-up.ts'
import { keyForRestore } from '#platform/backup/keys.ts'
import { openBackup } from '#platform/backup/restore.ts'
import { forKind, readConfig } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { PlainError } from '#platform/plain-error.ts'
import { openPostgres } from '#platform/postgres-child/index.ts'
import { openSecrets } from '#platform/secrets.ts'
import { terminalProgress } from '#platform/terminal-progress.ts'
import { noteRestore, sealsFile } from '#records/access/outside-seals.ts'

export const command = {
  name: 'restore',
  help: `Put a backup into an empty database: every row, compared with what it was when the backup was made.

  bin/kith restore FILE                       with the backup key of this installation
  bin/kith restore FILE --key FILE            with the copy of the backup key that was kept
  bin/kith restore FILE --passphrase FILE     with the passphrase it was made with

A database that is not empty is refused. Before Kith is started again the copy of the keys of sealed values (keys.json, or
where KITH_KEYS says) must be in its place; where it is not yet, this command ends by saying which key is missing and where.
Jobs that were waiting are not in a backup. docs/back-up-and-restore.md says how to do it on a bare computer.`,
  run: async (args: string[]): Promise<number> => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { key: { type: 'string' }, passphrase: { type: 'string' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) {
      console.error('Say which backup to restore: bin/kith restore FILE')
      return 2
    }
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found) throw new PlainError(`There is no backup at ${file}. Say where the file is.`)
    if (found.isDirectory()) throw new PlainError(`${file} is a folder. Say which file in it is the backup.`)
    let config = readConfig(process.env, args)
    const backup = await openBackup(file, head =>
      keyForRestore(head, config.folders, {
        key: values.key as string | undefined,
        passphrase: values.passphrase as string | undefined,
      }),
    )
    const { about } = backup
    if (config.undecided) config = forKind(config, about.kind)
    if (config.kind !== about.kind) {
      const [theirs, here] = about.kind === 'demo' ? ['pretend', 'real'] : ['real', 'pretend']
      throw new PlainError(
        `This backup holds ${theirs} data, and ${config.folders.home} is for ${here} data. Give --${about.kind}.`,
      )
    }
    const secrets = openSecrets(config)
    const log = openLog(config)
    const tell = (sentence: string): void => console.error(sentence)
    const postgres = await openPostgres(config, secrets, log, { tell })
    const bar = terminalProgress()
    try {
      const { where, administrator } = postgres
      await backup.into({ where, administrator, passwords: secrets.roles }, bar.show)
      bar.clear()
      noteRestore(
        sealsFile(config.folders),
        about.seals.map(({ number, ...seal }) => ({ ...seal, number: Number(number) })),
      )
      const rows = rowsIn(about.tables)
      log.info('restored', { n: rows })
      console.log(
        `Restored ${rows.toLocaleString('en-GB')} rows of ${about.tables.length} tables, as they stood at ${about.madeAt}. Counts, checksums and seals agree.`,
      )
      const missing = about.keyIds.filter(id => !secrets.seals.keyIds.includes(id))
      if (missing.length > 0) {
        console.error(
          `Not yet whole: sealed values need the key ${missing.join(' and ')}, which is not in ${config.keysFile}. Put the copy that was kept there before you start Kith.`,
        )
      }
      return 0
    } finally {
      bar.clear()
      await postgres.stop()
    }
  },
}
