// A program that runs until it is told to stop: Ctrl-C, or SIGTERM from whatever started it.
import { setTimeout as wait } from 'node:timers/promises'
import { PlainError, tellPlainly } from './plain-error.ts'

export type Run = {
  /** Aborted when Kith is told to stop. */
  signal: AbortSignal
  /** Something to close at the end; the last opened is closed first. */
  onStop(close: () => Promise<void>): void
  /** Stops, as if told to, and ends with 1 and this sentence. */
  fail(reason: PlainError): void
}

// What is half-way through starting is let come to its end, so that it can be closed in order.
const patience = 10_000

/** Runs `start`, waits to be told to stop, closes everything in turn. Returns the exit code. */
export async function untilStopped(start: (run: Run) => Promise<void>): Promise<number> {
  const stop = new AbortController()
  const closing: (() => Promise<void>)[] = []
  let code = 0
  const fail = (reason: unknown): void => {
    const onlyStopped = stop.signal.aborted && reason instanceof PlainError
    if (!onlyStopped) {
      code = 1
      tellPlainly(reason)
    }
    stop.abort()
  }
  const told = new Promise<void>(resolve => stop.signal.addEventListener('abort', () => resolve()))
  // npm passes on a Ctrl-C that the terminal has sent as well, so the second of two is no impatience.
  const stopping = (): void => {
    if (!stop.signal.aborted) console.error('Stopping…')
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopping)
  const started = start({ signal: stop.signal, onStop: close => void closing.push(close), fail }).catch(fail)
  await told
  await Promise.race([started, wait(patience, undefined, { ref: false })])
  for (const close of closing.reverse()) await close().catch(fail)
  return code
}
