// Puts the ranked children of each school in order and draws the lines of capacity and reserve.
// Rule: the blueprint's `order`, ending in a lot that anybody can draw again: SHA-256 of `lot_seed:upn`.

import { createHash } from 'node:crypto'
import type { Judged } from './judge.ts'
import type { IdentifyRules } from './rules.ts'
import { MET } from './states.ts'

export type Outcome =
  | 'out-of-scope'
  | 'to-a-person'
  | 'in'
  | 'reserve'
  | 'waiting'
  | 'too-little-known'
  | 'below-the-line'

export type Place = { outcome: Outcome; rank: number | null }

/** A child who is to be ranked. */
export type Entry = { upn: string; school: string; judged: Judged }

/** The places of children to be ranked, by their numbers: ranks count from 1 within a school. */
export function rankPupils(rules: IdentifyRules, entries: Iterable<Entry>): Map<number, Place> {
  const bySchool = Map.groupBy(entries, ({ school }) => school)
  const places = new Map<number, Place>()
  const before = orderOf(rules)
  for (const [school, ranked] of bySchool) {
    ranked.sort(before)
    for (const [i, { judged }] of ranked.entries()) {
      places.set(judged.child.number, { outcome: outcomeAt(rules, school, i + 1), rank: i + 1 })
    }
  }
  return places
}

/** What a rank means in a school. */
export function outcomeAt(rules: IdentifyRules, school: string, rank: number): 'in' | 'reserve' | 'waiting' {
  const room = capacityOf(rules, school)
  return rank <= room ? 'in' : rank <= room + rules.reserve ? 'reserve' : 'waiting'
}

/** How many children a school has room for. */
export function capacityOf({ capacity }: IdentifyRules, school: string): number {
  return Object.hasOwn(capacity, school) ? capacity[school]! : capacity.default
}

/** The lot of a child: the same for everybody who knows the seed, and in nobody's favour. */
export function lotOf(seed: string, upn: string): string {
  return createHash('sha256').update(`${seed}:${upn}`).digest('hex')
}

type Comparison = (a: Entry, b: Entry) => number

/** Which of two children of a school comes first, for sorting. */
export function orderOf(rules: IdentifyRules): Comparison {
  const terms = rules.order.map(term => comparisonOf(term, rules))
  return (a, b) => {
    for (const term of terms) {
      const difference = term(a, b)
      if (difference !== 0) return difference
    }
    return 0
  }
}

function comparisonOf(term: string, rules: IdentifyRules): Comparison {
  const [name = '', direction] = term.split(' ')
  const sign = direction === 'desc' ? -1 : 1
  switch (name) {
    case 'lot':
      return comparisonOfLots(rules.lot_seed)
    case 'falling':
      return (a, b) => Number(b.judged.falling) - Number(a.judged.falling)
    case 'risks_met':
      return (a, b) => sign * (a.judged.child.risksMet - b.judged.child.risksMet)
    case 'sdq_total':
      return (a, b) => nullsLast(a.judged.sdqTotal, b.judged.sdqTotal, sign)
    case 'absence':
      return (a, b) => compareAbsence(a.judged, b.judged, sign)
  }
  const area = rules.areas.findIndex(one => `area:${one.area}` === name)
  const isMet = ({ judged }: Entry) => Number(judged.areaStates[area] === MET)
  return (a, b) => isMet(b) - isMet(a)
}

/** Few children stand level until the lot: it is drawn only for them, and once. */
function comparisonOfLots(seed: string): Comparison {
  const lots = new WeakMap<Entry, string>()
  const lot = (entry: Entry) => {
    const drawn = lots.get(entry) ?? lotOf(seed, entry.upn)
    lots.set(entry, drawn)
    return drawn
  }
  return (a, b) => (lot(a) < lot(b) ? -1 : lot(a) > lot(b) ? 1 : 0)
}

/** Compares absent / possible exactly, by multiplying across. */
function compareAbsence({ child: a }: Judged, { child: b }: Judged, sign: number): number {
  const [possibleOfA, possibleOfB] = [a.marks.possible, b.marks.possible]
  if (possibleOfA === 0 || possibleOfB === 0) return Number(possibleOfA === 0) - Number(possibleOfB === 0)
  return sign * (a.absent * possibleOfB - b.absent * possibleOfA)
}

function nullsLast(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return sign * (a - b)
}
