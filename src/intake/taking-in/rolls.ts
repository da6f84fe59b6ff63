// On whose roll a child is, after this file. Rule: one roll is open; a newer academic year, or a newer import of the
// same year, moves it; an older year's folder adds a roll that has ended (docs/import-from-your-school-system.md).
import type { Sender } from './merge-policy.ts'

/** `sender`: whose file put the child on it, null for none. */
export type Roll = {
  id: string
  school_id: string
  academic_year: number
  year_group: string
  open: boolean
  sender: Sender | null
}

export type RollMove = {
  /** The roll that ends now, or null. */
  end: string | null
  /** A roll of before that opens again, or null. */
  reopen: string | null
  /** Whether a roll is to be added, and whether it has ended already. */
  add: 'open' | 'ended' | null
}

/** @param rolls all that are known of the child, in any order */
export function moveRoll(
  rolls: readonly Roll[],
  said: { schoolId: string; academicYear: number; yearGroup: string },
): RollMove {
  const open = rolls.find(roll => roll.open)
  const known = rolls.find(
    roll =>
      roll.school_id === said.schoolId &&
      roll.academic_year === said.academicYear &&
      roll.year_group === said.yearGroup,
  )
  if (open && open.academic_year > said.academicYear) {
    return { end: null, reopen: null, add: known ? null : 'ended' }
  }
  if (known?.open) return { end: null, reopen: null, add: null }
  return { end: open?.id ?? null, reopen: known?.id ?? null, add: known ? null : 'open' }
}
