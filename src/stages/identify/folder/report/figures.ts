// The figures of the report that a head teacher reads: counts that may be shown, with their denominators.

import type { Outcome } from '#arithmetic/screen/rank.ts'
import { areaSentence, ruleSentence } from '#arithmetic/screen/rule-sentences.ts'
import type { IdentifyRules } from '#arithmetic/screen/rules.ts'
import { areaTopic } from '#arithmetic/screen/words.ts'
import { hideSmall, isSmall, type Shown } from '#arithmetic/suppression.ts'
import { type ExtractReport, groupProblems, whereInWords } from '#intake/extract/index.ts'
import type { Counts, Summary } from '../summary.ts'

export type ReportFigures = {
  asOf: string
  children: number
  inScope: number
  objections: Shown
  years: readonly string[]
  outcomes: { words: (typeof OUTCOMES)[number]; count: Shown }[]
  /** Null where there are too many schools for a page. */
  schools: { urn: string; children: Shown; counts: Shown[] }[] | null
  areas: { topic: string; counts: boolean; met: Shown; notMet: Shown; notMeasured: Shown }[]
  rules: { risks: string[]; others: string[]; persons: string[]; places: string }
  minimumRisks: number
  /** Rows, not children: how many of them objected would tell of few families. */
  files: { file: string; rows: number; refused: number; strangers: number }[]
  problems: { where: string; problem: string; times: number }[]
  problemsBesides: number
}

/** Every outcome, in the order in which a reader asks for them. */
export const OUTCOMES = [
  { outcome: 'in', short: 'In', says: 'first in their school’s order, as many as it has places' },
  { outcome: 'reserve', short: 'Reserve', says: 'next in order, if a family says no' },
  { outcome: 'waiting', short: 'Waiting', says: 'as many risks, after the places and the reserve' },
  {
    outcome: 'to-a-person',
    short: 'For a person',
    says: 'a person decides, as something is acute or already in hand',
  },
  {
    outcome: 'too-little-known',
    short: 'Too little known',
    says: 'more must be asked before anything is said',
  },
  { outcome: 'below-the-line', short: 'Below the line', says: 'fewer risks found in what was measured' },
  { outcome: 'out-of-scope', short: 'Other years', says: 'in a year group this place does not work with' },
] as const satisfies { outcome: Outcome; short: string; says: string }[]

const MOST_SCHOOLS = 400
const MOST_PROBLEMS = 12

/** @param areasInScope counts of each area's states, of children in scope alone. */
export function reportFigures(
  rules: IdentifyRules,
  summary: Summary,
  areasInScope: Record<string, Counts>,
  report: ExtractReport,
): ReportFigures {
  const children = summary.pupils
  const outOfScope = summary.outcomes['out-of-scope'] ?? 0
  const [outcomes] = hideSmall([countsOf(summary.outcomes)], 'rows')
  const groups = groupProblems(report.problems)
  const [objections] = hideSmall([[summary.objections]], 'rows')[0]!
  return {
    asOf: summary.as_of,
    children,
    inScope: children - outOfScope,
    objections: objections!,
    years: rules.years,
    outcomes: OUTCOMES.map((words, i) => ({ words, count: outcomes![i]! })),
    schools: schoolsShown(summary),
    areas: areasShown(rules, areasInScope),
    rules: {
      risks: rules.areas.filter(area => area.counts).map(areaSentence),
      others: rules.areas.filter(area => !area.counts).map(areaSentence),
      persons: rules.to_a_person.map(ruleSentence),
      places: placesIn(rules),
    },
    minimumRisks: rules.minimum_risks,
    files: Object.entries(report.counts).map(([file, { rows, refused, strangers }]) => ({
      file: `${file}.csv`,
      rows,
      refused,
      strangers,
    })),
    problems: groups
      .slice(0, MOST_PROBLEMS)
      .map(group => ({ where: whereInWords(group), problem: group.problem, times: group.n })),
    problemsBesides: Math.max(0, groups.length - MOST_PROBLEMS),
  }
}

function countsOf(counts: Counts): number[] {
  return OUTCOMES.map(({ outcome }) => counts[outcome] ?? 0)
}

function schoolsShown({ schools }: Summary): ReportFigures['schools'] {
  const urns = Object.keys(schools).sort()
  if (urns.length > MOST_SCHOOLS) return null
  const table = urns.map(urn => countsOf(schools[urn]!))
  const shown = hideSmall(table, 'rows and columns')
  return urns.map((urn, i) => {
    const children = table[i]!.reduce((sum, count) => sum + count, 0)
    return { urn, children: isSmall(children) ? null : children, counts: shown[i]! }
  })
}

function areasShown({ areas }: IdentifyRules, counted: Record<string, Counts>): ReportFigures['areas'] {
  return areas.map(({ area, counts }) => {
    const states = counted[area]!
    const row = [states.met ?? 0, states['not-met'] ?? 0, states['not-measured'] ?? 0]
    const [met, notMet, notMeasured] = hideSmall([row], 'rows')[0]! as [Shown, Shown, Shown]
    return { topic: areaTopic(area), counts, met, notMet, notMeasured }
  })
}

function placesIn({ capacity, reserve }: IdentifyRules): string {
  const named = Object.keys(capacity).length - 1
  const others =
    named === 0 ? '' : ` (${named} ${named === 1 ? 'school has' : 'schools have'} a number of their own)`
  return `Each school has places for ${capacity.default} children${others}, with ${reserve} more in reserve.`
}
