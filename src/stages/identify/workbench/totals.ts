// What a change of rules would do, counted: in all, by school, by part of town, by sex, SEN, free school meals, ethnicity
// and first language. Beside each count stands of how many; where names may not be seen, small numbers are hidden, and so
// is what would give them away (#arithmetic/suppression.ts).
import { areaTopic, type IdentifyRules } from '#arithmetic/screen/index.ts'
import { hideSmall, isSmall, type Suppression } from '#arithmetic/suppression.ts'
import { comesIn, goesOut, isIn, type TriedChild } from './trying-out.ts'

/** Children of one group; null where the number may not be shown. `screened` are those in scope. */
export type Counted = {
  label: string
  screened: number | null
  before: number | null
  now: number | null
  comeIn: number | null
  goOut: number | null
}
export type Dimension = { id: string; title: string; rows: Counted[] }
export type AreaCounted = {
  area: string
  counts: { before: boolean; now: boolean }
  screened: number
  metBefore: number | null
  metNow: number | null
  notMeasured: number | null
}
export type Totals = { all: Counted; dimensions: Dimension[]; areas: AreaCounted[] }

type Grouping = { id: string; title: string; of: (child: TriedChild) => string; order?: string[] }

/** Counts children in every grouping. `partOf` says in which part of the place a school stands. */
export function countTotals(
  children: readonly TriedChild[],
  rules: { before: IdentifyRules; now: IdentifyRules },
  schoolName: (id: string) => string,
  partOf: (urn: string) => string,
): Totals {
  return {
    all: countGroup('All', children),
    dimensions: groupings(schoolName, partOf).map(({ id, title, of, order = [] }) => ({
      id,
      title,
      rows: [...Map.groupBy(children, of)]
        .sort(([a], [b]) => rankOf(a, order) - rankOf(b, order) || (a < b ? -1 : 1))
        .map(([label, group]) => countGroup(label, group)),
    })),
    areas: rules.now.areas.map(({ area, counts }, i) => ({
      area,
      counts: { before: rules.before.areas[i]!.counts, now: counts },
      screened: children.length,
      metBefore: children.filter(child => child.before.areas[i] === 'met').length,
      metNow: children.filter(child => child.now.areas[i] === 'met').length,
      notMeasured: children.filter(child => child.now.areas[i] === 'not-measured').length,
    })),
  }
}

/** The same with what is small hidden, and what would give it away: for those who see totals only. */
export function hideSmallTotals(totals: Totals, threshold: number): Totals {
  const rule = { threshold, zeroIsSafe: true }
  const hide = (n: number | null) => (n === null || isSmall(n, rule) ? null : n)
  const all = hideRow(totals.all, part => isSmall(part, rule))
  return {
    all,
    dimensions: totals.dimensions.map(each => ({ ...each, rows: hideRows(each.rows, rule) })),
    areas: totals.areas.map(each => ({
      ...each,
      // Those who do not meet it are as few as those who do may be.
      metBefore:
        hide(each.metBefore) === null || isSmall(each.screened - each.metBefore!, rule)
          ? null
          : each.metBefore,
      metNow: differsBySmall(each, rule) ? null : hide(each.metNow),
      notMeasured: hide(each.notMeasured),
    })),
  }
}

// Groups too small to stand alone are put together; then the four kinds of children of each group are protected as a
// table: stayed in, went out, came in, neither.
function hideRows(rows: Counted[], rule: Suppression): Counted[] {
  const joined = joinSmall(rows, rule)
  const parts = joined.map(partsOf)
  const shown = hideSmall(parts, 'rows and columns', rule)
  return joined.map((row, r) => withParts(row, column => shown[r]![column] === null))
}

function hideRow(row: Counted, isHidden: (part: number) => boolean): Counted {
  const parts = partsOf(row)
  return withParts(row, column => isHidden(parts[column]!))
}

function withParts(row: Counted, isHidden: (column: number) => boolean): Counted {
  const [stayed, out, came] = [isHidden(0), isHidden(1), isHidden(2)]
  return {
    ...row,
    before: stayed || out ? null : row.before,
    now: stayed || came ? null : row.now,
    comeIn: came ? null : row.comeIn,
    goOut: out ? null : row.goOut,
  }
}

