// Stops the server in order, and waits until it has.
import { rmdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { runningServer } from './postmaster-pid.ts'
import { shortFolders } from './socket.ts'

// A fast shutdown writes everything down first, which takes as long as the disk does. A server that was killed into
// crash recovery once ignored SIGINT for over 20 s and needed SIGQUIT, which loses nothing that was acknowledged.
const patience = 60_000

/** Asks the server of this data folder to stop (SIGINT: fast shutdown), and after a minute tells it to (SIGQUIT). */
export async function stopServer(dataFolder: string, log: Log): Promise<void> {
  const note = runningServer(dataFolder)
  if (!note) return
  const began = Date.now()
  const gone = (): boolean => runningServer(dataFolder)?.pid !== note.pid
  process.kill(note.pid, 'SIGINT')
  while (!gone() && Date.now() - began < patience) await wait(20)
  if (!gone()) {
    log.warn('postgres told to quit', { ms: Date.now() - began })
    process.kill(note.pid, 'SIGQUIT')
    while (!gone() && Date.now() - began < patience + 10_000) await wait(20)
  }
  removeShortFolder(note.socketFolder)
  log.info('postgres stopped', { ms: Date.now() - began })
}

// Empty by now; another server's file in it, or another account's folder, is left alone.
function removeShortFolder(folder: string | null): void {
  if (!folder?.startsWith(shortFolders)) return
  try {
    rmdirSync(folder)
  } catch {}
}
