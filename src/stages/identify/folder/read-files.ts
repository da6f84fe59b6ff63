// Reads the files of an extract into the columns of a screen: the pupils first, then every other file, by several threads
// at once where the extract is as large as a county's. Each thread takes the next largest file; all of them write into
// the same memory, each file into columns of its own.

import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { bytesFor, type IdentifyRules, openScreen, type Screen } from '#arithmetic/screen/index.ts'
import type { Extract, ReadOutcome, SharedRoll } from '#intake/extract/index.ts'
import { type FactFile, takeFacts, takePupils } from './take-files.ts'

export interface ReadFilesOptions {
  /** Where the extract lies, if it is a folder: only then can other threads open it. */
  folder?: string
  /** Threads that read, this one among them. By the size of the extract where it is not said. */
  workers?: number
}

/** The screen with all facts taken, and the memory they are in, where several threads share it. */
export type ReadScreen = { screen: Screen; memory: SharedArrayBuffer | null }

/** What a thread is given to begin with. */
export interface ReaderTask {
  folder: string
  rules: IdentifyRules
  days: readonly string[]
  files: readonly FactFile[]
  filesPresent: readonly FactFile[]
  /** Which of `files` is to be read next, for all threads. */
  next: Int32Array
  memory: SharedArrayBuffer
  roll: SharedRoll
  objecting: readonly string[]
}

/** What a thread says while it reads. */
export type ReaderSays = { file: FactFile; bytes: number } | { file: FactFile; outcome: ReadOutcome }

/** Below this a second thread costs more than it saves: about 250,000 pupils. */
const WORTH_A_THREAD = 250_000_000

export async function readFiles(
  extract: Extract,
  rules: IdentifyRules,
  options: ReadFilesOptions,
): Promise<ReadScreen> {
  const filesPresent = extract.present.filter(isFactFile)
  const screen = openScreen(rules, { calendar: extract.days, filesPresent: new Set(filesPresent) })
  await extract.numbers('pupils', takePupils(screen))
  const readable = filesPresent.filter(file => extract.canRead(file))
  for (const file of filesPresent)
    if (!readable.includes(file)) await extract.numbers(file, { take: () => {} })
  const files = readable.sort((a, b) => extract.bytesOf(b) - extract.bytesOf(a))
  const threads = Math.min(options.workers ?? threadsFor(extract), files.length)
  const { folder } = options
  if (threads < 2 || folder === undefined) {
    screen.facts.reserve(screen.roster.count)
    await readNext(extract, screen, files, new Int32Array(1))
    return { screen, memory: null }
  }
  const memory = new SharedArrayBuffer(bytesFor(screen.shape, screen.roster.count))
  screen.facts.keepIn(memory, screen.roster.count)
  const next = new Int32Array(new SharedArrayBuffer(4))
  const { days, objecting, roll } = extract
  const task: ReaderTask = {
    ...{ folder, rules, days, files, filesPresent, next, memory },
    ...{ roll: roll.share(), objecting: [...objecting] },
  }
  const others = Array.from({ length: threads - 1 }, () => startReader(task, extract))
  const stop = () => Promise.all(others.map(({ worker }) => worker.terminate()))
  try {
    await Promise.all([readNext(extract, screen, files, next), ...others.map(({ done }) => done)])
  } finally {
    await stop()
  }
  return { screen, memory }
}

/** Reads one file after the other until none is left. */
export async function readNext(
  extract: Extract,
  screen: Screen,
  files: readonly FactFile[],
  next: Int32Array,
  onRead?: (file: FactFile) => void,
): Promise<void> {
  const facts = takeFacts(screen)
  for (;;) {
    const file = files[Atomics.add(next, 0, 1)]
    if (file === undefined) return
    await extract.numbers(file, facts[file])
    onRead?.(file)
  }
}

function isFactFile(file: string): file is FactFile {
  return file !== 'calendar' && file !== 'pupils'
}

function threadsFor(extract: Extract): number {
  return extract.bytes < WORTH_A_THREAD ? 1 : Math.min(2, availableParallelism())
}

function startReader(task: ReaderTask, extract: Extract): { worker: Worker; done: Promise<void> } {
  const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: task })
  const done = new Promise<void>((resolve, reject) => {
    worker.on('message', (said: ReaderSays) => {
      if ('bytes' in said) extract.noteProgress(said.file, said.bytes)
      else extract.takeOutcome(said.file, said.outcome)
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
  return { worker, done }
}
