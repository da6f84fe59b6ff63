// Puts the ranked children of each school in order and draws the lines of capacity and reserve.
// Rule: the blueprint's `order`, ending in a lot that anybody can draw again: SHA-256 of `lot_seed:upn`.

import { createHash } from 'node:crypto'
import type { Judged } from './judge.ts'
import type { IdentifyRules } from './rules.ts'

export type Outcome =
  | 'out-of-scope'
  | 'to-a-person'
  | 'in'
  | 'reserve'
  | 'waiting'
  | 'too-little-known'
  | 'below-the-line'

export type Place = { outcome: Outcome; rank: number | null }

/** The place of each child, in the order given: ranks count from 1 within a school. */
export function rankPupils(rules: IdentifyRules, judged: readonly Judged[]): Place[] {
  const places = judged.map(
    ({ standing }): Place => ({ outcome: standing === 'ranked' ? 'waiting' : standing, rank: null }),
  )
  const bySchool = new Map<string, Entry[]>()
  for (const [i, one] of judged.entries()) {
    if (one.standing !== 'ranked') continue
    const entries = bySchool.get(one.school)
    const entry = { judged: one, place: places[i]!, lot: lotOf(rules.lot_seed, one.upn) }
    if (entries === undefined) bySchool.set(one.school, [entry])
    else entries.push(entry)
  }
  const before = comparison(rules)
  for (const [school, entries] of bySchool) {
    const room = capacityOf(rules, school)
    entries.sort(before)
    for (const [i, { place }] of entries.entries()) {
      place.rank = i + 1
      place.outcome = i < room ? 'in' : i < room + rules.reserve ? 'reserve' : 'waiting'
    }
  }
  return places
}

/** How many children a school has room for. */
export function capacityOf({ capacity }: IdentifyRules, school: string): number {
  return Object.hasOwn(capacity, school) ? capacity[school]! : capacity.default
}

/** The lot of a child: the same for everybody who knows the seed, and in nobody's favour. */
export function lotOf(seed: string, upn: string): string {
  return createHash('sha256').update(`${seed}:${upn}`).digest('hex')
}

type Entry = { judged: Judged; place: Place; lot: string }
type Comparison = (a: Entry, b: Entry) => number

function comparison(rules: IdentifyRules): Comparison {
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
      return (a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0)
    case 'falling':
      return (a, b) => Number(b.judged.falling) - Number(a.judged.falling)
    case 'risks_met':
      return (a, b) => sign * (a.judged.risksMet - b.judged.risksMet)
    case 'sdq_total':
      return (a, b) => nullsLast(a.judged.sdqTotal, b.judged.sdqTotal, sign)
    case 'absence':
      return (a, b) => compareAbsence(a.judged, b.judged, sign)
  }
  const area = rules.areas.findIndex(one => `area:${one.area}` === name)
  const isMet = ({ judged }: Entry) => Number(judged.areaStates[area] === 'met')
  return (a, b) => isMet(b) - isMet(a)
}

/** Compares absent / possible exactly, by multiplying across. */
function compareAbsence(a: Judged, b: Judged, sign: number): number {
  const [possibleOfA, possibleOfB] = [a.attendance.possible, b.attendance.possible]
  if (possibleOfA === 0 || possibleOfB === 0) return Number(possibleOfA === 0) - Number(possibleOfB === 0)
  return sign * (a.absent * possibleOfB - b.absent * possibleOfA)
}

function nullsLast(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return sign * (a - b)
}
