// `bin/kith screen`: screens an extract folder on an analyst's own computer. No database is opened and nothing is kept
// but what is written into the folder named.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkIdentify } from '#arithmetic/screen/check-rules.ts'
import type { IdentifyRules } from '#arithmetic/screen/rules.ts'
import { folderSource } from '#intake/extract/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { terminalProgress } from '#platform/terminal-progress.ts'
import { type FolderScreened, screenFolder } from './folder/screen-folder.ts'

export const command = {
  name: 'screen',
  help: `Screen an extract folder with a blueprint's rules, without a database.

  bin/kith screen FOLDER --blueprint places/millbrook/blueprint.json --out DIR

Writes screened.csv (a row a child), problems.csv, summary.json and report.html into DIR.

--blueprint FILE  a blueprint, or the "identify" part of one alone
--bad-rows N      how many rows in a hundred of a file may be refused before the run stops (5)
--workers N       threads that read files side by side: 1, or by the size of the folder where it is not said

Ends with 0 when screened.csv is written, 2 when the extract is refused for what is in it (problems.csv says what), when
the blueprint is, or when the command was asked for wrongly, and 1 otherwise. Ctrl-C stops it and leaves no screened.csv.`,
  run: async (args: string[]): Promise<number> => {
    const asked = readArguments(args)
    if (typeof asked === 'string') {
      console.error(asked)
      return 2
    }
    return await screen(asked)
  },
}

type Asked = {
  folder: string
  blueprint: string
  out: string
  badRows: number | undefined
  workers: number | undefined
}

/**
 * What was asked for, or a sentence that says how to ask. An import of node:util would load all that it names, threads
 * among it: 6 ms of the half second that a place's extract may take.
 */
export function readArguments(args: string[]): Asked | string {
  const { positionals, values } = process.getBuiltinModule('node:util').parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: {
      blueprint: { type: 'string' },
      out: { type: 'string' },
      'bad-rows': { type: 'string' },
      workers: { type: 'string' },
    },
  })
  const [folder, ...more] = positionals
  const { blueprint, out } = values
  const unknown = Object.keys(values).find(name => !OPTIONS.includes(name))
  if (unknown !== undefined) return `There is no option --${unknown}. ${USAGE}`
  if (folder === undefined || more.length > 0 || typeof blueprint !== 'string' || typeof out !== 'string')
    return `Say what to screen, by which rules, and where to write. ${USAGE}`
  const badRows = numberFrom(values['bad-rows'])
  if (badRows !== undefined && !(badRows >= 0 && badRows <= 100))
    return '--bad-rows is a number from 0 to 100: how many rows in a hundred may be refused.'
  const workers = numberFrom(values.workers)
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS))
    return `--workers is a whole number from 1 to ${MOST_WORKERS}.`
  return { folder: resolve(folder), blueprint: resolve(blueprint), out: resolve(out), badRows, workers }
}

const OPTIONS = ['blueprint', 'out', 'bad-rows', 'workers']
const USAGE = 'bin/kith screen FOLDER --blueprint FILE --out DIR'
/** One for each file of an extract that is read after the pupils. */
const MOST_WORKERS = 7
const CANCELLED = 1
const REFUSED = 2

function numberFrom(given: string | boolean | undefined): number | undefined {
  if (given === undefined) return undefined
  return typeof given === 'string' && given !== '' ? Number(given) : Number.NaN
}

async function screen(asked: Asked): Promise<number> {
  const { rules, hash, place, pretend, refused } = rulesFrom(asked.blueprint)
  if (refused !== undefined) {
    console.error(refused)
    return REFUSED
  }
  const source = await folderSource(asked.folder)
  const stopping = new AbortController()
  const bar = terminalProgress()
  const stop = (): void => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  try {
    const screened = await screenFolder(source, rules, asked.out, {
      blueprintHash: hash,
      place,
      pretend,
      badRows: asked.badRows,
      workers: asked.workers,
      signal: stopping.signal,
      onProgress: (done, of, what) => bar.show(done, of, what),
      now: () => performance.now(),
    })
    bar.clear()
    return tell(screened, asked.out)
  } catch (error) {
    bar.clear()
    if (!stopping.signal.aborted) throw error
    console.error('Stopped. No screened.csv was written.')
    return CANCELLED
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await source.close()
  }
}

type FoundRules =
  | { rules: IdentifyRules; hash: string; place: string | null; pretend: boolean; refused?: undefined }
  | { rules?: undefined; hash?: undefined; place?: undefined; pretend?: undefined; refused: string }

/** The rules of a blueprint's file, or of a file that holds the `identify` part alone. */
function rulesFrom(path: string): FoundRules {
  const bytes = readBlueprint(path)
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    return {
      refused: `The blueprint ${path} is not JSON${error instanceof Error ? `: ${error.message}` : ''}`,
    }
  }
  const whole = isObject(json) && 'identify' in json ? json : { identify: json }
  const { rules, problems } = checkIdentify(whole.identify)
  if (problems !== undefined)
    return { refused: `The rules in ${path} cannot be used:\n  ${problems.join('\n  ')}` }
  const { name, pretend } = whole as { name?: unknown; pretend?: unknown }
  return {
    rules,
    hash: createHash('sha256').update(bytes).digest('hex'),
    place: typeof name === 'string' ? name : null,
    pretend: pretend === true,
  }
}

function readBlueprint(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new PlainError(`The blueprint ${path} cannot be read. Is it there?`)
  }
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null
}

function tell({ report, summary }: FolderScreened, out: string): number {
  const remarks = report.problems.length
  if (summary === null) {
    console.error('Refused: no screened.csv was written.')
    for (const sentence of report.because) console.error(`  ${sentence}`)
    console.error(`Every line to correct is in ${out}/problems.csv.`)
    return REFUSED
  }
  const { pupils, objections, outcomes, milliseconds } = summary
  const list = Object.entries(outcomes).map(([outcome, count]) => `${outcome} ${inThousands(count)}`)
  console.log(`Screened ${inThousands(pupils)} children in ${(milliseconds / 1000).toFixed(1)} s.`)
  console.log(`  ${list.join(', ')}`)
  if (objections > 0) console.log(`  Left out because their family objects: ${objections}`)
  if (remarks > 0) console.log(`  Remarks on the files: ${inThousands(remarks)}, in problems.csv`)
  console.log(`Read ${out}/report.html first.`)
  return 0
}

function inThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
