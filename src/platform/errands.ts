// Small things done again and again while Kith runs, such as sealing the audit each second.
import type { Log } from './log.ts'

export type Errand = { name: string; everyMs: number; run: () => Promise<void> }

export type Errands = {
  /** Starts no more and waits for those under way. */
  stop(): Promise<void>
}

/** Runs each errand, rests, and runs it again; never twice at once. One that fails is logged and tried again. */
export function startErrands(errands: readonly Errand[], log: Log): Errands {
  const stopping = new AbortController()
  const running = errands.map(errand => repeat(errand, log, stopping.signal))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

async function repeat({ name, everyMs, run }: Errand, log: Log, signal: AbortSignal): Promise<void> {
  let failing = false
  while (!signal.aborted) {
    try {
      await run()
      failing = false
    } catch (error) {
      // Said once, not each second, while the database is away.
      if (!failing) log.warn('errand failed', { job: name, error })
      failing = true
    }
    await rest(everyMs, signal)
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise(resolve => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
