// A council's file in the columns of the Standard Safeguarding Dataset's early_help_episodes, read strictly: what cannot be read is
// said by line and column, and then nothing of the file is taken.
import { isDay } from '#arithmetic/days.ts'
import { CsvRefused, CsvScanner, headerNames } from '#platform/csv/index.ts'
import { SSD_COLUMNS, SSD_END_REASONS } from './council-file.ts'
import { type EndReason, endReasons } from './episodes.ts'

export type CouncilRow = {
  line: number
  councilEpisode: string
  councilPerson: string
  beganOn: string
  endedOn: string | null
  reason: string | null
  endReason: EndReason | null
  organisation: string | null
  worker: string | null
}

/** Rows and what is wrong, as sentences. Throws CsvRefused where it is no such file. */
export function readCouncilFile(bytes: Buffer): { rows: CouncilRow[]; problems: string[] } {
  const rows: CouncilRow[] = []
  const problems: string[] = []
  let places: number[] | undefined
  const scanner = new CsvScanner(row => {
    const first = row.cells === 1 ? row.text(0) : ''
    // A pretend place says above the columns that it is one.
    if ((row.cells === 1 && first === '') || (!places && first.startsWith('#'))) return
    if (!places) {
      places = placesIn(headerNames(row))
      return
    }
    const cell = (name: (typeof SSD_COLUMNS)[number]) => {
      const text = row.text(places![SSD_COLUMNS.indexOf(name)]!).trim()
      // As it was written for a spreadsheet.
      return /^'[=+\-@]/.test(text) ? text.slice(1) : text
    }
    const say = (name: string, what: string) => problems.push(`Line ${row.line}, ${name}: ${what}`)
    const dayIn = (name: 'earl_episode_start_date' | 'earl_episode_end_date') => {
      const day = dayOf(cell(name))
      if (cell(name) !== '' && day === null)
        say(name, 'this is no day. Write it as 2026-07-17 or 17/07/2026.')
      return day
    }
    const textIn = (name: (typeof SSD_COLUMNS)[number], most: number) => {
      const text = cell(name)
      if (text.length > most) say(name, `this is longer than ${most} letters.`)
      return text === '' ? null : text
    }
    const beganOn = dayIn('earl_episode_start_date')
    const said = cell('earl_episode_end_reason')
    const endReason = said === '' ? null : endReasonOf(said)
    if (said !== '' && endReason === null)
      say('earl_episode_end_reason', 'this is none of Outcomes met, Step-up, NFA.')
    const endedOn = dayIn('earl_episode_end_date')
    const councilEpisode = textIn('earl_episode_id', 60)
    const councilPerson = textIn('earl_person_id', 60)
    if (councilEpisode === null) say('earl_episode_id', 'every row has one.')
    if (councilPerson === null) say('earl_person_id', 'every row has one.')
    if (beganOn === null && cell('earl_episode_start_date') === '')
      say('earl_episode_start_date', 'every row has one.')
    if (beganOn && endedOn && endedOn < beganOn) say('earl_episode_end_date', 'it ends before it begins.')
    rows.push({
      line: row.line,
      councilEpisode: councilEpisode ?? '',
      councilPerson: councilPerson ?? '',
      beganOn: beganOn ?? '',
      endedOn,
      reason: textIn('earl_episode_reason', 120),
      endReason,
      organisation: textIn('earl_episode_organisation', 120),
      worker: textIn('earl_episode_worker_id', 120),
    })
  })
  scanner.push(bytes)
  scanner.end()
  if (!places)
    throw new CsvRefused(`The file is empty. Its first line names the columns: ${SSD_COLUMNS.join(',')}`)
  return { rows, problems }
}

function placesIn(names: string[]): number[] {
  const missing = SSD_COLUMNS.filter(each => !names.includes(each))
  if (missing.length > 0)
    throw new CsvRefused(
      `The file has no column ${missing.join(', ')}. It is to have those of the Standard Safeguarding Dataset’s early_help_episodes.`,
    )
  return SSD_COLUMNS.map(each => names.indexOf(each))
}

function dayOf(text: string): string | null {
  const [, date] = /^(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00)?(?:\.0+)?)?$/.exec(text) ?? []
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  const said = date ?? (year && `${year}-${month}-${day}`)
  return said && isDay(said) ? said : null
}

function endReasonOf(text: string): EndReason | null {
  const plain = text.toLowerCase().replaceAll(/[^a-z]+/g, '')
  if (plain === 'nofurtheraction') return 'no-further-action'
  return (
    endReasons.find(each => SSD_END_REASONS[each].toLowerCase().replaceAll(/[^a-z]+/g, '') === plain) ?? null
  )
}
