// Says how far an import is, over a connection of its own: its transaction shows nothing until it is over. The same
// round trip asks whether somebody wants it to stop.
import type { Work } from '#records/access/work.ts'
import { noteProgress } from './imports.ts'

/** Somebody asked for it to stop: by the button, by Ctrl-C, or because Kith itself stops. */
export class Cancelled extends Error {
  override name = 'Cancelled'
}

export type Progress = { done: number; all: number; doing: string | null }

/** How often it is said, in milliseconds. */
const EVERY = 500

export class ImportProgress {
  /** Aborted, with Cancelled as its reason, when the import is to stop. */
  readonly signal: AbortSignal
  now: Progress = { done: 0, all: 0, doing: null }
  readonly #stop = new AbortController()
  readonly #say: () => Promise<boolean>
  readonly #told: (progress: Progress) => void
  #timer: NodeJS.Timeout | undefined
  #saying: Promise<void> = Promise.resolve()

  constructor(
    work: Work,
    given: {
      importId: string
      signal?: AbortSignal
      onProgress?: (progress: Progress) => void
    },
  ) {
    const { importId, signal, onProgress = () => {} } = given
    this.signal = this.#stop.signal
    this.#told = onProgress
    this.#say = () => work.as(tx => noteProgress(tx, importId, this.now))
    const cancel = (): void => this.#stop.abort(new Cancelled())
    if (signal?.aborted) cancel()
    signal?.addEventListener('abort', cancel, { once: true })
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), EVERY)
  }

  set(change: Partial<Progress>): void {
    this.now = { ...this.now, ...change }
    this.#told(this.now)
  }

  /** Says no more, and waits for what is being said. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#saying
  }

  // A saying that fails is no reason to lose an import; if the database is gone, the import itself will notice.
  #tick(): void {
    this.#saying = this.#saying
      .then(this.#say)
      .then(asked => {
        if (asked) this.#stop.abort(new Cancelled())
      })
      .catch(() => undefined)
  }
}
