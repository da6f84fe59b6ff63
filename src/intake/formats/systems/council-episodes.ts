// A council's Early Help episodes in the columns of the Standard Safeguarding Dataset's early_help_episodes
// (data-to-insight/ssd-data-model, MIT), read strictly: a row with a fault in it is left out and named by line and column.
import { isDay } from '#arithmetic/days.ts'
import { fromSpreadsheet } from '#platform/csv/index.ts'
import { Problems } from '../../extract/problems.ts'
import { firstRows, type RawTable } from '../reading/rows.ts'
import type { CouncilEndReason, CouncilEpisode, RecognisedOtherwise } from '../shapes.ts'

export const COUNCIL_EPISODE_COLUMNS = [
  'earl_episode_id',
  'earl_person_id',
  'earl_episode_start_date',
  'earl_episode_end_date',
  'earl_episode_reason',
  'earl_episode_end_reason',
  'earl_episode_organisation',
  'earl_episode_worker_id',
] as const
type Column = (typeof COUNCIL_EPISODE_COLUMNS)[number]

/** How the Standard Safeguarding Dataset writes an end reason. */
export const COUNCIL_END_REASONS: Record<CouncilEndReason, string> = {
  'outcomes-met': 'Outcomes met',
  'step-up': 'Step-up',
  'no-further-action': 'NFA',
}

const MOST_ROWS = 20_000
/** Characters that no keyboard writes: a bell, a zero, a mark of a form feed. */
const NO_LETTER = /\p{Cc}/u
/** Before this day nobody was born whom a place works with. */
const BEGINNING = '1990-01-01'
/** With these letters begins the number of a file of ours, in the row that marks it: nobody's episode. */
export const COUNCIL_MARK = 'KITH-FILE-'
/** Two of its own names are no other list's. */
export function isCouncilEpisodes(names: readonly string[]): boolean {
  return names.includes('earl_episode_id') || names.includes('earl_person_id')
}

/** Reads the episodes. A file that lacks a column is refused by what it lacks. */
export async function readCouncilEpisodes(table: RawTable): Promise<RecognisedOtherwise> {
  const header = (await firstRows(table, 2)).find(row => !isRemark(row.cells))
  const names = (header?.cells ?? []).map(name => name.trim().toLowerCase())
  const missing = COUNCIL_EPISODE_COLUMNS.filter(name => !names.includes(name))
  if (missing.length > 0) {
    return {
      kind: 'refused',
      sentence: `${table.id} has no column ${missing.join(', ')}. Ask the council for all columns of the Standard Safeguarding Dataset’s early_help_episodes.`,
    }
  }
  const problems = new Problems(table.id)
  const rows: CouncilEpisode[] = []
  const lineOf = new Map<string, number>()
  let all = 0
  for await (const batch of table.rows()) {
    for (const { line, cells, broken } of batch) {
      if (line <= header!.line || cells[names.indexOf('earl_episode_id')]?.startsWith(COUNCIL_MARK)) continue
      if (++all > MOST_ROWS) return { kind: 'refused', sentence: tooLong(table.id) }
      if (broken !== undefined || cells.length > names.length) {
        problems.add(
          'refused-row',
          line,
          null,
          'has other cells than the header. Put a text with a comma in it into quotes',
        )
        continue
      }
      const row = readRow(line, name => cells[names.indexOf(name)] ?? '', problems, lineOf)
      if (row) rows.push(row)
    }
  }
  return {
    kind: 'council-episodes',
    file: table.id,
    rows,
    all,
    problems: problems.list(),
    remarks: ['Of children who are not here nothing is kept.'],
  }
}

/** A pretend place says above the columns that it is one. */
export function isRemark(cells: readonly string[]): boolean {
  return cells[0]?.startsWith('# ') === true && cells.slice(1).every(cell => cell === '')
}

// Undefined where something in it is wrong: what is wrong is said then.
function readRow(
  line: number,
  written: (name: Column) => string,
  problems: Problems,
  lineOf: Map<string, number>,
): CouncilEpisode | undefined {
  let good = true
  const wrong = (name: Column, problem: string): null => {
    good = false
    problems.add('refused-row', line, name, problem)
    return null
  }
  // As it was written for a spreadsheet.
  const cell = (name: Column) => fromSpreadsheet(written(name).trim())
  const textIn = (name: Column, most: number) =>
    NO_LETTER.test(cell(name))
      ? wrong(name, 'has a letter in it that cannot be seen. Type it anew')
      : cell(name).length > most
        ? wrong(name, `is longer than ${most} letters. Shorten it`)
        : cell(name) || null
  const needed = (name: Column) =>
    cell(name) === '' ? (wrong(name, 'is empty. Every row has one') ?? '') : (textIn(name, 60) ?? '')
  const dayIn = (name: Column) =>
    cell(name) === ''
      ? null
      : (dayOf(cell(name)) ?? wrong(name, 'is no day. Write it as 2026-07-17 or 17/07/2026'))
  const councilEpisode = needed('earl_episode_id')
  const before = lineOf.get(councilEpisode)
  if (before !== undefined)
    wrong('earl_episode_id', `stands in line ${before} already. Leave one of the two out`)
  else if (councilEpisode !== '') lineOf.set(councilEpisode, line)
  const councilPerson = needed('earl_person_id')
  const began = needed('earl_episode_start_date')
  const beganOn = began === '' ? null : dayIn('earl_episode_start_date')
  const endedOn = dayIn('earl_episode_end_date')
  if (beganOn && endedOn && endedOn < beganOn)
    wrong('earl_episode_end_date', 'is before the episode began. Correct one of the two days')
  const said = cell('earl_episode_end_reason')
  const endReason = said === '' ? null : endReasonOf(said)
  if (said !== '' && endReason === null)
    wrong('earl_episode_end_reason', 'is none of the council’s reasons. Write Outcomes met, Step-up or NFA')
  const rest = {
    reason: textIn('earl_episode_reason', 120),
    organisation: textIn('earl_episode_organisation', 120),
    worker: textIn('earl_episode_worker_id', 120),
  }
  return good && beganOn
    ? { line, councilEpisode, councilPerson, beganOn, endedOn, endReason, ...rest }
    : undefined
}

function dayOf(text: string): string | null {
  const [, date] = /^(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text) ?? []
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  const said = date ?? (year && `${year}-${month}-${day}`)
  return said && isDay(said) && said >= BEGINNING ? said : null
}

function endReasonOf(text: string): CouncilEndReason | null {
  const plain = (each: string) => each.toLowerCase().replaceAll(/[^a-z]+/g, '')
  if (plain(text) === 'nofurtheraction') return 'no-further-action'
  const all = Object.entries(COUNCIL_END_REASONS) as [CouncilEndReason, string][]
  return all.find(([, written]) => plain(written) === plain(text))?.[0] ?? null
}

function tooLong(file: string): string {
  return `${file} has more than ${MOST_ROWS} rows. Send it in parts, such as a year each.`
}
