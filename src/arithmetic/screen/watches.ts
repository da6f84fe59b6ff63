// What to look out for in each file: made once from the rules, so that nothing else need be kept.
// Rule: a dated record counts when 0 ≤ as_of − date ≤ within_days.

import { daysBefore } from '../days.ts'
import { dayCode } from './day-code.ts'
import {
  CONCERN_KINDS,
  type FlagColumn,
  type IdentifyRules,
  INFORMANTS,
  type Leaf,
  partsOf,
  RATED_AREAS,
} from './rules.ts'

/** Rules that ask the same share one watch. Days are day codes (`day-code.ts`). */
export type Watches = {
  asOf: number
  sdq: SdqWatch[]
  attainment: AttainmentWatch[]
  ratings: RatingWatch[]
  concerns: ConcernWatch[]
  suspensions: Watch[]
  behaviour: Watch[]
  /** Every subject that a rule asks about, in no order that matters. */
  subjects: string[]
  /** Every flag that a rule asks about. */
  flags: FlagColumn[]
  /** Which watch of its file a rule reads. */
  watchOf: ReadonlyMap<Leaf, number>
  /** The watch of the column `suspensions_12m`. */
  suspensionsOfTheYear: number
}

export type Watch = { key: string; from: number }
/** The place of each of INFORMANTS in the rule's own list, or -1; and how many it asks. */
export type SdqWatch = Watch & { placeOf: readonly number[]; informants: number }
/** Of each subject in `Watches.subjects`, whether it is asked for. */
export type AttainmentWatch = Watch & { asks: boolean[]; subjects: readonly string[] }
export type RatingWatch = Watch & { area: number }
/** Of each of CONCERN_KINDS, whether it is asked for. */
export type ConcernWatch = Watch & { asks: readonly boolean[] }

const A_YEAR = 365

export function watchFor(rules: IdentifyRules): Watches {
  const watchOf = new Map<Leaf, number>()
  const flags = new Set<FlagColumn>()
  const watches: Watches = {
    asOf: dayCode(rules.as_of),
    sdq: [],
    attainment: [],
    ratings: [],
    concerns: [],
    suspensions: [],
    behaviour: [],
    subjects: [],
    flags: [],
    watchOf,
    suspensionsOfTheYear: 0,
  }
  const since = (days: number) => ({ from: dayCode(daysBefore(rules.as_of, days)) })
  watches.suspensionsOfTheYear = share(watches.suspensions, { key: `${A_YEAR}`, ...since(A_YEAR) })
  for (const leaf of [...rules.areas.map(area => area.rule), ...rules.to_a_person].flatMap(partsOf)) {
    switch (leaf.rule) {
      case 'sdq-scale':
      case 'sdq-total': {
        const { informants, within_days: days } = leaf
        const placeOf = INFORMANTS.map(one => informants.indexOf(one))
        const watch = { key: `${days} ${informants}`, ...since(days), placeOf, informants: informants.length }
        watchOf.set(leaf, share(watches.sdq, watch))
        break
      }
      case 'attainment': {
        const { subjects, within_days: days } = leaf
        const watch = { key: JSON.stringify([days, subjects]), ...since(days), subjects, asks: [] }
        watchOf.set(leaf, share(watches.attainment, watch))
        break
      }
      case 'rating': {
        const { of_area: area, within_days: days } = leaf
        const watch = { key: `${days} ${area}`, ...since(days), area: RATED_AREAS.indexOf(area) }
        watchOf.set(leaf, share(watches.ratings, watch))
        break
      }
      case 'concern': {
        const { kinds, within_days: days } = leaf
        const asks = CONCERN_KINDS.map(kind => kinds.includes(kind))
        watchOf.set(leaf, share(watches.concerns, { key: `${days} ${kinds}`, ...since(days), asks }))
        break
      }
      case 'suspensions':
      case 'behaviour': {
        const days = leaf.within_days
        watchOf.set(leaf, share(watches[leaf.rule], { key: `${days}`, ...since(days) }))
        break
      }
      case 'flag':
        flags.add(leaf.column)
    }
  }
  watches.subjects = [...new Set(watches.attainment.flatMap(watch => watch.subjects))]
  for (const watch of watches.attainment)
    watch.asks = watches.subjects.map(one => watch.subjects.includes(one))
  watches.flags = [...flags]
  return watches
}

function share<W extends Watch>(watches: W[], watch: W): number {
  const found = watches.findIndex(other => other.key === watch.key)
  return found >= 0 ? found : watches.push(watch) - 1
}