function partsOf({ screened, before, comeIn, goOut }: Counted): number[] {
  return [before! - goOut!, goOut!, comeIn!, screened! - before! - comeIn!]
}

function joinSmall(rows: Counted[], rule: Suppression): Counted[] {
  const fits = rows.filter(row => !isSmall(row.screened!, rule))
  let small = rows.filter(row => isSmall(row.screened!, rule))
  if (small.length === 0) return rows
  const smallest = fits.toSorted((a, b) => a.screened! - b.screened!)
  while (sumOf(small).screened! < rule.threshold && smallest.length > 0) small = [...small, smallest.shift()!]
  return [...fits.filter(row => !small.includes(row)), sumOf(small)]
}

function sumOf(rows: Counted[]): Counted {
  const sum = (key: 'screened' | 'before' | 'now' | 'comeIn' | 'goOut') =>
    rows.reduce((total, row) => total + row[key]!, 0)
  return {
    label: `${rows.map(row => row.label).join(', ')}, together`,
    screened: sum('screened'),
    before: sum('before'),
    now: sum('now'),
    comeIn: sum('comeIn'),
    goOut: sum('goOut'),
  }
}

function differsBySmall({ metBefore, metNow, screened }: AreaCounted, rule: Suppression): boolean {
  return isSmall(Math.abs(metNow! - metBefore!), rule) || isSmall(screened - metNow!, rule)
}

function countGroup(label: string, group: readonly TriedChild[]): Counted {
  const count = (is: (child: TriedChild) => boolean) => group.filter(is).length
  return {
    label,
    screened: group.length,
    before: count(child => isIn(child.before)),
    now: count(child => isIn(child.now)),
    comeIn: count(comesIn),
    goOut: count(goesOut),
  }
}

const NOT_RECORDED = 'Not recorded'

function groupings(schoolName: (id: string) => string, partOf: (urn: string) => string): Grouping[] {
  const flag = (key: 'sen' | 'fsm' | 'eal', words: Record<string, string>) => (child: TriedChild) =>
    words[child.pupil.flags[key] ?? ''] ?? NOT_RECORDED
  return [
    { id: 'school', title: 'School', of: child => schoolName(child.schoolId) },
    { id: 'part', title: 'Part of the place', of: child => partOf(child.pupil.school) },
    { id: 'sex', title: 'Sex', of: child => SEX[child.sex ?? ''] ?? NOT_RECORDED },
    {
      id: 'sen',
      title: 'Special educational needs',
      of: flag('sen', SEN),
      order: Object.values(SEN),
    },
    { id: 'fsm', title: 'Free school meals', of: flag('fsm', FSM), order: Object.values(FSM) },
    { id: 'ethnicity', title: 'Ethnicity', of: ({ pupil }) => ethnicGroup(pupil.flags.ethnicity ?? '') },
    { id: 'language', title: 'First language', of: flag('eal', EAL), order: Object.values(EAL) },
  ]
}

const SEX: Record<string, string> = { F: 'Girls', M: 'Boys' }
const SEN = { N: 'No special educational need', K: 'SEN support', E: 'Education, health and care plan' }
const FSM = { Y: 'Eligible now', N: 'Not eligible now' }
const EAL = { N: 'English', Y: 'Another than English' }

/** Main groups by the first letter of the school census’s codes of four letters; other words as they stand. */
function ethnicGroup(code: string): string {
  if (code === '' || code === 'REFU' || code === 'NOBT') return NOT_RECORDED
  if (!/^[A-Z]{4}$/.test(code)) return code
  return ETHNIC_GROUPS[code[0]!] ?? 'Other'
}
const ETHNIC_GROUPS: Record<string, string> = {
  A: 'Asian or Asian British',
  B: 'Black or Black British',
  C: 'Chinese',
  M: 'Mixed',
  O: 'Other',
  W: 'White',
}

function rankOf(label: string, order: string[]): number {
  if (label === NOT_RECORDED) return order.length + 1
  const at = order.indexOf(label)
  return at < 0 ? order.length : at
}

/** An area by the name people know it by. */
export function areaLabel(area: string): string {
  const topic = areaTopic(area)
  return topic.charAt(0).toUpperCase() + topic.slice(1)
}
