// Lines of `kith calc` about what must be hidden; the question is told by its fields.
import {
  differenceMustBeHidden,
  isSmall,
  protect,
  recoverable,
  redactThenRound,
  type Suppression,
  shareMustBeHidden,
  smallCells,
  valueBetweenMeans,
} from '../suppression.ts'
import { type Fields, fieldsOf, flagOf, listOf, NotComputable, numberOf } from './reading.ts'

/** A table, counts to round, one share, two reports, or two means. */
export function suppression(input: unknown): unknown {
  const fields = fieldsOf(input, '{"table": [[31, 3], [22, 9]], "threshold": 5}')
  if ('table' in fields) return tableOf(fields)
  if ('counts' in fields) return countsOf(fields)
  if ('numerator' in fields) return shareOf(fields)
  if ('report1' in fields) return reportsOf(fields)
  if ('mean1' in fields) return meansOf(fields)
  throw new NotComputable(
    'Give a table; or counts, redact_le and base; or numerator and denominator; or report1 and report2; or n1, mean1, n2 and mean2.',
  )
}

const COUNT = { min: 0, whole: true }
/** More cells than any report of a place has in one table; beyond it the search for what to hide takes too long. */
const MOST_CELLS = 200
const USUAL_THRESHOLD = 5
const USUAL_WIDTH = 5

function tableOf(fields: Fields): unknown {
  const table = readTable(fields.table)
  const rule = ruleOf(fields)
  const primary = smallCells(table, rule)
  const hidden = protect(table, rule, widthOf(fields.use))
  const isHidden = new Set(hidden.map(([row, column]) => `${row} ${column}`))
  const columnTotals = table[0]!.map((_, column) => total(table.map(row => row[column]!)))
  return {
    row_totals: table.map(total),
    column_totals: columnTotals,
    grand_total: total(columnTotals),
    primary,
    recoverable_by_subtraction: recoverable(table, primary).map(cell => ({
      cell,
      value: table[cell[0]]![cell[1]],
    })),
    published: table.map((counts, row) =>
      counts.map((count, column) => (isHidden.has(`${row} ${column}`) ? 'c' : count)),
    ),
  }
}

function countsOf(fields: Fields): unknown {
  const counts = listOf(fields.counts, 'counts').map((count, at) =>
    numberOf(count, `counts ${at + 1}`, COUNT),
  )
  const upTo = numberOf(fields.redact_le, 'redact_le', COUNT)
  const shown = redactThenRound(counts, upTo, numberOf(fields.base, 'base', { min: 1, whole: true }))
  return {
    shown: shown.map(count => count ?? '[REDACTED]'),
    total_is_sum_of_rounded: total(shown.map(count => count ?? 0)),
  }
}

function shareOf(fields: Fields): unknown {
  const denominator = numberOf(fields.denominator, 'denominator', COUNT)
  const numerator = numberOf(fields.numerator, 'numerator', { ...COUNT, max: denominator })
  const rule = ruleOf(fields)
  const suppress = shareMustBeHidden(numerator, denominator, rule)
  return { suppress, reason: suppress ? whyHidden(numerator, denominator, rule) : null }
}

function whyHidden(numerator: number, denominator: number, rule: Suppression): string {
  if (isSmall(denominator, rule)) return `only ${children(denominator)} in all`
  if (isSmall(numerator, rule)) return `${children(numerator)} did`
  return `${children(denominator - numerator)} did not`
}

function reportsOf(fields: Fields): unknown {
  const [one, other] = [readReport(fields.report1, 'report1'), readReport(fields.report2, 'report2')]
  const sign = one.n >= other.n ? 1 : -1
  return {
    hidden_group_n: Math.abs(one.n - other.n),
    hidden_at_risk: one.atRisk === null || other.atRisk === null ? null : sign * (one.atRisk - other.atRisk),
    block: differenceMustBeHidden(one.n, other.n, ruleOf(fields)),
  }
}

function readReport(value: unknown, name: string): { n: number; atRisk: number | null } {
  const fields = fieldsOf(value, `{"n": 57, "at_risk": 21} under "${name}"`)
  const n = numberOf(fields.n, `n of ${name}`, COUNT)
  const atRisk =
    fields.at_risk === undefined ? null : numberOf(fields.at_risk, `at_risk of ${name}`, { ...COUNT, max: n })
  return { n, atRisk }
}

function meansOf(fields: Fields): unknown {
  const [n1, n2] = [numberOf(fields.n1, 'n1', COUNT), numberOf(fields.n2, 'n2', COUNT)]
  const found = valueBetweenMeans(n1, numberOf(fields.mean1, 'mean1'), n2, numberOf(fields.mean2, 'mean2'))
  return { recovered_value: found }
}

function readTable(value: unknown): number[][] {
  const table = listOf(value, 'table').map((row, at) =>
    listOf(row, `row ${at + 1} of table`).map(count => numberOf(count, `a count in row ${at + 1}`, COUNT)),
  )
  const columns = table[0]?.length ?? 0
  if (columns === 0 || table.some(row => row.length !== columns)) {
    throw new NotComputable('"table" has at least one row, and every row as many counts as the first.')
  }
  if (table.length * columns > MOST_CELLS)
    throw new NotComputable(`"table" has at most ${MOST_CELLS} counts.`)
  return table
}

function ruleOf(fields: Fields): Suppression {
  return {
    threshold:
      fields.threshold === undefined ? USUAL_THRESHOLD : numberOf(fields.threshold, 'threshold', COUNT),
    zeroIsSafe: flagOf(fields.zero_is_safe, 'zero_is_safe', true),
  }
}

/** `use` says in words how wide the range of a hidden count must stay: `interval_width_at_least_5`. */
function widthOf(use: unknown): number {
  const said = typeof use === 'string' ? /width_at_least_(\d{1,6})/.exec(use) : null
  return said === null ? USUAL_WIDTH : Number(said[1])
}

function children(count: number): string {
  return count === 1 ? '1 child' : `${count} children`
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
