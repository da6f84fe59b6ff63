// Other threads beside the first, for an extract as large as a county's: they read files into the same memory, judge their
// share of the children and write its lines. They are started early, so that they are ready when there is work.

import { Worker } from 'node:worker_threads'
import type { IdentifyRules, SharedRoster, Verdicts } from '#arithmetic/screen/index.ts'
import type { Extract, ReadOutcome, SharedRoll } from '#intake/extract/index.ts'
import type { FactFile } from './take-files.ts'

/** What a thread is given to begin with. */
export type ThreadBegins = {
  folder: string
  rules: IdentifyRules
  days: readonly string[]
  filesPresent: readonly FactFile[]
}

/** What a thread is asked to do, one thing after the other. It answers `done`. */
export type Asked =
  | {
      ask: 'read'
      files: readonly FactFile[]
      /** Which of `files` is to be read next, for all threads. */
      next: Int32Array
      memory: SharedArrayBuffer
      roll: SharedRoll
      roster: SharedRoster
      objecting: readonly string[]
    }
  | { ask: 'judge'; verdicts: Verdicts; from: number; to: number }
  | { ask: 'write'; path: string }

/** What a thread says. */
export type Said = { file: FactFile; bytes: number } | { file: FactFile; outcome: ReadOutcome } | 'done'

export class Beside {
  readonly #extract: Extract
  readonly #threads: OtherThread[]

  constructor(count: number, begins: ThreadBegins, extract: Extract) {
    this.#extract = extract
    this.#threads = Array.from({ length: count }, () => new OtherThread(begins, said => this.#hear(said)))
  }

  /** How many there are. */
  get count(): number {
    return this.#threads.length
  }

  /** Asks every thread, by its number from 0. Done when all of them are. */
  ask(what: (thread: number) => Asked): Promise<unknown> {
    const done = Promise.all(this.#threads.map((thread, i) => thread.ask(what(i))))
    // Whoever fails meanwhile and stops the threads waits for them no more.
    done.catch(() => {})
    return done
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map(thread => thread.stop()))
  }

  #hear(said: Exclude<Said, 'done'>): void {
    if ('bytes' in said) this.#extract.noteProgress(said.file, said.bytes)
    else this.#extract.takeOutcome(said.file, said.outcome)
  }
}

class OtherThread {
  readonly #worker: Worker
  #asked = Promise.withResolvers<void>()

  constructor(begins: ThreadBegins, hear: (said: Exclude<Said, 'done'>) => void) {
    this.#worker = new Worker(new URL('./beside-worker.ts', import.meta.url), { workerData: begins })
    this.#worker.on('message', (said: Said) => (said === 'done' ? this.#asked.resolve() : hear(said)))
    this.#worker.on('error', error => this.#asked.reject(error))
    this.#worker.on('exit', () => this.#asked.reject(new Error('A thread ended before it was done.')))
    this.#asked.promise.catch(() => {})
  }

  ask(asked: Asked): Promise<void> {
    this.#asked = Promise.withResolvers<void>()
    this.#worker.postMessage(asked)
    return this.#asked.promise
  }

  async stop(): Promise<void> {
    await this.#worker.terminate()
  }
}
