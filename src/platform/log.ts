// The log: one JSON object a line. It holds what happened, where (a route pattern) and to which request, never whom it
// was about: the fields are these and no others, so a name or an address has nowhere to stand.
import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { makeHome, makePrivateFolder } from './private-files.ts'

export type Level = 'info' | 'warn' | 'error'

export type LogFields = {
  /** The request's short id, also shown on the error page. */
  id?: string
  method?: string
  /** The route's pattern (`/children/:child`), never the address itself. */
  route?: string
  status?: number
  /** Milliseconds. */
  ms?: number
  /** The actor's id. */
  actor?: string
  job?: string
  /** How many. */
  n?: number
  /** A fixed word or a version that explains the event. */
  detail?: string
  /** What was thrown. Its message is left out, as PostgreSQL puts values of columns into messages. */
  error?: unknown
}

export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const turnOverAt = 10 * 1024 * 1024
const keep = 5

/** Opens the log of an installation: `log/kith.log`, or standard output where the settings say so. */
export function openLog(config: Config): Log {
  if (config.logTo === 'stdout') return logTo(line => void process.stdout.write(line))
  makeHome(config)
  makePrivateFolder(config.folders.log)
  return logTo(intoFile(join(config.folders.log, 'kith.log')))
}

/** A log that hands each line to `write`. */
export function logTo(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const at =
    (level: Level) =>
    (event: string, fields: LogFields = {}) => {
      const { error, ...rest } = fields
      const what = error === undefined ? {} : { error: withoutMessage(error) }
      write(`${JSON.stringify({ at: now().toISOString(), level, event, ...rest, ...what })}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

// Each line is written before the call returns, so that a killed program leaves its last words.
function intoFile(file: string): (line: string) => void {
  let fd = openSync(file, 'a', 0o600)
  let size = fstatSync(fd).size
  return line => {
    if (size > turnOverAt) {
      closeSync(fd)
      turnOver(file)
      fd = openSync(file, 'a', 0o600)
      size = 0
    }
    try {
      size += writeSync(fd, line)
    } catch {
      // A full disk must not stop the pages that only read.
    }
  }
}

/** Renames `file` to `file.1`, `.1` to `.2`…, and lets the oldest go. */
export function turnOver(file: string): void {
  for (let n = keep - 1; n >= 1; n--) {
    if (existsSync(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`)
  }
  renameSync(file, `${file}.1`)
}

function withoutMessage(error: unknown): { name: string; code?: string; stack?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = (error as { code?: unknown }).code
  const frames = error.stack?.split('\n').filter(line => /^\s+at /.test(line)) ?? []
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames.slice(0, 8).map(line => line.trim()),
  }
}
