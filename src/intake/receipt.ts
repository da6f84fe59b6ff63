// What an import did, in numbers: kept for ever with the import, said at the end of the command and on its page.

import { type ExtractReport, FILE_NAMES, type FileName } from './extract/index.ts'
import type { SomeDays } from './taking-in/marks.ts'
import type { YearOfList } from './taking-in/year-of-list.ts'

/** Rows of one file. `new`, `changed` and `unchanged` are of the accepted ones. */
export type FileReceipt = {
  new: number
  changed: number
  unchanged: number
  refused: number
  /** Rows about pupils whom neither pupils.csv nor the place knows: counted, never named. */
  strangers: number
  /** Rows left out because the family objects. */
  objecting: number
}

export type Receipt = {
  files?: Partial<Record<FileName, FileReceipt>>
  /** Families who object: children left out. */
  objections?: number
  /** Children who were held already, and leave the screen because the family now objects. */
  newlyObjecting?: number
  /** Children now on the roll of another school than before. */
  moved?: number
  /** Children who were on these schools' rolls in an earlier year and have not come again: they have left. */
  left?: number
  /** Children on the rolls of these schools who are not in pupils.csv: nothing was changed for them. */
  notInFile?: number
  academicYear?: number
  /** For which years a list without days could be, where the roll held is of another than today's. */
  yearOfList?: YearOfList
  /** The marks are of some days of the year; `others`: days held before, which stay as they are. */
  someDays?: SomeDays
  /** Rows that may be a child who is here under another number, and were kept out until a person has decided. */
  keptOut?: number
  /** Rows of which something was not taken, as another sender is believed on it. */
  kept?: number
  /** Children who left as the sender said that the file is the whole roll. */
  wholeRoll?: number
  /** What converting the sender's own files left aside, and how the totals it sent agree with its marks. */
  setAside?: {
    file: string
    line: number | null
    column: string | null
    reason: string
    times: number
    /** Of which of Kith's files a whole row was left out; not there where only a value was. */
    rowOf?: string
  }[]
  totals?: { compared: number; differing: number; some: string[] }
  /** Columns that were dropped on sight, and others that were not needed. */
  dropped?: { sensitive: string[]; others: string[] }
  /** Sentences about the files as a whole. */
  remarks?: string[]
  /** How unlike the last import this was, and why it was confirmed all the same. */
  alarms?: string[]
  alarmsBecause?: string
  /** Schools of a list of schools. */
  schools?: { added: string[]; changed: string[]; unchanged: number; leftOut: number }
  /** Lines of published statistics. */
  benchmarks?: { added: number; changed: number; unchanged: number; title: string }
  /** Rows of a council's Early Help episodes, by what became of them; `known`: of the very same file before. */
  councilEpisodes?: {
    begun: number
    closed: number
    handedOn: number
    noted: number
    strangers: number
    known: number
    refused: number
  }
  /** URNs that stopped it: schools that are not the place's. */
  unknownSchools?: string[]
}

/** In words, for the review and for the receipt; null where the marks stand for all that is held. */
export function daysInWords({ someDays }: Receipt): string | null {
  if (!someDays) return null
  const { days, first, last, others } = someDays
  const school = (n: number) => (n === 1 ? '1 school day' : `${n} school days`)
  return `These marks are for ${school(days)}, ${fromTo(first, last)}; the other ${others === 1 ? 'day stays as it is' : `${others} days stay as they are`}.`
}

