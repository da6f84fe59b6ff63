// The rows of a caseload with what every part tells of them, narrowed and in order. The order that nobody asked for is by
// attention: what each part says of a child added up (rules/today.md).
import type { Week } from '#arithmetic/attendance/weekly.ts'
import type { Tx } from '#platform/database/queries.ts'
import { nameOf } from '#records/children/children.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { CaseloadCell, CaseloadColumn } from '#records/children/happenings.ts'
import { notMentionedLately } from '#stages/identify/index.ts'
import { needOfAttendance } from './attention.ts'
import { type OnCaseload, type Sdq, sdqOf, weeksOfMany } from './caseload.ts'
import type { View } from './view.ts'

export type Row = OnCaseload & {
  /** In words, each once, in the order of the columns. */
  flags: string[]
  attention: number
  /** What each contributed column says, by its key. */
  cells: Map<string, CaseloadCell>
  sdq: Sdq | undefined
  /** The last measured weeks; none where nothing is measured, or marks are not for this reader. */
  weeks: Week[]
}

/** Attention is counted in school days that somebody waits. Missing school, with nobody having spoken of it, is as many more. */
const NOT_MENTIONED = 30
const NOT_MENTIONED_FLAG = 'Missing school, not mentioned'

/** All children with what the parts say of them. `reads` says whether scores may be read at all. */
export async function describeRows(
  tx: Tx,
  gathered: Gathered,
  children: readonly OnCaseload[],
  today: string,
): Promise<Row[]> {
  const ids = children.map(each => each.child_id)
  const columns = columnsOf(gathered)
  // All at once: no column waits for another.
  const [quiet, sdq, weeks, told] = await Promise.all([
    notMentionedLately(tx, gathered.mentions),
    sdqOf(tx, ids),
    weeksOfMany(tx, ids, today),
    Promise.all(columns.map(column => column.cells(tx, ids, today))),
  ])
  const missed = new Set(quiet.map(each => each.childId))
  return children.map(child => {
    const cells = new Map<string, CaseloadCell>()
    const flags = new Set<string>(missed.has(child.child_id) ? [NOT_MENTIONED_FLAG] : [])
    const measured = weeks.get(child.child_id) ?? []
    const need = needOfAttendance(measured)
    let attention = (missed.has(child.child_id) ? NOT_MENTIONED : 0) + need.attention
    if (need.flag) flags.add(need.flag)
    for (const [n, column] of columns.entries()) {
      const cell = told[n]!.get(child.child_id)
      if (!cell) continue
      cells.set(column.key, cell)
      attention += cell.attention ?? 0
      for (const flag of [cell.flag ?? []].flat()) flags.add(flag)
    }
    return { ...child, flags: [...flags], attention, cells, sdq: sdq.get(child.child_id), weeks: measured }
  })
}

/** The contributed columns from left to right. */
export function columnsOf({ caseload = [] }: Gathered): CaseloadColumn[] {
  return [...caseload].sort((a, b) => a.order - b.order)
}

/** The rows that a view asks for, in its order. */
export function arrange(rows: Row[], view: View): Row[] {
  const narrowed = rows.filter(
    row =>
      (view.school === '' || row.school_id === view.school) &&
      (view.year === '' || row.year_group === view.year) &&
      (view.cohort === '' || row.cohort_name === view.cohort) &&
      (view.worker === '' ||
        (view.worker === 'nobody' ? row.workers.length === 0 : row.workers.includes(view.worker))) &&
      (view.flag === '' || row.flags.includes(view.flag)),
  )
  const sorted = narrowed.sort(orders(view.sort))
  return view.turned ? sorted.reverse() : sorted
}

/** Per cent attended in the last measured week, rounded down; null where nothing is measured. */
export function lastRate(weeks: readonly Week[]): number | null {
  const last = weeks.at(-1)
  return last ? Math.floor((100 * last.attended) / last.possible) : null
}

type Order = (a: Row, b: Row) => number

// What needs looking at comes first by every column; two alike stand by name.
function orders(sort: string): Order {
  const by: Record<string, Order> = {
    '': (a, b) => b.attention - a.attention,
    name: () => 0,
    year: (a, b) => yearNumber(a) - yearNumber(b),
    school: (a, b) => a.school.localeCompare(b.school, 'en'),
    attendance: (a, b) => (lastRate(a.weeks) ?? 101) - (lastRate(b.weeks) ?? 101),
    sdq: (a, b) => (b.sdq?.index ?? -1) - (a.sdq?.index ?? -1),
  }
  const first =
    by[sort] ?? ((a, b) => (b.cells.get(sort)?.attention ?? -1) - (a.cells.get(sort)?.attention ?? -1))
  return (a, b) => first(a, b) || byName(a, b)
}

const names = new Intl.Collator('en')

function byName(a: Row, b: Row): number {
  return names.compare(nameOf(a), nameOf(b)) || (a.child_id < b.child_id ? -1 : 1)
}

function yearNumber({ year_group: year }: Row): number {
  if (year === null) return 99
  return { N: -1, R: 0 }[year] ?? Number(year)
}
