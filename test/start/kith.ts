// Starts Kith as a person would, as a real process, for the tests of this folder.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '#platform/config.ts'

export type Started = {
  process: ChildProcess
  address: string
  /** The text of `/health`: `ok` where the database answers. */
  health(): Promise<string>
  /**
   * Milliseconds from the start until it was ready, less those for which it or its database stood in the queue for a
   * processor: how busy the computer is with other things is nothing that Kith could do faster. Elsewhere than on Linux, all
   * of them.
   */
  readyAfter: number
  /** Sends a signal and gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export type Ended = { code: number | null; says: string }

export type As = { uid?: number; gid?: number }

export const isRoot = process.getuid?.() === 0
export const nobody: As = isRoot ? { uid: 65_534, gid: 65_534 } : {}

/** A folder for data that every account may pass through; removed with `sweep`. */
export function scratch(): string {
  const folder = mkdtempSync('/tmp/kith-test-')
  chmodSync(folder, 0o777)
  return folder
}

/** Runs `kith` with these words until it is ready or ends. */
export async function start(
  words: string[],
  settings: Record<string, string>,
  as: As = {},
): Promise<Started | Ended> {
  // As bin/with-packages starts it: what Node has read once it does not read again.
  const cache = join(projectRoot, '.cache/node')
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: cache, KITH_PORT: '0', ...settings }
  const began = performance.now()
  const child = spawn(process.execPath, [join(projectRoot, 'src/cli.ts'), ...words], { env, cwd: '/', ...as })
  let says = ''
  child.stdout.on('data', text => (says += text))
  child.stderr.on('data', text => (says += text))
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  for (;;) {
    const address = /is ready.*(http:\S+)/.exec(says)?.[1]
    if (address) {
      const home = join(settings.KITH_DATA ?? '', words.includes('--demo') ? 'demo' : 'real')
      return started(
        child,
        address,
        ended,
        performance.now() - began - queuedFor(child.pid!, postgresPid(home)),
      )
    }
    const code = await Promise.race([ended, wait(20, 'not yet' as const)])
    if (code !== 'not yet') return { code, says }
  }
}

/** The same, for a start that must succeed: anything else throws what it said. */
export async function mustStart(
  words: string[],
  settings: Record<string, string>,
  as: As = {},
): Promise<Started> {
  const result = await start(words, settings, as)
  if ('code' in result) throw new Error(`Kith ended with ${result.code}: ${result.says}`)
  return result
}

/** The same, for a start that must be refused. */
export async function mustEnd(
  words: string[],
  settings: Record<string, string>,
  as: As = {},
): Promise<Ended> {
  const result = await start(words, settings, as)
  if ('code' in result) return result
  await result.end('SIGTERM')
  throw new Error('Kith started, and should have refused.')
}

/** The number of the PostgreSQL process of an installation, or null. */
export function postgresPid(home: string): number | null {
  const note = join(home, 'postgres/postmaster.pid')
  return existsSync(note) ? Number.parseInt(readFileSync(note, 'utf8'), 10) : null
}

/** Every event in the log of an installation, oldest first. */
export function events(home: string): { event: string; detail?: string; ms?: number }[] {
  const lines = readFileSync(join(home, 'log/kith.log'), 'utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line))
}

/** Waits until a thing holds, at most a minute. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await holds()) return
    await wait(50)
  }
  throw new Error('A minute went by, and it does not hold.')
}

export function alive(pid: number): boolean {
  return (
    spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.replace(/Z.*/s, '')
      .trim() !== ''
  )
}

/** Ends what a failed test left running, and removes its folder. */
export function sweep(folder: string): void {
  for (const kind of ['demo', 'real']) {
    const pid = postgresPid(join(folder, kind))
    if (pid !== null && alive(pid)) process.kill(pid, 'SIGQUIT')
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/**
 * For how many milliseconds a Kith and the first process of its database stood in the queue for a processor since each began:
 * the one waits for the other while they start.
 */
function queuedFor(kith: number, postmaster: number | null): number {
  return queued(kith) + (postmaster === null ? 0 : queued(postmaster))
}

// The second of the figures, in nanoseconds: https://docs.kernel.org/scheduler/sched-stats.html
function queued(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}

function started(
  child: ChildProcess,
  address: string,
  ended: Promise<number | null>,
  readyAfter: number,
): Started {
  return {
    process: child,
    address,
    readyAfter,
    health: () =>
      fetch(`${address}/health`)
        .then(response => response.text())
        .catch(() => 'no answer'),
    end: signal => {
      child.kill(signal)
      return ended
    },
  }
}
