// A thread beside the first that reads files of the same extract into the same memory: see read-files.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { openScreen } from '#arithmetic/screen/index.ts'
import { Extract, folderSource, Roll } from '#intake/extract/index.ts'
import { type ReaderSays, type ReaderTask, readNext } from './read-files.ts'

const { folder, rules, days, files, filesPresent, next, memory, roll, objecting }: ReaderTask = workerData
const say = (said: ReaderSays): void => parentPort!.postMessage(said)
let readBefore = 0

const extract = new Extract(await folderSource(folder), {
  knownDays: days,
  known: { roll: Roll.from(roll), objecting: new Set(objecting) },
  onProgress: ({ file, read }) => {
    say({ file: file as ReaderTask['files'][number], bytes: read - readBefore })
    readBefore = read
  },
})
const context = { calendar: days, filesPresent: new Set(filesPresent) }
const screen = openScreen(rules, context, { buffer: memory, children: roll.count })
await readNext(extract, screen, files, next, file => say({ file, outcome: extract.outcomeOf(file)! }))
