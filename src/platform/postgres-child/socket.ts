// The folder of PostgreSQL's socket, its only door: nothing listens on the network.
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account.ts'

// The kernel's own limit on the path of a socket, its closing zero left out: unix(7), and sys/un.h elsewhere.
const longestPath = process.platform === 'linux' ? 107 : 103

/** How the names of the short folders begin. */
export const shortFolders = '/tmp/kith-'

/** One port for every server, as each has a folder of its own; it is only a part of the socket's file name. */
export const socketPort = 5432

/** Makes the folder (`run`, with the data), or a short one in /tmp where the path would be too long for a socket. */
export function makeSocketFolder(home: string, account: Account): string {
  const folder = socketFolderOf(home)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isPrivate(folder, account)) return folder
  const other = mkdtempSync(shortFolders)
  isPrivate(other, account)
  return other
}

/** Where the socket of an installation stands, unless somebody else holds that name. */
export function socketFolderOf(home: string): string {
  const folder = join(home, 'run')
  const short = `${shortFolders}${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
  return Buffer.byteLength(socketIn(folder)) <= longestPath ? folder : short
}

function socketIn(folder: string): string {
  return join(folder, `.s.PGSQL.${socketPort}`)
}

// /tmp is everybody's: a folder of this name that another account made, or a link, must not become our door.
function isPrivate(folder: string, account: Account): boolean {
  const found = lstatSync(folder)
  const mine = found.uid === account.uid || found.uid === process.getuid?.()
  if (!found.isDirectory() || !mine) return false
  chmodSync(folder, 0o700)
  if (!account.own) chownSync(folder, account.uid, account.gid)
  return true
}
