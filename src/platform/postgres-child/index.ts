// Kith's own PostgreSQL, as its parent: found or made, started or adopted, kept alive, stopped by the last who uses it.
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { type Attached, greet } from '../database/app-lock.ts'
import type { Where } from '../database/connections.ts'
import type { Administrator } from '../database/migrate.ts'
import type { Log } from '../log.ts'
import { PlainError } from '../plain-error.ts'
import type { Secrets } from '../secrets.ts'
import { belowFloor } from './floor.ts'
import { startedFrom } from './postmaster-pid.ts'
import { oldestMajor } from './programs.ts'
import { reach, type Setup } from './reach.ts'
import { socketPort } from './socket.ts'
import { stopServer } from './stop.ts'

export type Postgres = {
  /** The folder of the socket, or the host of a DATABASE_URL. */
  host: string
  port: number
  superuser: string
  password: string
  /** The same, in the two parts that the database functions take. */
  where: Where
  administrator: Administrator
  /** Such as `15.20`. */
  version: string
  source: 'url' | 'installed' | 'embedded'
  /** It was running already. */
  adopted: boolean
  /** Leaves. The last to leave stops the server and waits until it has. A DATABASE_URL is somebody else's: left alone. */
  stop(): Promise<void>
}

export type Options = {
  /** `app` serves pages: only one may, and it restarts a server that dies. `command` uses what is there. */
  as?: 'app' | 'command'
  /** Says a sentence to the person at the terminal. */
  tell?: (sentence: string) => void
  /** Gives up waiting, and stops what was started for it. */
  signal?: AbortSignal
  /** Called where the server died, and another Kith serves this data by the time it is back. */
  displaced?: (reason: PlainError) => void
}

/**
 * Finds PostgreSQL, or starts it: DATABASE_URL; else the one of this installation that runs already; else the installed
 * programs; else those that come with the packages. Throws a PlainError that says what to do.
 */
export async function openPostgres(
  config: Config,
  secrets: Secrets,
  log: Log,
  options: Options = {},
): Promise<Postgres> {
  const { as = 'command', tell = () => undefined } = options
  if (config.databaseUrl !== null) return openUrl(new URL(config.databaseUrl), tell)
  const began = performance.now()
  const setup = { config, password: secrets.superuser, log, tell }
  const reached = await reach(setup, () => options.signal?.aborted === true)
  if (as === 'app') await mustServeAlone(reached.attached, config)
  const { attached, adopted, where, administrator } = reached
  const source = startedFrom(config.folders.postgres)
  const ms = Math.round(performance.now() - began)
  log.info('postgres ready', { detail: `${attached.version} ${source}${adopted ? ' adopted' : ''}`, ms })
  warnOf(attached.version, source, tell)
  const stop = as === 'app' ? keepAlive(setup, attached, options.displaced) : () => leave(attached, setup)
  return { ...describe(where, administrator), version: attached.version, source, adopted, stop }
}

/** The two parts of a DATABASE_URL. Encrypted connections check the server's certificate. */
export function addressOf(url: URL): Pick<Postgres, 'where' | 'administrator'> {
  const where = {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || socketPort),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: /^(require|verify-ca|verify-full)$/.test(url.searchParams.get('sslmode') ?? ''),
  }
  return {
    where,
    administrator: { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  }
}

async function openUrl(url: URL, tell: (sentence: string) => void): Promise<Postgres> {
  const { where, administrator } = addressOf(url)
  const version = await greet(where, administrator)
  if (Number.parseInt(version, 10) < oldestMajor) {
    throw new PlainError(
      `The database of DATABASE_URL is PostgreSQL ${version}. Kith needs ${oldestMajor} or later.`,
    )
  }
  warnOf(version, 'url', tell)
  return {
    ...describe(where, administrator),
    version,
    source: 'url',
    adopted: true,
    stop: async () => undefined,
  }
}

function describe(
  where: Where,
  administrator: Administrator,
): Pick<Postgres, 'host' | 'port' | 'superuser' | 'password' | 'where' | 'administrator'> {
  return {
    host: where.host,
    port: where.port,
    superuser: administrator.user,
    password: administrator.password,
    where,
    administrator,
  }
}

function warnOf(version: string, source: Postgres['source'], tell: (sentence: string) => void): void {
  if (source === 'embedded') {
    tell(
      `Kith uses the PostgreSQL that comes with its packages (${version}). It is for trying Kith out: before real data goes in, install PostgreSQL.`,
    )
  } else {
    const sentence = belowFloor(version)
    if (sentence) tell(sentence)
  }
}

// The lock of a Kith that was killed a moment ago is let go when PostgreSQL notices, so one refusal is not yet an answer.
async function mustServeAlone(attached: Attached, config: Config): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    if (await attached.serveAlone()) return
    await wait(100)
  }
  await attached.close()
  throw new PlainError(
    `Kith is already running with the data in ${config.folders.home}. Use that one, stop it first, or give this one its own folder with KITH_DATA.`,
  )
}

// Watches the connection that holds the locks: when it breaks, the server died. Returns how to stop.
function keepAlive(setup: Setup, first: Attached, displaced: Options['displaced']): () => Promise<void> {
  let leaving = false
  let attached: Attached | null = first
  const watch = async (): Promise<void> => {
    while (attached) {
      await attached.lost
      attached = leaving ? null : await comeBack(setup, () => leaving, displaced)
    }
  }
  const watching = watch()
  return async () => {
    leaving = true
    if (attached) await leave(attached, setup)
    await watching
  }
}

async function comeBack(
  setup: Setup,
  leaving: () => boolean,
  displaced: Options['displaced'],
): Promise<Attached | null> {
  const began = Date.now()
  setup.log.warn('postgres lost')
  for (let pause = 100; !leaving(); pause = Math.min(pause * 2, 5_000)) {
    try {
      const { attached } = await reach(setup, leaving)
      const taken = await mustServeAlone(attached, setup.config).catch((reason: PlainError) => reason)
      if (taken) {
        displaced?.(taken)
        return null
      }
      setup.log.info('postgres back', { ms: Date.now() - began })
      return attached
    } catch (error) {
      if (leaving()) break
      setup.log.error('postgres not back yet', { error })
      await wait(pause)
    }
  }
  return null
}

async function leave(attached: Attached, { config, log }: Setup): Promise<void> {
  const last = await attached.leaveLast().catch(() => false)
  if (last) await stopServer(config.folders.postgres, log)
  await attached.close()
}
