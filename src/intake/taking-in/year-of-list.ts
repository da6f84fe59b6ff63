// For which school year is a list of pupils that no day belongs to? Rule: where the roll held is of the year of today, for
// that; where it is of another, a person says, as a list read a year late empties the roll (rules/intake.md).
import type { Receipt } from '../receipt.ts'
import { Stopped } from './taking.ts'

/** What a list without days could be for. `ask`: nobody has said yet, and the two differ. */
export type YearOfList = { held: number; current: number; ask: boolean }

/** @param held the years of the rolls of the schools in the list, as they were before it */
export function yearOfList(
  held: readonly number[],
  current: number,
  said: number | undefined,
): YearOfList | undefined {
  const other = held.toSorted((a, b) => a - b).find(year => year !== current)
  return other === undefined ? undefined : { held: other, current, ask: said === undefined }
}

/** Throws Stopped where nobody can be asked. */
export function stopUnlessSaid({ held, current, ask }: YearOfList): void {
  if (!ask) return
  throw new Stopped(
    `Nothing in these files says for which school year the list of pupils is: ${yearInWords(held)}, as the roll held, or ${yearInWords(current)}. Send calendar.csv with it, or say --year ${held} or --year ${current}.`,
  )
}

/** `2026/27` */
export function yearInWords(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** What the year means for the roll, in sentences, where it is another than the roll's. */
export function yearMeans({ academicYear, yearOfList: of }: Receipt): string | null {
  if (academicYear === undefined || of === undefined || of.held === academicYear) return null
  const [list, roll] = [yearInWords(academicYear), yearInWords(of.held)]
  if (academicYear < of.held)
    return `The roll held is of ${roll}, which is later: this list adds what it knows of ${list} and changes nothing of today.`
  return `The roll held is of ${roll}. Each child in the list comes onto the roll of ${list} in the year group the list says, and whoever is on the roll of ${roll} and not in the list leaves it.`
}
