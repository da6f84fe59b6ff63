// The sums a system sends beside its marks are worked out again from the marks, and where they differ it is said.
// Rule: a figure is recomputed from what it is a figure of (docs/import-from-your-school-system.md).

import type { Conversion } from '../converting/conversion.ts'
import type { MatchedRows } from '../converting/matched-table.ts'
import type { TotalDifference } from '../shapes.ts'
import { TOTAL_TARGETS } from '../targets.ts'
import type { Register, SessionCounts } from './register.ts'

const MOST_LISTED = 200

export interface TotalsChecked {
  totals: TotalDifference[]
  compared: number
  differing: number
}

/** Compares every sum of every table that has any. Nothing is compared for a pupil without marks. */
export async function checkTotals(
  conversion: Conversion,
  register: Register,
  tables: readonly MatchedRows[],
): Promise<TotalsChecked> {
  const checked: TotalsChecked = { totals: [], compared: 0, differing: 0 }
  if (register.isEmpty) return checked
  for (const table of tables) {
    const targets = TOTAL_TARGETS.filter(target => table.has(target))
    if (targets.length === 0) continue
    await conversion.eachRow(table, row => {
      const upn = conversion.who.of(table, row)
      const counts = typeof upn === 'string' ? register.counts(upn) : undefined
      if (counts === undefined) return
      for (const target of targets) compare(checked, table, row.line, target, table.text(row, target), counts)
    })
  }
  return checked
}

function compare(
  checked: TotalsChecked,
  table: MatchedRows,
  line: number,
  target: string,
  text: string,
  counts: SessionCounts,
): void {
  const sent = text.replace(/\s*%$/, '')
  if (!/^\d+(\.\d+)?$/.test(sent)) return
  checked.compared++
  const recomputed = recompute(target, sent, counts)
  if (recomputed === null) return
  checked.differing++
  const total = table.columnOf(target)
  if (checked.totals.length < MOST_LISTED)
    checked.totals.push({ file: table.id, line, total, sent, recomputed })
}

/** What the marks give, where it is not what was sent; null where both are the same. */
function recompute(target: string, sent: string, counts: SessionCounts): string | null {
  if (target === 'total_percent') return percentOf(sent, counts)
  const sums: Record<string, number> = {
    total_possible: counts.possible,
    total_present: counts.attended,
    total_authorised: counts.authorised,
    total_unauthorised: counts.unauthorised,
    total_lates: counts.lates,
  }
  return sums[target] === Number(sent) ? null : String(sums[target])
}

/** As exact as what was sent: 95.3 is right for 95.26. A spreadsheet may hold 0.953 for it. */
function percentOf(sent: string, { attended, possible }: SessionCounts): string | null {
  if (possible === 0) return 'no possible session'
  const share = Number(sent) <= 1 && sent.includes('.')
  const decimals = Math.max(0, (sent.split('.')[1]?.length ?? 0) - (share ? 2 : 0))
  const percent = (100 * attended) / possible
  const said = share ? Number(sent) * 100 : Number(sent)
  // One unit of the last figure: some systems round and some cut.
  return Math.abs(said - percent) < 10 ** -decimals + 1e-9 ? null : percent.toFixed(Math.max(decimals, 1))
}
