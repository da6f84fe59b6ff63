// Reads the file of those who take part already, strictly: a row that is not right is said with its line, its column and
// what to do, and then nothing of the file is kept.
import { isDay } from '#arithmetic/days.ts'
import { checkUpn } from '#arithmetic/upn.ts'
import { CsvRefused, headerNames, scanFile } from '#platform/csv/index.ts'
import type { Brought, Problem } from './bring.ts'

export const COLUMNS = [
  'upn',
  'began_on',
  'cohort_name',
  'link_worker_email',
  'agreed_by',
  'agreed_on',
  'wording',
  'language',
  'early_help',
  'child_agreed_on',
] as const
type Column = (typeof COLUMNS)[number]

/** Every row of the file with what is wrong with it. Throws CsvRefused where the file as a whole cannot be used. */
export function readBrought(path: string, today: string): { rows: Brought[]; problems: Problem[] } {
  const rows: Brought[] = []
  const problems: Problem[] = []
  const lineOf = new Map<string, number>()
  let places: Record<Column, number> | undefined
  scanFile(path, row => {
    if (!places) {
      places = placesIn(headerNames(row))
      return
    }
    if (row.cells === 1 && row.text(0) === '') return
    const found: Problem[] = []
    const say = (column: Column | '', problem: string) => found.push({ line: row.line, column, problem })
    const cells = places
    if (row.brokenCell > 0) say('', 'There is text after a closing quote. Correct the row.')
    if (row.cells !== Object.keys(cells).length)
      say('', `There are ${row.cells} cells where the header has ${Object.keys(cells).length}.`)
    const cell = (name: Column) => {
      const at = cells[name]
      if (at >= row.cells) return ''
      if (!row.isUtf8(at)) say(name, 'This is not UTF-8 text. Save the file as "CSV UTF-8".')
      return row.text(at).trim()
    }
    const one = readRow(row.line, cell, today, say)
    const before = lineOf.get(one.upn)
    if (before !== undefined) say('upn', `This number stands on line ${before} already. Take one row out.`)
    lineOf.set(one.upn, row.line)
    problems.push(...found)
    if (found.length === 0) rows.push(one)
  })
  if (!places)
    throw new CsvRefused(`The file is empty. Its first line names the columns: ${COLUMNS.join(',')}`)
  return { rows, problems }
}

function readRow(
  line: number,
  cell: (name: Column) => string,
  today: string,
  say: (column: Column, problem: string) => void,
): Brought {
  const upn = cell('upn').toUpperCase()
  if (checkUpn(upn) !== 'ok')
    say('upn', 'This is no pupil number. It has a letter and twelve digits, and its sum is right.')
  const dayIn = (name: Column) => {
    const text = cell(name)
    if (!isDay(text)) say(name, 'Write the day as YYYY-MM-DD.')
    else if (text > today) say(name, 'This day has not come yet. Write the day on which it was.')
    return text
  }
  const textIn = (name: Column, what: string) => {
    const text = cell(name)
    if (text === '' || text.length > 100) say(name, `Write ${what}, in up to 100 letters.`)
    return text
  }
  const oneOf = <T extends string>(name: Column, words: readonly T[]): T => {
    const text = cell(name).toLowerCase()
    const word = words.find(each => each === text)
    if (word === undefined) say(name, `Write ${words.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`)
    return word ?? words[0]!
  }
  const linkWorkerEmail = cell('link_worker_email')
  if (!/^[^\s@]+@[^\s@]+$/.test(linkWorkerEmail))
    say('link_worker_email', 'Write the address with which the Link Worker signs in.')
  const language = cell('language').toLowerCase()
  if (!/^[a-z]{2,3}$/.test(language))
    say('language', 'Write the language in two or three letters, such as en or pl.')
  return {
    line,
    upn,
    beganOn: dayIn('began_on'),
    cohortName: textIn('cohort_name', 'the name of the group they began in'),
    linkWorkerEmail,
    agreedBy: oneOf('agreed_by', ['parent', 'carer', 'other']),
    agreedOn: dayIn('agreed_on'),
    wording: textIn('wording', 'which words were put to them: a letter and its date'),
    language,
    earlyHelp: oneOf('early_help', ['yes', 'no', 'not-yet']),
    childAgreedOn: cell('child_agreed_on') === '' ? null : dayIn('child_agreed_on'),
  }
}

function placesIn(names: string[]): Record<Column, number> {
  const missing = COLUMNS.filter(name => !names.includes(name))
  const strange = names.filter(name => !(COLUMNS as readonly string[]).includes(name))
  if (missing.length > 0)
    throw new CsvRefused(`The header lacks ${missing.join(', ')}. It names: ${COLUMNS.join(',')}`, 1)
  if (strange.length > 0)
    throw new CsvRefused(
      `The header has ${strange.map(name => `"${name}"`).join(', ')}, which nobody reads. Take it out.`,
      1,
    )
  return Object.fromEntries(COLUMNS.map(name => [name, names.indexOf(name)])) as Record<Column, number>
}
