// Which account PostgreSQL runs under. It never runs as root, and its programs want a line in the list of accounts.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { PlainError } from '../plain-error.ts'

/** An account to run under. `own` where it is the one Kith itself runs under, so nothing has to change hands. */
export type Account = { uid: number; gid: number; name: string; own: boolean }

/**
 * Kith's own account, unless that is root: then the owner of existing data, the owner of `KITH_DATA` if not root,
 * else `postgres`, else `nobody`. Throws a PlainError where that account cannot work.
 */
export function chooseAccount(config: Config): Account {
  const owner = ownerOf(join(config.folders.postgres, 'PG_VERSION'))
  const me = process.getuid?.() ?? -1
  if (me === 0) return unprivileged(owner ?? ownerOf(config.dataRoot))
  if (owner !== null && owner !== me) throw new PlainError(notMine(config, owner))
  return myself(me)
}

/** Throws a PlainError that names the first folder on the way to `path` which the account may not enter. */
export function mustReach(account: Account, path: string, what: string): void {
  if (account.own || mayEnter(account, path)) return
  const steps = upwards(path).reverse()
  const closed = steps.find(step => !mayEnter(account, step)) ?? path
  throw new PlainError(
    `PostgreSQL does not run as root, so it runs as ${account.name}, and ${account.name} may not enter ${closed}, where ${what} is (${path}). Put ${what} in a folder that everybody may pass through (KITH_DATA=/var/lib/kith, say), or start Kith with an account of its own instead of root.`,
  )
}

function unprivileged(wanted: number | null): Account {
  const found = (wanted ? findAccount(wanted) : null) ?? findAccount('postgres') ?? findAccount('nobody')
  if (!found || found.uid === 0) {
    throw new PlainError(
      'Kith was started as root, PostgreSQL refuses to run as root, and this computer has neither an account postgres nor nobody. Start Kith with an ordinary account.',
    )
  }
  return found
}

function myself(uid: number): Account {
  try {
    const { gid, username } = userInfo()
    return { uid, gid, name: username, own: true }
  } catch {
    throw new PlainError(
      `Kith runs as account number ${uid}, which has no line in the list of accounts (/etc/passwd), and PostgreSQL needs one. Start Kith with an account that has a name, or give a DATABASE_URL.`,
    )
  }
}

function notMine(config: Config, owner: number): string {
  const name = findAccount(owner)?.name ?? `account number ${owner}`
  return `The data in ${config.folders.postgres} belongs to ${name}. Start Kith as ${name}, or as root if it was started as root before.`
}

function findAccount(who: number | string): Account | null {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const column = typeof who === 'number' ? 2 : 0
  const line = lines.find(each => each.split(':')[column] === String(who)) ?? askDirectory(String(who))
  const [name, , uid, gid] = line?.split(':') ?? []
  return name && uid && gid ? { uid: Number(uid), gid: Number(gid), name, own: false } : null
}

// Accounts of a directory service are not in the file.
function askDirectory(who: string): string | null {
  try {
    return execFileSync('getent', ['passwd', who], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

function mayEnter(account: Account, path: string): boolean {
  const command = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? 'cd "$1"' : 'test -x "$1"'
  const { uid, gid } = account
  const { status } = spawnSync('/bin/sh', ['-c', command, 'sh', path], { uid, gid, cwd: '/' })
  // Only a plain no counts: a shell that could not be started at all (too many processes, say) has said nothing.
  return status === 0 || status === null
}

function upwards(path: string): string[] {
  const here = resolve(path)
  return here === dirname(here) ? [here] : [here, ...upwards(dirname(here))]
}

function ownerOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.uid ?? null
}
