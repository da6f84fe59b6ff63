// A thread beside the first that writes the later lines of screened.csv: see write-beside.ts.

import { parentPort, workerData } from 'node:worker_threads'
import { openScreen, screenedLines } from '#arithmetic/screen/index.ts'
import { Roll } from '#intake/extract/index.ts'
import { Tally } from './summary.ts'
import type { WriterTask } from './write-beside.ts'
import { writeRest } from './write-screened.ts'

const task: WriterTask = workerData
const { rules, days, filesPresent, memory, roster, path, from, ranks } = task
const roll = Roll.from(task.roll)
const context = { calendar: days, filesPresent: new Set(filesPresent) }
const screen = openScreen(rules, context, { buffer: memory, children: roster.count })
screen.roster.takeOver(roster)
const tally = new Tally()
const lines = screenedLines(screen, child => roll.upn(child), ranks, from)
await writeRest(path, { lines, onLine: line => tally.count(line) })
parentPort!.postMessage(tally.counted())
