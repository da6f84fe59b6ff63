// `kith import`: takes an extract into a place, from the command line.
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Installation, withInstallation } from '#platform/command-line.ts'
import { newId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { terminalProgress } from '#platform/terminal-progress.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { type FileName, groupProblems, whereInWords } from './extract/index.ts'
import { type ImportResult, importExtract } from './import-extract.ts'
import { addImport } from './imports.ts'
import { type FileReceipt, filesOf, remarks, WHAT } from './receipt.ts'
import { sourceAt } from './source-at.ts'

export const command = {
  name: 'import',
  help: `Take a school's files into a place: a folder, a zip, or one CSV file.

  bin/kith import FOLDER --place millbrook
  bin/kith import extract.zip --place millbrook --bad-rows 20

--bad-rows N   how many rows in a hundred of a file may be refused before the import stops (5)
--demo, --real which installation, where there are both

Works with Kith running or stopped. The same files again change nothing, and an import that is stopped half-way
leaves nothing behind. Ends with 0 when it is taken in or held nothing new, 2 when it is refused for what is in it, 1 otherwise.`,
  run: async (args: string[]): Promise<number> => {
    const asked = readArguments(args)
    if (typeof asked === 'string') {
      console.error(asked)
      return 2
    }
    return await withInstallation(args, kith => takeIn(kith, asked))
  },
}

type Asked = { path: string; place: string; badRows: number | undefined }

/** What was asked for, or a sentence that says how to ask. */
export function readArguments(args: string[]): Asked | string {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: { place: { type: 'string' }, 'bad-rows': { type: 'string' } },
  })
  const [path, ...more] = positionals
  const { place: slug } = values
  if (path === undefined || more.length > 0 || typeof slug !== 'string') {
    return 'Say what to import and into which place: bin/kith import FOLDER_OR_ZIP --place millbrook'
  }
  const given = values['bad-rows']
  const badRows = given === undefined ? undefined : Number(given)
  if (badRows !== undefined && !(badRows >= 0 && badRows <= 100)) {
    return '--bad-rows is a number from 0 to 100: how many rows in a hundred may be refused.'
  }
  return { path: resolve(path), place: slug, badRows }
}

async function takeIn({ database, secrets }: Installation, asked: Asked): Promise<number> {
  const placeId = await placeOfSlug(database, asked.place)
  if (placeId === null) {
    throw new PlainError(
      `There is no place "${asked.place}" here. bin/kith place FILE makes one from its blueprint.`,
    )
  }
  const source = await sourceAt(asked.path)
  const stopping = new AbortController()
  const bar = terminalProgress()
  const stop = (): void => {
    if (stopping.signal.aborted) return
    bar.clear()
    console.error('Stopping…')
    stopping.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  try {
    const result = await doWork(
      database,
      { kind: 'operator', placeId, why: 'take in an import' },
      async work => {
        const importId = newId()
        const named = basename(asked.path)
        await work.as(tx => addImport(tx, { id: importId, named, hash: null, bytes: null }))
        return importExtract(work, {
          importId,
          source,
          seals: secrets.seals,
          now: () => new Date(),
          badRows: asked.badRows,
          signal: stopping.signal,
          onProgress: ({ done, all, doing }) => bar.show(done, all, doing ?? ''),
        })
      },
    )
    bar.clear()
    for (const line of linesOf(result)) console.log(line)
    return EXIT[result.outcome]
  } finally {
    bar.clear()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
    await source.close()
  }
}

const EXIT: Record<ImportResult['outcome'], number> = {
  'taken-in': 0,
  'nothing-new': 0,
  'to-review': 1,
  stopped: 2,
  cancelled: 1,
  failed: 1,
}
const SAID: Record<ImportResult['outcome'], string> = {
  'to-review': 'This is what would be done. Nothing is changed yet.',
  'taken-in': 'Taken in.',
  'nothing-new': 'Nothing new: all of this was held already.',
  stopped: 'Refused: nothing of this was kept.',
  cancelled: 'Cancelled: nothing of this was kept.',
  failed: 'Failed: nothing of this was kept.',
}

/** As many as a terminal shows without hiding the receipt; all of them are on the import's page. */
const GROUPS_SHOWN = 20
const ADD_A_SCHOOL =
  'To add a school: Identify > Files > Add a school in the browser, or a higher version of the blueprint with bin/kith place.'

/** The receipt as a terminal shows it. */
export function linesOf({ outcome, sentence, receipt, problems }: ImportResult): string[] {
  const lines = [SAID[outcome]]
  if (sentence && outcome === 'stopped') lines.push(sentence)
  if (receipt.unknownSchools) lines.push(ADD_A_SCHOOL)
  if (receipt.files) lines.push('', ...tableOf(filesOf(receipt)))
  lines.push(...remarks(receipt))
  if (problems.length === 0) return lines
  lines.push('', `${problems.length} ${problems.length === 1 ? 'remark' : 'remarks'} on the files:`)
  const groups = groupProblems(problems)
  for (const group of groups.slice(0, GROUPS_SHOWN)) {
    const times = group.n > 1 ? ` (${group.n.toLocaleString('en-GB')} times)` : ''
    lines.push(`  ${whereInWords(group)}: ${group.problem}${times}`)
  }
  const hidden = groups.length - GROUPS_SHOWN
  if (hidden > 0) lines.push(`  … and ${hidden} kinds more.`)
  if (groups.length < problems.length || hidden > 0)
    lines.push('Every line of them is on the page of this import: Identify > Files.')
  return lines
}

function tableOf(files: [FileName, FileReceipt][]): string[] {
  const header = ['', 'new', 'changed', 'unchanged', 'refused', 'strangers']
  const rows = files.map(([file, each]) =>
    [WHAT[file], each.new, each.changed, each.unchanged, each.refused, each.strangers].map(String),
  )
  return [header, ...rows].map(([name, ...cells]) =>
    [name!.padEnd(16), ...cells.map(cell => cell.padStart(10))].join('').trimEnd(),
  )
}
