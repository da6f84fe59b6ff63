// A list of pupils as a school's system prints it: titles above, a total below, English days, a byte order mark, a column
// that nobody should send. Against what came in before: two changed, one new, one close match, two gone, one row refused.
import { scanFile } from '#platform/csv/index.ts'
import { COLUMNS } from './folder.ts'

export type Report = { name: string; content: Buffer }

const HEADINGS =
  'UPN,Legal Surname,Legal Forename,DOB,Gender,Year Group,Reg Group,FSM,SEN Status,Password'.split(',')

/** Makes the report from the `pupils.csv` of an extract folder at `path`; `school` is its title. */
export function reportOf(path: string, school: string): Report {
  const rows = pupilsOf(path).map((pupil, nth) => [
    pupil.upn!,
    pupil.surname!,
    pupil.forename!,
    inEnglish(pupil.dob!),
    pupil.sex!,
    `Year ${pupil.year}`,
    `${pupil.year}${'ABC'[nth % 3]}`,
    pupil.fsm === 'Y' ? 'Yes' : 'No',
    pupil.sen!,
    `pretend${nth}`,
  ])
  const there = rows.filter((_, nth) => !GONE.includes(nth))
  mend(there)
  there.push([
    'Y999000026990',
    'Ibsen-Brandt',
    'Solvåg',
    '11/02/2013',
    'F',
    'Year 8',
    '8B',
    'No',
    'N',
    'pretend',
  ])
  const lines = [
    [school],
    ['Pupils on roll, printed 17/07/2026 08:52'],
    HEADINGS,
    ...there,
    ['Total', '', '', String(there.length), '', '', '', '', '', ''],
  ]
  return {
    name: 'Pupils on roll July.csv',
    content: Buffer.from(`\ufeff${lines.map(cells => `${cells.join(',')}\r\n`).join('')}`),
  }
}

/** The year's school days from the same folder, as a list of English days: they say of which year the report is. */
export function daysOf(path: string): Report {
  const days: string[] = []
  scanFile(`${path}/calendar.csv`, row => void days.push(row.text(0)))
  const lines = ['Date', ...days.slice(1).map(inEnglish)]
  return { name: 'School days.csv', content: Buffer.from(lines.map(line => `${line}\r\n`).join('')) }
}

/** Those who stand so far down the list are not in the report. */
const GONE = [31, 57]

function mend(rows: string[][]): void {
  const [married, meals, moved, slipped] = [rows[4]!, rows[9]!, rows[14]!, rows[20]!]
  married[1] = 'Delacroix'
  meals[7] = meals[7] === 'Yes' ? 'No' : 'Yes'
  // The number of somebody who came from abroad, given anew, and a name heard otherwise.
  moved[0] = 'M999000026991'
  moved[2] = `${moved[2]}e`
  slipped[5] = 'Year 70'
}

function pupilsOf(path: string): Partial<Record<(typeof COLUMNS.pupils)[number], string>>[] {
  const rows: string[][] = []
  scanFile(`${path}/pupils.csv`, row => {
    rows.push(COLUMNS.pupils.map((_, n) => row.text(n)))
  })
  return rows
    .slice(1)
    .map(cells => Object.fromEntries(COLUMNS.pupils.map((column, n) => [column, cells[n]])))
    .filter(pupil => pupil.objects !== 'Y')
}

function inEnglish(day: string): string {
  return day.split('-').reverse().join('/')
}
