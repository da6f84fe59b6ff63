// How a command of `bin/kith` reaches the database: it attaches where PostgreSQL answers, starts it where it does not, and
// the last to leave stops it. It takes no lock of the app's, so it works with Kith running or stopped.
import { type Config, readConfig } from './config.ts'
import { type Database, openDatabase } from './database/connections.ts'
import { migrate, setUpRoles } from './database/migrate.ts'
import { type Log, openLog } from './log.ts'
import { openPostgres, type Postgres } from './postgres-child/index.ts'
import { openSecrets, type Secrets } from './secrets.ts'

export type Installation = {
  config: Config
  secrets: Secrets
  postgres: Postgres
  database: Database
  log: Log
}

/** Opens the installation that the settings and `args` (`--demo`, `--real`) name, does `task`, and closes it again. */
export async function withInstallation<T>(
  args: string[],
  task: (kith: Installation) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, args)
  const secrets = openSecrets(config)
  const log = openLog(config)
  const postgres = await openPostgres(config, secrets, log, { tell: sentence => console.error(sentence) })
  let database: Database | undefined
  try {
    // With a PostgreSQL run by somebody else only `kith migrate` changes the schema.
    if (config.databaseUrl === null) {
      await setUpRoles(postgres.where, postgres.administrator, secrets.roles)
      await migrate(postgres.where, secrets.roles)
    }
    database = openDatabase(postgres.where, secrets.roles, { prepared: config.prepared, onError: () => {} })
    return await task({ config, secrets, postgres, database, log })
  } finally {
    await database?.close()
    await postgres.stop()
  }
}
