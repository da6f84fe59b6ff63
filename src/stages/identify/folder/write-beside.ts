// Lets a second thread write the later half of a county's lines: half the time for what is otherwise done by one.

import { Worker } from 'node:worker_threads'
import type { Place, Screen, SharedRoster } from '#arithmetic/screen/index.ts'
import type { Extract, SharedRoll } from '#intake/extract/index.ts'
import type { ReaderTask } from './read-files.ts'
import type { Counted } from './summary.ts'

/** What the writing thread is given. */
export type WriterTask = Pick<ReaderTask, 'rules' | 'days' | 'filesPresent' | 'memory'> & {
  path: string
  from: number
  roll: SharedRoll
  roster: SharedRoster
  ranks: Map<number, Place>
}

/** @param memory in which the screen's facts are. @returns a promise of what it counted. */
export function writeBeside(
  screen: Screen,
  extract: Extract,
  memory: SharedArrayBuffer,
  rest: Pick<WriterTask, 'path' | 'from' | 'ranks'>,
): { counted: Promise<Counted>; stop: () => void } {
  const task: WriterTask = {
    ...rest,
    rules: screen.rules,
    days: extract.days,
    filesPresent: [...screen.filesPresent],
    memory,
    roll: extract.roll.share(),
    roster: screen.roster.share(),
  }
  const worker = new Worker(new URL('./writer.ts', import.meta.url), { workerData: task })
  const counted = new Promise<Counted>((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The writing thread ended before it was done.')))
  })
  // Whoever stops it does not wait for it any more.
  counted.catch(() => {})
  return { counted, stop: () => void worker.terminate() }
}
