// A screen made ready: rules read once, then asked about every child by number.

import { COUNTS, type MarkPlan, planMarks } from '../attendance/mark-plan.ts'
import type { Shape } from './columns.ts'
import { Facts } from './facts.ts'
import { Patterns } from './patterns.ts'
import type { ScreenContext, ScreenFile } from './pupil.ts'
import { Roster } from './roster.ts'
import {
  type FallingRule,
  type FlagColumn,
  type IdentifyRules,
  type Leaf,
  partsOf,
  type SdqScaleRule,
} from './rules.ts'
import type { Test } from './states.ts'
import { watchFor } from './watches.ts'

export type Screen = {
  rules: IdentifyRules
  shape: Shape
  filesPresent: ReadonlySet<ScreenFile>
  plan: MarkPlan
  planFor: (calendar: readonly string[]) => MarkPlan
  /** Which recent stretch of the plan a `falling` rule reads, and how many there are. */
  recentOf: ReadonlyMap<Leaf, number>
  recents: number
  firstSdqScale: SdqScaleRule | null
  firstFalling: FallingRule | null
  roster: Roster
  facts: Facts
  /** What follows from states, and the rules as functions: each is made once, and what is compiled for it serves all. */
  patterns: Patterns
  tests: Map<Leaf, Test>
}

/** @param memory where the facts are kept: see `Facts`. */
export function openScreen(
  rules: IdentifyRules,
  context: ScreenContext,
  memory?: ConstructorParameters<typeof Facts>[1],
): Screen {
  const areaLeaves = rules.areas.flatMap(area => partsOf(area.rule))
  const falling = [...areaLeaves, ...rules.to_a_person.flatMap(partsOf)].filter(
    leaf => leaf.rule === 'falling',
  )
  const lastDays = [...new Set(falling.map(leaf => leaf.last_days))]
  const plans = new WeakMap<readonly string[], MarkPlan>()
  const planFor = (calendar: readonly string[]) => {
    const plan = plans.get(calendar) ?? planMarks(calendar, rules.as_of, lastDays)
    plans.set(calendar, plan)
    return plan
  }
  const watches = watchFor(rules)
  const manySessions = context.calendar.length * 2 > 65_535
  const shape = { watches, markFields: COUNTS + 2 * lastDays.length, manySessions }
  return {
    rules,
    shape,
    filesPresent: context.filesPresent,
    plan: planFor(context.calendar),
    planFor,
    recentOf: new Map(falling.map(leaf => [leaf, lastDays.indexOf(leaf.last_days)])),
    recents: lastDays.length,
    firstSdqScale: areaLeaves.find(leaf => leaf.rule === 'sdq-scale') ?? null,
    firstFalling: areaLeaves.find(leaf => leaf.rule === 'falling') ?? null,
    roster: rosterFor(watches.flags, [...areaLeaves, ...rules.to_a_person.flatMap(partsOf)]),
    facts: new Facts(shape, memory),
    patterns: new Patterns(rules),
    tests: new Map(),
  }
}

/** Words that rules ask for have the first numbers, in every thread the same. */
function rosterFor(flags: readonly FlagColumn[], leaves: readonly Leaf[]): Roster {
  const roster = new Roster(flags)
  for (const leaf of leaves) {
    if (leaf.rule !== 'flag') continue
    const { words } = roster.flags[flags.indexOf(leaf.column)]!
    for (const word of leaf.one_of ?? [leaf.equals ?? '']) words.code(word)
  }
  return roster
}
