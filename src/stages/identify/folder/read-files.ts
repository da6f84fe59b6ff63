// Reads the files of an extract into the columns of a screen: the pupils first, then every other file, by several threads
// at once where the extract is as large as a county's. Each thread takes the next largest file; all of them write into
// the same memory, each file into columns of its own.

import { availableParallelism } from 'node:os'
import { bytesFor } from '#arithmetic/screen/columns.ts'
import type { IdentifyRules } from '#arithmetic/screen/rules.ts'
import { openScreen, type Screen } from '#arithmetic/screen/screen.ts'
import type { Extract } from '#intake/extract/index.ts'
import type { Beside } from './beside.ts'
import { type FactFile, takeFacts, takePupils } from './take-files.ts'

export interface ReadFilesOptions {
  /** Where the extract lies, if it is a folder: only then can other threads open it. */
  folder?: string
  /** Threads that read, this one among them. By the size of the extract where it is not said. */
  workers?: number
}

/** The screen with all facts taken; and the threads that took them with this one, ready for more, to be stopped at the end. */
export type ReadScreen = { screen: Screen; beside: Beside | null }

/** Below this a second thread costs more than it saves: about 250,000 pupils. */
const WORTH_A_THREAD = 250_000_000

export async function readFiles(
  extract: Extract,
  rules: IdentifyRules,
  { folder, workers }: ReadFilesOptions,
): Promise<ReadScreen> {
  const filesPresent = extract.present.filter(isFactFile)
  const readable = filesPresent.filter(file => extract.canRead(file))
  const files = readable.toSorted((a, b) => extract.bytesOf(b) - extract.bytesOf(a))
  const threads = folder === undefined ? 1 : Math.min(workers ?? threadsFor(extract), readable.length)
  const { days } = extract
  const beside =
    threads < 2
      ? null
      : await startBeside(threads - 1, { folder: folder!, rules, days, filesPresent }, extract)
  try {
    const screen = openScreen(rules, { calendar: days, filesPresent: new Set(filesPresent) })
    await extract.numbers('pupils', takePupils(screen))
    for (const file of filesPresent)
      if (!readable.includes(file)) await extract.numbers(file, { take: () => {} })
    if (beside === null) {
      screen.facts.reserve(screen.roster.count)
      await readNext(extract, screen, files, new Int32Array(1))
    } else await readTogether(extract, screen, files, beside)
    return { screen, beside }
  } catch (error) {
    await beside?.stop()
    throw error
  }
}

/** Loaded where it is needed: most extracts are read by one thread, and sooner without what starts others. */
async function startBeside(...begin: ConstructorParameters<typeof Beside>): Promise<Beside> {
  const { Beside } = await import('./beside.ts')
  return new Beside(...begin)
}

async function readTogether(
  extract: Extract,
  screen: Screen,
  files: readonly FactFile[],
  beside: Beside,
): Promise<void> {
  const { count } = screen.roster
  const memory = new SharedArrayBuffer(bytesFor(screen.shape, count))
  screen.facts.keepIn(memory, count)
  const next = new Int32Array(new SharedArrayBuffer(4))
  const objecting = [...extract.objecting]
  const shared = { roll: extract.roll.share(), roster: screen.roster.share() }
  const others = beside.ask(() => ({ ask: 'read', files, next, memory, objecting, ...shared }))
  await Promise.all([readNext(extract, screen, files, next), others])
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
