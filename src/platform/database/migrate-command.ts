// `kith migrate`: brings the schema to this version's number. Needed only where somebody else runs the database, as a
// start migrates Kith's own by itself.
import { readConfig } from '../config.ts'
import { openLog } from '../log.ts'
import { PlainError } from '../plain-error.ts'
import { openPostgres } from '../postgres-child/index.ts'
import { openSecrets } from '../secrets.ts'
import { migrate, SchemaMismatch, setUpRoles } from './migrate.ts'

export const command = {
  name: 'migrate',
  help: `Make Kith's roles and bring the schema of the database up to this version of Kith.
A start does so by itself, unless the database is one of a DATABASE_URL.

  bin/kith migrate`,
  run: async (args: string[]): Promise<number> => {
    const config = readConfig(process.env, args)
    const secrets = openSecrets(config)
    const postgres = await openPostgres(config, secrets, openLog(config), {
      tell: sentence => console.error(sentence),
    })
    try {
      await setUpRoles(postgres.where, postgres.administrator, secrets.roles)
      const { applied, number } = await migrate(postgres.where, secrets.roles)
      for (const name of applied) console.log(name)
      console.log(
        applied.length > 0 ? `The schema is now at ${number}.` : `The schema was already at ${number}.`,
      )
      return 0
    } catch (error) {
      throw error instanceof SchemaMismatch ? new PlainError(error.message) : error
    } finally {
      await postgres.stop()
    }
  },
}
