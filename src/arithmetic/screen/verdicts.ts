// What was found of every child, in nine bytes each: enough to rank them, to count them and to write their lines, from
// several threads at once. Whatever else a line says is read from the facts again.

import { judgeOf, type Standing } from './judge.ts'
import { type Entry, type Outcome, orderOf, outcomeAt } from './rank.ts'
import type { Screen } from './screen.ts'

/** Outcomes by their codes; and last what stands there until children are ranked. */
export const OUTCOMES = [
  'out-of-scope',
  'to-a-person',
  'too-little-known',
  'below-the-line',
  'in',
  'reserve',
  'waiting',
] as const satisfies Outcome[]
const RANKED = OUTCOMES.length

/** By the children's numbers. */
export type Verdicts = {
  /** Which areas are met: see `Patterns`. */
  states: Uint32Array | Float64Array
  /** From 1 within a school; 0 where there is none. */
  ranks: Uint32Array
  /** Codes of `OUTCOMES`. */
  outcomes: Uint8Array
}

/** More areas than this have more states together than four bytes can tell apart. */
const AREAS_IN_FOUR_BYTES = 20

/** @param shared whether other threads are to see them too. */
export function openVerdicts({ rules, roster: { count } }: Screen, shared: boolean): Verdicts {
  const isMany = rules.areas.length > AREAS_IN_FOUR_BYTES
  const memory = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  return {
    states: isMany ? new Float64Array(memory(8 * count)) : new Uint32Array(memory(4 * count)),
    ranks: new Uint32Array(memory(4 * count)),
    outcomes: new Uint8Array(memory(count)),
  }
}

/** Judges the children from one number up to another. */
export function judgeChildren(
  screen: Screen,
  { states, outcomes }: Verdicts,
  from: number,
  to: number,
): void {
  const { judgeBriefly } = judgeOf(screen)
  for (let child = from; child < to; child++) {
    const { statesKey, standing } = judgeBriefly(child)
    states[child] = statesKey
    outcomes[child] = CODES[standing]
  }
}

/** Ranks within their schools all children who are to be, once all are judged. */
export function rankChildren(screen: Screen, verdicts: Verdicts, upnOf: (child: number) => string): void {
  const { rules, roster } = screen
  const { judge } = judgeOf(screen)
  const before = orderOf(rules)
  for (const [code, children] of rankedBySchool(screen, verdicts)) {
    const school = roster.schools.word(code)
    // School by school, so that what is found of a country's children is never there at once.
    const entries = Array.from(
      children,
      (child): Entry => ({ upn: upnOf(child), school, judged: judge(child) }),
    )
    for (const [i, { judged }] of entries.sort(before).entries()) {
      verdicts.outcomes[judged.child.number] = CODES[outcomeAt(rules, school, i + 1)]
      verdicts.ranks[judged.child.number] = i + 1
    }
  }
}

const CODES = {
  ...(Object.fromEntries(OUTCOMES.map((outcome, code) => [outcome, code])) as Record<Outcome, number>),
  ranked: RANKED,
} satisfies Record<Outcome | Standing, number>

function rankedBySchool({ roster }: Screen, { outcomes }: Verdicts): Map<number, number[]> {
  const bySchool = new Map<number, number[]>()
  for (let child = outcomes.indexOf(RANKED); child !== -1; child = outcomes.indexOf(RANKED, child + 1)) {
    const school = roster.schoolCode(child)
    const children = bySchool.get(school)
    if (children === undefined) bySchool.set(school, [child])
    else children.push(child)
  }
  return bySchool
}
