// `kith calc NAME`: JSON lines in, JSON lines out, by the same functions as pages and figures. No database.
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type Calculate,
  type Calculation,
  calculations,
  NotComputable,
} from '#arithmetic/calculations/index.ts'

const width = Math.max(...calculations.map(({ name }) => name.length))
const list = calculations.map(({ name, help }) => `  ${name.padEnd(width)}  ${help}`).join('\n')

const help = `The sums of the field: one JSON value a line on standard input, one answer a line on standard output.

  echo '{"rank": 3375, "index": "IoD2025"}' | bin/kith calc imd

${list}

What each takes and gives: docs/calculate.md. Blank lines are skipped. A line that cannot be computed is answered with
{"error": "…"}, and the command then ends with 1 when all lines are done. No database, and nothing is kept.`

export const command = {
  name: 'calc',
  help,
  run: async (args: string[]): Promise<number> => {
    const [name, ...more] = args
    if (name === undefined) {
      console.log(help)
      return 0
    }
    const calculation = calculations.find(one => one.name === name)
    if (calculation === undefined || more.length > 0) {
      console.error(
        calculation === undefined ? `There is no calculation "${name}".` : 'Name one calculation only.',
      )
      console.error(`There are:\n\n${list}`)
      return 2
    }
    return await calculateLines(calculation, process.stdin, process.stdout)
  },
}

/** Answers line by line as they come, holding one at a time. @returns 1 where a line could not be computed, else 0. */
export async function calculateLines(calculation: Calculation, from: Readable, to: Writable): Promise<0 | 1> {
  const calculate = await calculation.load()
  let code: 0 | 1 = 0
  const answers = async function* (lines: AsyncIterable<string>) {
    for await (const line of lines) {
      const text = line.replace(BYTE_ORDER_MARK, '').trim()
      if (text === '') continue
      const answer = answerTo(text, calculate)
      if (answer.isError) code = 1
      yield `${answer.text}\n`
    }
  }
  const lines = createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY })
  await pipeline(lines, answers, to, { end: false }).catch(ignoreThatNobodyReads)
  return code
}

/** `| head -1` closes the pipe: that is how it says that it has enough. */
function ignoreThatNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}

const BYTE_ORDER_MARK = /^\uFEFF/

function answerTo(text: string, calculate: Calculate): { text: string; isError: boolean } {
  try {
    return { text: JSON.stringify(calculate(parse(text))), isError: false }
  } catch (error) {
    if (!(error instanceof NotComputable)) throw error
    return { text: JSON.stringify({ error: error.message }), isError: true }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new NotComputable(
      'This line is not JSON: a line is one value, with double quotation marks around texts.',
    )
  }
}
