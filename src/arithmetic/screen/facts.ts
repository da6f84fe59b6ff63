// Keeps of a child's rows only what the rules ask for, one row at a time: a whole country can be streamed past it.
// Rule: a dated record counts when 0 ≤ as_of − date ≤ within_days; the latest one wins, and the later line on a tie.

import { daysBefore } from '../days.ts'
import type { Informant } from '../sdq/bands.ts'
import type {
  AttainmentRow,
  BehaviourRow,
  ConcernRow,
  RatingRow,
  ScreenPupil,
  SdqRow,
  SuspensionRow,
} from './pupil.ts'
import { type IdentifyRules, type Leaf, partsOf } from './rules.ts'

/** What to look out for in each file: made once from the rules. Rules that ask the same share one watch. */
export type Watches = {
  asOf: string
  sdq: (Since & { informants: readonly Informant[] })[]
  attainment: (Since & { subjects: ReadonlySet<string> })[]
  ratings: (Since & { area: string })[]
  concerns: (Since & { kinds: ReadonlySet<string> })[]
  suspensions: Since[]
  behaviour: Since[]
  /** Which watch of its file a rule reads. */
  watchOf: ReadonlyMap<Leaf, number>
  /** The watch of the column `suspensions_12m`. */
  suspensionsOfTheYear: number
}

/** What is known of one child, one entry a watch. */
export type Facts = {
  sdq: (SdqRow | null)[][]
  attainment: (AttainmentRow | null)[]
  ratings: (RatingRow | null)[]
  concerns: (ConcernRow | null)[]
  suspensions: Tally[]
  behaviour: Tally[]
}

/** A count or a sum of points, with its latest row. */
export type Tally = { sum: number; latest: string | null; source: string | null }

type Since = { key: string; from: string }

const A_YEAR = 365

export function watchFor(rules: IdentifyRules): Watches {
  const watchOf = new Map<Leaf, number>()
  const watches: Watches = {
    asOf: rules.as_of,
    sdq: [],
    attainment: [],
    ratings: [],
    concerns: [],
    suspensions: [],
    behaviour: [],
    watchOf,
    suspensionsOfTheYear: 0,
  }
  const since = (days: number) => ({ from: daysBefore(rules.as_of, days) })
  watches.suspensionsOfTheYear = share(watches.suspensions, { key: `${A_YEAR}`, ...since(A_YEAR) })
  for (const leaf of [...rules.areas.map(area => area.rule), ...rules.to_a_person].flatMap(partsOf)) {
    switch (leaf.rule) {
      case 'sdq-scale':
      case 'sdq-total': {
        const { informants, within_days: days } = leaf
        watchOf.set(leaf, share(watches.sdq, { key: `${days} ${informants}`, ...since(days), informants }))
        break
      }
      case 'attainment': {
        const { subjects, within_days: days } = leaf
        const watch = { key: JSON.stringify([days, subjects]), ...since(days), subjects: new Set(subjects) }
        watchOf.set(leaf, share(watches.attainment, watch))
        break
      }
      case 'rating': {
        const { of_area: area, within_days: days } = leaf
        watchOf.set(leaf, share(watches.ratings, { key: `${days} ${area}`, ...since(days), area }))
        break
      }
      case 'concern': {
        const { kinds, within_days: days } = leaf
        const watch = { key: `${days} ${kinds}`, ...since(days), kinds: new Set<string>(kinds) }
        watchOf.set(leaf, share(watches.concerns, watch))
        break
      }
      case 'suspensions':
      case 'behaviour': {
        const days = leaf.within_days
        watchOf.set(leaf, share(watches[leaf.rule], { key: `${days}`, ...since(days) }))
      }
    }
  }
  return watches
}

export function nothingKnown(watches: Watches): Facts {
  return {
    sdq: watches.sdq.map(({ informants }) => informants.map(() => null)),
    attainment: watches.attainment.map(() => null),
    ratings: watches.ratings.map(() => null),
    concerns: watches.concerns.map(() => null),
    suspensions: watches.suspensions.map(nothingCounted),
    behaviour: watches.behaviour.map(nothingCounted),
  }
}

/** All rows of a child at once. */
export function gatherFacts(watches: Watches, pupil: ScreenPupil): Facts {
  const facts = nothingKnown(watches)
  for (const row of pupil.sdq) takeSdq(watches, facts, row)
  for (const row of pupil.attainment) takeAttainment(watches, facts, row)
  for (const row of pupil.ratings) takeRating(watches, facts, row)
  for (const row of pupil.concerns) takeConcern(watches, facts, row)
  for (const row of pupil.suspensions) takeSuspension(watches, facts, row)
  for (const row of pupil.behaviour) takeBehaviour(watches, facts, row)
  return facts
}

export function takeSdq({ sdq, asOf }: Watches, facts: Facts, row: SdqRow): void {
  for (const [i, watch] of sdq.entries()) {
    const informant = watch.informants.indexOf(row.informant)
    const rows = facts.sdq[i]!
    if (informant >= 0 && counts(row.date, watch, asOf)) rows[informant] = later(rows[informant]!, row)
  }
}

export function takeAttainment({ attainment, asOf }: Watches, facts: Facts, row: AttainmentRow): void {
  for (const [i, watch] of attainment.entries()) {
    if (!watch.subjects.has(row.subject) || !counts(row.date, watch, asOf)) continue
    facts.attainment[i] = later(facts.attainment[i]!, row)
  }
}

export function takeRating({ ratings, asOf }: Watches, facts: Facts, row: RatingRow): void {
  for (const [i, watch] of ratings.entries()) {
    if (watch.area === row.area && counts(row.date, watch, asOf))
      facts.ratings[i] = later(facts.ratings[i]!, row)
  }
}

export function takeConcern({ concerns, asOf }: Watches, facts: Facts, row: ConcernRow): void {
  for (const [i, watch] of concerns.entries()) {
    if (watch.kinds.has(row.kind) && counts(row.date, watch, asOf))
      facts.concerns[i] = later(facts.concerns[i]!, row)
  }
}

/** A lunchtime is no suspension; a permanent exclusion is one. */
export function takeSuspension({ suspensions, asOf }: Watches, facts: Facts, row: SuspensionRow): void {
  if (row.type === 'LNCH') return
  for (const [i, watch] of suspensions.entries()) {
    if (counts(row.start, watch, asOf)) add(facts.suspensions[i]!, 1, row.start, row.source)
  }
}

export function takeBehaviour({ behaviour, asOf }: Watches, facts: Facts, row: BehaviourRow): void {
  if (row.kind !== 'negative') return
  for (const [i, watch] of behaviour.entries()) {
    if (counts(row.date, watch, asOf)) add(facts.behaviour[i]!, row.points, row.date, row.source)
  }
}

function share<W extends Since>(watches: W[], watch: W): number {
  const found = watches.findIndex(other => other.key === watch.key)
  return found >= 0 ? found : watches.push(watch) - 1
}

function nothingCounted(): Tally {
  return { sum: 0, latest: null, source: null }
}

function counts(date: string, { from }: Since, asOf: string): boolean {
  return from <= date && date <= asOf
}

function later<Row extends { date: string }>(known: Row | null, row: Row): Row {
  return known === null || row.date >= known.date ? row : known
}

function add(tally: Tally, amount: number, date: string, source: string | null | undefined): void {
  tally.sum += amount
  if (tally.latest !== null && date < tally.latest) return
  tally.latest = date
  tally.source = source ?? null
}