// `13 to 22 July 2026`, `29 June 2026 to 3 July 2026`.
function fromTo(first: string, last: string): string {
  const full = (day: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
  if (first === last) return full(first)
  const begin = first.slice(0, 7) === last.slice(0, 7) ? String(Number(first.slice(8))) : full(first)
  return `${begin} to ${full(last)}`
}

/** What was done with the accepted rows of each file, while they are taken in. */
export type Counts = Partial<Record<FileName, { new: number; changed: number; unchanged: number }>>

export function count(
  counts: Counts,
  file: FileName,
  add: { new?: number; changed?: number; all: number },
): void {
  counts[file] ??= { new: 0, changed: 0, unchanged: 0 }
  const { all, new: added = 0, changed = 0 } = add
  counts[file].new += added
  counts[file].changed += changed
  counts[file].unchanged += all - added - changed
}

/** Puts together what was read and what was done with it. */
export function receiptOf(report: ExtractReport, counts: Counts): NonNullable<Receipt['files']> {
  const files: NonNullable<Receipt['files']> = {}
  for (const file of report.present) {
    const { refused = 0, strangers = 0, objecting = 0 } = report.counts[file] ?? {}
    const done = counts[file] ?? { new: 0, changed: 0, unchanged: 0 }
    files[file] = { ...done, refused, strangers, objecting }
  }
  return files
}

/** Rows of the sender's own files that were left out before they became rows of this file. */
export function rowsSetAside({ setAside = [] }: Receipt, file: FileName): number {
  return setAside.reduce((sum, { rowOf, times }) => (rowOf === file ? sum + times : sum), 0)
}

/** The files of a receipt in the order in which people know them: the children first, the days last. */
export function filesOf({ files = {} }: Receipt): [FileName, FileReceipt][] {
  const order = [...FILE_NAMES.filter(file => file !== 'calendar'), 'calendar' as const]
  return order.flatMap(file => {
    const counts = files[file]
    return counts === undefined ? [] : [[file, counts] satisfies [FileName, FileReceipt]]
  })
}

/** Whether anything at all is different from before. `others`: new things that no file's row counts. */
export function changedAnything(
  { files = {}, newlyObjecting = 0, left = 0, wholeRoll = 0 }: Receipt,
  others: number,
): boolean {
  const sum = Object.values(files).reduce((all, each) => all + each.new + each.changed, 0)
  return sum + newlyObjecting + left + wholeRoll + others > 0
}

/** What stands under each file's name. */
export const WHAT: Record<FileName, string> = {
  calendar: 'Calendar',
  pupils: 'Children',
  marks: 'Attendance',
  suspensions: 'Suspensions',
  behaviour: 'Behaviour',
  concerns: 'Concerns',
  attainment: 'Attainment',
  sdq: 'Wellbeing (SDQ)',
  ratings: 'Ratings',
}

/** The sentences of a receipt that no table holds. */
export function remarks(receipt: Receipt): string[] {
  const { objections = 0, newlyObjecting = 0, moved = 0, left = 0, notInFile = 0 } = receipt
  const { keptOut = 0, kept = 0, wholeRoll = 0 } = receipt
  const children = (n: number): string => (n === 1 ? '1 child' : `${n.toLocaleString('en-GB')} children`)
  return [
    daysInWords(receipt) ?? (false as const),
    moved > 0 && `${children(moved)} moved to the roll of another school.`,
    left > 0 &&
      `${children(left)} of an earlier year ${left === 1 ? 'is' : 'are'} not in this year’s file and left the roll.`,
    objections > 0 && `${children(objections)} left out, as the family objects.`,
    newlyObjecting > 0 &&
      `${children(newlyObjecting)} held before: the family now objects. They have left the screen, and a person must settle each.`,
    keptOut > 0 &&
      `${keptOut === 1 ? '1 row was' : `${keptOut} rows were`} kept out: they may be children who are here under another number, and a person has not decided yet.`,
    kept > 0 &&
      `${kept === 1 ? 'Of 1 row' : `Of ${kept} rows`} something was not taken, as another sender is believed on it.`,
    wholeRoll > 0 && `${children(wholeRoll)} left the roll, as the file was said to be the whole of it.`,
    wholeRoll === 0 &&
      notInFile > 0 &&
      `${children(notInFile)} on the rolls of these schools ${notInFile === 1 ? 'is' : 'are'} not in this file. Nothing was changed for them.`,
  ].filter(each => each !== false)
}
