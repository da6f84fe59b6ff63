// Starts the server program as a process of its own, which lives on when Kith is killed.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Folders } from '../config.ts'
import { turnOver } from '../log.ts'
import { makePrivateFolder } from '../private-files.ts'
import type { Account } from './account.ts'
import { runAs } from './create.ts'
import { deadServer } from './postmaster-pid.ts'
import type { Programs } from './programs.ts'
import { socketPort } from './socket.ts'

/** A server that was started. */
export type Launched = {
  /** The line it stopped with, or null while it runs. `passing` where another try may do better. */
  ended(): { line: string; passing: boolean } | null
}

// What guards the data stands on the command line, where no edited file changes it. A statement may hold a name, and so
// may the detail of an error: neither reaches the log.
const guarded = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Starts it, detached, with its output in a file: a pipe to Kith would break with Kith. */
export function launch(
  folders: Folders,
  programs: Programs,
  account: Account,
  socketFolder: string,
): Launched {
  const file = postgresLog(folders)
  makePrivateFolder(folders.log)
  if (existsSync(file) && statSync(file).size > 10 * 1024 * 1024) turnOver(file)
  const output = openSync(file, 'a', 0o600)
  const from = fstatSync(output).size
  const settings = Object.entries(guarded).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const args = ['-D', folders.postgres, '-k', socketFolder, '-p', String(socketPort), ...settings]
  const { env, ...as } = runAs(account, folders.postgres)
  const child = spawn(join(programs.folder, 'postgres'), args, {
    ...as,
    env: { ...env, ...ignoreDeadNote(folders) },
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let failure: string | null = null
  let over = false
  child.once('exit', () => {
    over = true
  })
  child.once('error', error => {
    over = true
    failure = error.message
  })
  child.unref()
  return { ended: () => (over ? why(failure ?? lastWords(file, from)) : null) }
}

export function postgresLog(folders: Folders): string {
  return join(folders.log, 'postgres.log')
}

// A number in the note that now belongs to a zombie or to another program would keep PostgreSQL from starting for as
// long as that lasts, which in a container can be for ever. PG_GRANDPARENT_PID is PostgreSQL's own way (pg_ctl uses it) to
// say "that process is no server"; its second guard, the shared memory of the old server, still holds.
function ignoreDeadNote(folders: Folders): { PG_GRANDPARENT_PID?: string } {
  const pid = deadServer(folders.postgres)
  return pid === null ? {} : { PG_GRANDPARENT_PID: String(pid) }
}

function lastWords(file: string, from: number): string {
  const lines = readFileSync(file).subarray(from).toString('utf8').split('\n')
  const fatal = lines.find(line => /\b(FATAL|PANIC):/.test(line)) ?? lines.filter(Boolean).at(-1)
  return fatal?.replace(/^.*\b(FATAL|PANIC): +/, '') ?? 'it ended without a word'
}

// The old server, or one that another start made at this moment, still has the folder.
function why(line: string): { line: string; passing: boolean } {
  return {
    line,
    passing: /lock file|shared memory block|another server|could not bind|ended without/.test(line),
  }
}
