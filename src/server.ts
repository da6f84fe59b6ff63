// Starts Kith: settings, PostgreSQL, the port, the schema, the pages. Puts together; decides nothing.
import { getRequestListener } from '@hono/node-server'
import { readOrganisations } from '#front-door/organisations.ts'
import { ask } from '#platform/ask.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connections.ts'
import { migrate, mustBeMigrated, setUpRoles } from '#platform/database/migrate.ts'
import { listen } from '#platform/listen.ts'
import { openLog } from '#platform/log.ts'
import { openPostgres } from '#platform/postgres-child/index.ts'
import { openSecrets } from '#platform/secrets.ts'
import { type Run, untilStopped } from '#platform/until-stopped.ts'
import { makeApp } from './app.ts'
import { startBackground } from './background.ts'
import {
  fillDemo,
  fillSecondPlace,
  howToSignIn,
  mustBeOfOneKind,
  orBeginAgain,
  proxyWarning,
} from './first-start.ts'

export const command = {
  name: 'start',
  help: 'Serve the pages until Ctrl-C. --demo for a pretend place, --real for a real one.',
  run: (args: string[]): Promise<number> => untilStopped(run => start(args, run)),
}

async function start(args: string[], { signal, onStop, fail }: Run): Promise<void> {
  const config = await ask(readConfig(process.env, args))
  const secrets = openSecrets(config)
  const log = openLog(config)
  const organisations = config.organisationsFile ? readOrganisations(config.organisationsFile) : []
  const tell = (sentence: string): void => console.log(sentence)
  process.on('uncaughtExceptionMonitor', error => log.error('fault', { error }))

  const postgres = await openPostgres(config, secrets, log, { as: 'app', tell, signal, displaced: fail })
  onStop(postgres.stop)
  const web = await listen(config.addresses, config.port)
  onStop(() => web.close())

  const pretend = config.kind === 'demo'
  // Several Kiths may serve one database of somebody else's, so there only `kith migrate` changes the schema.
  if (postgres.source === 'url') await mustBeMigrated(postgres.where, secrets.roles)
  else {
    await setUpRoles(postgres.where, postgres.administrator, secrets.roles)
    await migrate(postgres.where, secrets.roles).catch(error => {
      throw pretend ? orBeginAgain(error, config.folders.home) : error
    })
  }
  const onError = (error: Error): void => log.warn('connection lost', { error })
  const database = openDatabase(postgres.where, secrets.roles, { prepared: config.prepared, onError })
  onStop(() => database.close())
  await mustBeOfOneKind(database, pretend)
  if (pretend) await fillDemo(database, secrets.seals, tell, config.folders.uploads)
  onStop((await startBackground({ config, secrets, postgres, database, log })).stop)

  const origin = config.origin ?? `http://localhost:${web.port}`
  const { uploads } = config.folders
  const { seals } = secrets
  const { proxies } = config
  let second: ReturnType<typeof fillSecondPlace> | undefined
  const coming = (): string | undefined => second?.coming()
  const app = makeApp({ database, log, origin, proxies, pretend, uploads, seals, organisations, coming })
  const signIn = await howToSignIn(database, origin, pretend)
  web.answerWith(getRequestListener(app.fetch))
  log.info('ready', { ms: Math.round(performance.now()) })
  const warning = proxyWarning(config)
  if (warning) tell(warning)
  tell(`Kith is ready, with ${pretend ? 'pretend' : 'real'} data: ${origin}`)
  tell(signIn)
  if (!pretend) return
  second = fillSecondPlace(database, secrets.seals, tell)
  onStop(second.stop)
}

if (import.meta.main) process.exit(await command.run(process.argv.slice(2)))
