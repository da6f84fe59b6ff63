// The job that takes in what a page was sent: starts the program that does it and waits for its end.
import { fork } from 'node:child_process'
import type { Job } from '#platform/jobs.ts'
import type { ImportTask } from './import-process.ts'

const program = new URL('./import-process.ts', import.meta.url)

/** Where things are in this installation. `keysFile` and `uploads` are paths. */
export type ImportJobOptions = Omit<ImportTask, 'placeId' | 'stepId'>

/**
 * The handler of the job `take-in-import`. Throws where the program could not do its work for want of a database, or was
 * told to stop: the job is then tried again, from the beginning. What the files hold is never a reason to throw.
 */
export function takeInImport(options: ImportJobOptions) {
  return async ({ place, about }: Job, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted()
    const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const task: ImportTask = { ...options, placeId: place, stepId: about }
    child.send(task)
    // Nothing needs telling: a program that is gone has written nothing.
    const kill = (): void => void child.kill('SIGKILL')
    signal.addEventListener('abort', kill, { once: true })
    let fault: { name?: string; code?: string } = { name: 'ImportProcessEnded' }
    child.on('message', message => {
      fault = message as typeof fault
    })
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
    signal.removeEventListener('abort', kill)
    if (code !== 0) throw Object.assign(new Error('The import could not be done.'), fault)
  }
}
