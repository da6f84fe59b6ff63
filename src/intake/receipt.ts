// What an import did, in numbers: kept for ever with the import, said at the end of the command and on its page.
import { type ExtractReport, FILE_NAMES, type FileName } from './extract/index.ts'

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
  /** URNs that stopped it: schools that are not the place's. */
  unknownSchools?: string[]
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
  { files = {}, newlyObjecting = 0, left = 0 }: Receipt,
  others: number,
): boolean {
  const sum = Object.values(files).reduce((all, each) => all + each.new + each.changed, 0)
  return sum + newlyObjecting + left + others > 0
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
  const children = (n: number): string => (n === 1 ? '1 child' : `${n} children`)
  return [
    moved > 0 && `${children(moved)} moved to the roll of another school.`,
    left > 0 &&
      `${children(left)} of an earlier year ${left === 1 ? 'is' : 'are'} not in this year’s file and left the roll.`,
    objections > 0 && `${children(objections)} left out, as the family objects.`,
    newlyObjecting > 0 &&
      `${children(newlyObjecting)} held before: the family now objects. They have left the screen, and a person must settle each.`,
    notInFile > 0 &&
      `${children(notInFile)} on the rolls of these schools ${notInFile === 1 ? 'is' : 'are'} not in this file. Nothing was changed for them.`,
  ].filter(each => each !== false)
}
