// `kith import`: takes an extract into a place, from the command line.
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { type Installation, withInstallation } from '#platform/command-line.ts'
import { newId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { terminalProgress } from '#platform/terminal-progress.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { type FileName, groupProblems, whereInWords } from './extract/index.ts'
import { type ImportOptions, type ImportResult, importExtract } from './import-extract.ts'
import { addImport, noteEnd } from './imports.ts'
import { openSent } from './open-sent.ts'
import { type FileReceipt, filesOf, remarks, WHAT } from './receipt.ts'
import { dropReview } from './reviews.ts'
import type { Sender } from './taking-in/merge-policy.ts'

export const command = {
  name: 'import',
  help: `Take a school's files into a place: an extract folder, or whatever its system gives.

  bin/kith import FOLDER --place millbrook
  bin/kith import extract.zip --place millbrook --bad-rows 20
  bin/kith import roll.xlsx marks.csv --place millbrook --matching columns.json

On a terminal it shows what would be done and asks. In a script, an extract is taken in at once; another system's files
need --matching, and --yes once you have seen the review. Without --matching it says what it takes the columns for.

--yes           take it in without asking
--because WHY   why the files are so unlike the last ones, where they are
--matching FILE how the columns of another system's files are read, as JSON
--whole-roll    pupils.csv is the whole roll: who is not in it has left
--year YEAR     for which school year a list without a calendar is: 2026 for 2026/27
--sender KIND   whose files they are: school (as it is without this) or council
--bad-rows N    how many rows in a hundred of a file may be refused before the import stops (5)
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

type Asked = {
  paths: string[]
  place: string
  badRows: number | undefined
  yes: boolean
  because: string | undefined
  matching: string | undefined
  wholeRoll: boolean
  year: number | undefined
  sender: Sender
}

/** What was asked for, or a sentence that says how to ask. */
export function readArguments(args: string[]): Asked | string {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    strict: false,
    options: {
      place: { type: 'string' },
      'bad-rows': { type: 'string' },
      yes: { type: 'boolean' },
      because: { type: 'string' },
      matching: { type: 'string' },
      'whole-roll': { type: 'boolean' },
      year: { type: 'string' },
      sender: { type: 'string' },
    },
  })
  const { place: slug, because, matching, sender = 'school' } = values
  if (positionals.length === 0 || typeof slug !== 'string') {
    return 'Say what to import and into which place: bin/kith import FOLDER_OR_FILES --place millbrook'
  }
  const given = values['bad-rows']
  const badRows = given === undefined ? undefined : Number(given)
  if (badRows !== undefined && !(badRows >= 0 && badRows <= 100)) {
    return '--bad-rows is a number from 0 to 100: how many rows in a hundred may be refused.'
  }
  const { year } = values
  if (year !== undefined && !/^20\d\d$/.test(String(year)))
    return '--year is a year such as 2026, for 2026/27.'
  if (sender !== 'school' && sender !== 'council') return '--sender is school or council.'
  return {
    paths: positionals.map(path => resolve(path)),
    place: slug,
    badRows,
    yes: values.yes === true,
    because: typeof because === 'string' ? because : undefined,
    matching: typeof matching === 'string' ? resolve(matching) : undefined,
    wholeRoll: values['whole-roll'] === true,
    year: year === undefined ? undefined : Number(year),
    sender,
  }
}

async function takeIn({ database, secrets }: Installation, asked: Asked): Promise<number> {
  const placeId = await placeOfSlug(database, asked.place)
  if (placeId === null) {
    throw new PlainError(
      `There is no place "${asked.place}" here. bin/kith place FILE makes one from its blueprint.`,
    )
  }
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
    return await doWork(database, { kind: 'operator', placeId, why: 'take in an import' }, async work => {
      const opened = await openSent(work, asked)
      if ('ask' in opened) {
        for (const line of opened.ask) console.log(line)
        return 2
      }
      try {
        const take = (options: Pick<ImportOptions, 'importId' | 'rehearse' | 'reviewed' | 'told'>) =>
          importExtract(work, {
            source: opened.source,
            seals: secrets.seals,
            now: () => new Date(),
            badRows: asked.badRows,
            wholeRoll: asked.wholeRoll,
            year: asked.year,
            signal: stopping.signal,
            onProgress: ({ done, all, doing }) => bar.show(done, all, doing ?? ''),
            ...options,
          })
        const importId = newId()
        const named = asked.paths.map(path => basename(path)).join(', ')
        const { feed, told = {} } = opened
        const { sender } = asked
        await work.as(tx => addImport(tx, { id: importId, named, hash: null, bytes: null, feed, sender }))
        const result = await reviewed(
          { ...asked, straight: feed === 'extract' },
          importId,
          told,
          async options => {
            const done = await take(options)
            bar.clear()
            return done
          },
        )
        if (result.outcome === 'to-review') {
          const sentence = 'It was not confirmed. Nothing of it was kept.'
          await work.as(async tx => {
            await noteEnd(tx, importId, { outcome: 'cancelled', sentence, receipt: {} })
            await dropReview(tx, importId)
          })
        } else {
          for (const line of linesOf(result)) console.log(line)
        }
        return EXIT[result.outcome]
      } finally {
        await opened.close()
      }
    })
  } finally {
    bar.clear()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}

type Take = (
  options: Pick<ImportOptions, 'importId' | 'rehearse' | 'reviewed' | 'told'>,
) => Promise<ImportResult>

/** Shows what would be done and asks, as far as there is somebody to ask; then does it. */
async function reviewed(
  { yes, because, straight }: { yes: boolean; because: string | undefined; straight: boolean },
  importId: string,
  told: NonNullable<ImportOptions['told']>,
  take: Take,
): Promise<ImportResult> {
  const answered = { ...told, alarmsBecause: because }
  const somebody = process.stdin.isTTY && process.stdout.isTTY
  if (!somebody && straight && !yes) return await take({ importId, told: answered })
  const shown = await take({ importId, rehearse: true, told: answered })
  if (shown.outcome !== 'to-review') return shown
  for (const line of linesOf(shown)) console.log(line)
  const { yearOfList: of } = shown.receipt
  if (of?.ask) {
    console.log(`Say for which school year this list is: --year ${of.held} or --year ${of.current}`)
    return shown
  }
  for (const alarm of shown.review!.alarms) console.log(`Unlike the last files: ${alarm}`)
  if (shown.review!.alarms.length > 0 && !because) {
    console.log('Say why they are right: --because "Year 11 has left"')
    return shown
  }
  if (!yes && !(somebody && (await agreed()))) {
    if (!somebody) console.log('To take it in: the same command with --yes.')
    return shown
  }
  return await take({ importId, reviewed: shown.review!.fingerprint, told: answered })
}

async function agreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^y(es)?$/i.test((await terminal.question('Take this in? (yes or no) ')).trim())
  } finally {
    terminal.close()
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
