// How one run of Kith is set up: the checked settings, and which of the two installations (pretend or real) it is.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainError } from './plain-error.ts'
import { checkSettings } from './settings.ts'

/** Pretend data or real data: each has its own folder, PostgreSQL and secrets, and they never meet. */
export type Kind = 'demo' | 'real'

/** Where one installation keeps its things. `home` is `KITH_DATA/demo` or `KITH_DATA/real`. */
export type Folders = { home: string; postgres: string; secrets: string; log: string; uploads: string }

export type Config = {
  kind: Kind
  /** There is no installation yet and no flag was given: on a terminal, ask, then use `forKind`. */
  undecided: boolean
  dataRoot: string
  folders: Folders
  /** 0 lets the computer choose. */
  port: number
  /** Both loopbacks, or the one address that was set. */
  addresses: string[]
  /** The address people type, without a path. null is `http://localhost:PORT`, known once Kith listens. */
  origin: string | null
  /** How many proxies of our own stand before us: their word on where a request came from is believed. */
  proxies: number
  /** A PostgreSQL run by somebody else. null means Kith runs its own. */
  databaseUrl: string | null
  /** Which programs to start: a folder, `embedded`, or null for the best found. */
  postgres: string | null
  keysFile: string
  /** Whether statements are named (prepared). */
  prepared: boolean
  logTo: 'file' | 'stdout'
  /** The file of organisations whose accounts people may sign in with. */
  organisationsFile: string | null
  chromium: string | null
}

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Reads and checks all configuration. `argv` are the words after the command; of these, `--demo` and `--real` count
 * and the rest is left to the command. Throws a PlainError that names the setting and what it may be.
 */
export function readConfig(env: NodeJS.ProcessEnv, argv: readonly string[] = []): Config {
  const given = checkSettings(env)
  if (given.DATABASE_URL && given.DATABASE_URL_FILE) {
    throw new PlainError('Both DATABASE_URL and DATABASE_URL_FILE are set. Set one of them.')
  }
  const dataRoot = given.KITH_DATA ?? join(projectRoot, 'data')
  const databaseUrl = given.DATABASE_URL ?? given.DATABASE_URL_FILE ?? null
  const kind = chooseKind(dataRoot, argv, databaseUrl !== null)
  const folders = foldersOf(dataRoot, kind ?? 'real')
  return {
    kind: kind ?? 'real',
    undecided: kind === null,
    dataRoot,
    folders,
    port: given.KITH_PORT ?? 3000,
    addresses: given.KITH_LISTEN ? [given.KITH_LISTEN] : ['127.0.0.1', '::1'],
    origin: given.KITH_ORIGIN ?? null,
    proxies: given.KITH_PROXIES ?? 0,
    databaseUrl,
    postgres: given.KITH_POSTGRES ?? null,
    keysFile: given.KITH_KEYS ?? keysIn(folders),
    prepared: given.KITH_PREPARED !== 'off',
    logTo: given.KITH_LOG ?? 'file',
    organisationsFile: given.KITH_OIDC ?? null,
    chromium: given.KITH_CHROMIUM ?? null,
  }
}

/** The same configuration for the other kind of data, once the person at the terminal has chosen. */
export function forKind(config: Config, kind: Kind): Config {
  const folders = foldersOf(config.dataRoot, kind)
  const keysFile = config.keysFile === keysIn(config.folders) ? keysIn(folders) : config.keysFile
  return { ...config, kind, undecided: false, folders, keysFile }
}

/** Whether this installation has been started before. */
export function isInstalled(config: Config): boolean {
  return isThere(config.folders, config.databaseUrl !== null)
}

function chooseKind(dataRoot: string, argv: readonly string[], byUrl: boolean): Kind | null {
  const flags = (['demo', 'real'] as const).filter(kind => argv.includes(`--${kind}`))
  if (flags.length === 2) throw new PlainError('Both --demo and --real were given. Give one of them.')
  if (flags[0]) return flags[0]
  const there = (['demo', 'real'] as const).filter(kind => isThere(foldersOf(dataRoot, kind), byUrl))
  if (there.length === 2) {
    throw new PlainError(`${dataRoot} holds both pretend and real data. Say which with --demo or --real.`)
  }
  return there[0] ?? null
}

// A start that failed before there was a database has decided nothing.
function isThere(folders: Folders, byUrl: boolean): boolean {
  return existsSync(join(folders.postgres, 'PG_VERSION')) || (byUrl && existsSync(folders.secrets))
}

function foldersOf(dataRoot: string, kind: Kind): Folders {
  const home = join(dataRoot, kind)
  return {
    home,
    postgres: join(home, 'postgres'),
    secrets: join(home, 'secrets'),
    log: join(home, 'log'),
    uploads: join(home, 'uploads'),
  }
}

function keysIn(folders: Folders): string {
  return join(folders.secrets, 'keys.json')
}
