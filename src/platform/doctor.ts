// `kith doctor`: looks, and changes nothing.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Config, isInstalled, readConfig } from './config.ts'
import { greet } from './database/app-lock.ts'
import { PlainError } from './plain-error.ts'
import { chooseAccount, mustReach } from './postgres-child/account.ts'
import { belowFloor } from './postgres-child/floor.ts'
import { addressOf } from './postgres-child/index.ts'
import { runningServer, startedFrom } from './postgres-child/postmaster-pid.ts'
import { findPrograms } from './postgres-child/programs.ts'
import { settings } from './settings.ts'

type Finding = { state: 'good' | 'look' | 'wrong'; about: string; says: string }

// initdb and a demo place want some 150 MB; below this PostgreSQL itself may soon be unable to write.
const leastFree = 1024 ** 3

export const command = {
  name: 'doctor',
  help: 'Looks at Node, PostgreSQL, the data, the keys, the disk and the settings, and says what is amiss. Changes nothing.',
  run: async (args: string[]): Promise<number> => {
    const findings = await examine(args)
    const marks = { good: '  ', look: '? ', wrong: '! ' }
    for (const { state, about, says } of findings) console.log(`${marks[state]}${about.padEnd(10)} ${says}`)
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },
}

/** Everything worth saying, in the order in which it would stop a start. */
export async function examine(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Finding[]> {
  const good = (about: string, says: string): Finding => ({ state: 'good', about, says })
  const look = (about: string, says: string): Finding => ({ state: 'look', about, says })
  const node = good('Node', process.versions.node)
  const config = attempt(() => readConfig(env, args))
  if (config instanceof PlainError) return [node, { state: 'wrong', about: 'settings', says: config.message }]

  const set = Object.keys(settings).filter(name => env[name])
  const keysMode = existsSync(config.keysFile) ? statSync(config.keysFile).mode & 0o077 : null
  return [
    node,
    good('settings', set.length ? `set: ${set.join(', ')}` : 'none set; docs/settings.md has them all'),
    good('data', `${config.folders.home} (${isInstalled(config) ? config.kind : 'nothing there yet'})`),
    ...(await postgresFindings(config)),
    keysMode === null
      ? look('keys', `none yet; a start makes ${config.keysFile}`)
      : keysMode
        ? look('keys', `others can read ${config.keysFile}: chmod 600 it`)
        : good('keys', `${config.keysFile}: keep a copy apart from the backups`),
    disk(config),
  ]
}

async function postgresFindings(config: Config): Promise<Finding[]> {
  const finding = (state: Finding['state'], says: string): Finding => ({ state, about: 'PostgreSQL', says })
  if (config.databaseUrl !== null) {
    const { where, administrator } = addressOf(new URL(config.databaseUrl))
    const version = await greet(where, administrator).catch((error: PlainError) => error)
    if (version instanceof PlainError) return [finding('wrong', version.message)]
    return [finding('good', `${version} at ${where.host}, from DATABASE_URL`), ...floor(version)]
  }
  const account = attempt(() => chooseAccount(config))
  if (account instanceof PlainError) return [finding('wrong', account.message)]
  const programs = attempt(() => findPrograms(config.folders.postgres, config.postgres))
  if (programs instanceof PlainError) return [finding('wrong', programs.message)]
  const reachable = attempt(() => mustReach(account, nearest(config.folders.home), 'the data'))
  if (reachable instanceof PlainError) return [finding('wrong', reachable.message)]
  const running = runningServer(config.folders.postgres)
  const runs = running
    ? `running as process ${running.pid}, ${startedFrom(config.folders.postgres)}`
    : 'not running'
  const trial =
    programs.source === 'embedded'
      ? [finding('look', 'comes with the packages: for trying Kith out, not for real data')]
      : []
  return [
    finding('good', `${programs.version} in ${programs.folder}, as ${account.name}; ${runs}`),
    ...trial,
    ...floor(programs.version),
  ]

  function floor(version: string): Finding[] {
    const sentence = belowFloor(version)
    return sentence ? [finding('look', sentence)] : []
  }
}

function disk(config: Config): Finding {
  const { bavail, bsize } = statfsSync(nearest(config.folders.home))
  const free = bavail * bsize
  const says = `${(free / 1024 ** 3).toFixed(1)} GB free`
  return free < leastFree
    ? { state: 'look', about: 'disk', says: `${says}: little; when it is full nothing more can be saved` }
    : { state: 'good', about: 'disk', says }
}

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path))
}

function attempt<T>(work: () => T): T | PlainError {
  try {
    return work()
  } catch (error) {
    if (error instanceof PlainError) return error
    throw error
  }
}
