// May the extract be used? Rule: a file with more than 5 in 100 refused rows stops the run (of its data rows; rows
// about strangers do not count), and so does a file that cannot be read at all.

import type { FileCounts } from './file-reading.ts'

/** Refused rows in a hundred that a file may have, unless the run is told otherwise (`--bad-rows`). */
export const BAD_ROWS_PERCENT = 5

export interface Verdict {
  /** False: nothing of this extract may be used, and a command ends with exit status 2. */
  usable: boolean
  /** Why not, a sentence each; empty when usable. */
  because: string[]
}

export interface FileOutcome {
  file: string
  counts: FileCounts
  /** Why the whole file cannot be used, or null. */
  refusal: string | null
}

/** @param badRows percent of refused rows above which a file stops the run */
export function verdictOn(outcomes: readonly FileOutcome[], badRows: number = BAD_ROWS_PERCENT): Verdict {
  const because = outcomes.flatMap(outcome => reasonAgainst(outcome, badRows) ?? [])
  return { usable: because.length === 0, because }
}

function reasonAgainst({ file, counts, refusal }: FileOutcome, badRows: number): string | null {
  if (refusal !== null) return `${file}: ${refusal}`
  const judged = counts.rows - counts.strangers
  if (counts.refused * 100 <= badRows * judged) return null
  return `${file}: ${counts.refused} of ${judged} rows were refused, more than ${badRows} in 100. Correct the file, or allow more refused rows.`
}
