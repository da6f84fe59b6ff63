// A thread beside the first: see beside.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { LineWriter } from '#arithmetic/screen/line-writer.ts'
import { openScreen, type Screen } from '#arithmetic/screen/screen.ts'
import { judgeChildren, type Verdicts } from '#arithmetic/screen/verdicts.ts'
import { Extract, folderSource, Roll } from '#intake/extract/index.ts'
import type { Asked, Said, ThreadBegins } from './beside.ts'
import { readNext } from './read-files.ts'
import type { FactFile } from './take-files.ts'
import { writeRest } from './write-screened.ts'

const { folder, rules, days, filesPresent }: ThreadBegins = workerData
const say = (said: Said): void => parentPort!.postMessage(said)
let roll = new Roll()
let screen: Screen
let share: { verdicts: Verdicts; from: number; to: number }

parentPort!.on('message', async (asked: Asked) => {
  switch (asked.ask) {
    case 'read':
      await read(asked)
      break
    case 'judge':
      share = asked
      judgeChildren(screen, share.verdicts, share.from, share.to)
      break
    case 'write': {
      const lines = new LineWriter(screen, share.verdicts, (child, out, at) => roll.putCell(child, out, at))
      await writeRest(asked.path, { lines, from: share.from, to: share.to })
    }
  }
  say('done')
})

async function read({ files, next, memory, roster, objecting, ...shared }: Asked & { ask: 'read' }) {
  roll = Roll.from(shared.roll)
  const context = { calendar: days, filesPresent: new Set(filesPresent) }
  screen = openScreen(rules, context, { buffer: memory, children: roster.count })
  screen.roster.takeOver(roster)
  let readBefore = 0
  const extract = new Extract(await folderSource(folder), {
    knownDays: days,
    known: { roll, objecting: new Set(objecting) },
    onProgress: ({ file, read }) => {
      say({ file: file as FactFile, bytes: read - readBefore })
      readBefore = read
    },
  })
  await readNext(extract, screen, files, next, file => say({ file, outcome: extract.outcomeOf(file)! }))
}
