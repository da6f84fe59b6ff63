// The lines of screened.csv put straight into the bytes that are written: what `screenedRow` says, for millions of
// children. What thousands of them share (a school, the states of their areas, most sentences) is kept as bytes.

import { absenceBasisPoints } from '../attendance/counts.ts'
import { AUTHORISED, LATE, LATE_AFTER_CLOSE, POSSIBLE, UNAUTHORISED } from '../attendance/scan.ts'
import { putNumber, putShared, quoted, type SharedBytes, sharedBytes } from './cell-bytes.ts'
import { type Judge, judgeOf } from './judge.ts'
import type { Patterns } from './patterns.ts'
import { Reasoning } from './reasons.ts'
import { areaLists } from './result.ts'
import type { Screen } from './screen.ts'
import { type Child, childOf, readChild } from './states.ts'
import { OUTCOMES, type Verdicts } from './verdicts.ts'
import { WhyWriter } from './why.ts'

/** Puts the UPN of a child into the bytes, in quotes where it needs them. @returns where the next byte belongs. */
export type PutUpn = (child: number, out: Buffer, at: number) => number

export class LineWriter {
  readonly #screen: Screen
  readonly #verdicts: Verdicts
  readonly #putUpn: PutUpn
  readonly #judge: Judge
  readonly #why: WhyWriter
  readonly #patterns: Patterns
  /** Whoever a sentence is made about. */
  readonly #child: Child
  // By the codes of schools; of years and outcomes; by the states of areas; and by either of the last two.
  readonly #schools: SharedBytes[] = []
  readonly #years: SharedBytes[] = []
  readonly #areas = new Map<number, SharedBytes>()
  readonly #outside: SharedBytes[] = []
  readonly #quiet = OUTCOMES.map(() => new Map<number, SharedBytes>())

  constructor(screen: Screen, verdicts: Verdicts, putUpn: PutUpn) {
    this.#screen = screen
    this.#verdicts = verdicts
    this.#putUpn = putUpn
    this.#judge = judgeOf(screen)
    this.#why = new WhyWriter(screen, new Reasoning(screen))
    this.#patterns = screen.patterns
    this.#child = childOf(screen, 0)
  }

  /**
   * Writes the line of a child at `at`; what stands behind it may be spoilt.
   * @param view of the same bytes. @returns where the next line belongs.
   */
  put(child: number, out: Buffer, view: DataView, at: number): number {
    const { roster, facts, shape } = this.#screen
    const { states, outcomes, ranks } = this.#verdicts
    const key = states[child]!
    const outcome = outcomes[child]!
    const school = roster.schoolCode(child)
    const year = roster.yearCode(child) * OUTCOMES.length + outcome
    let end = this.#putUpn(child, out, at)
    this.#schools[school] ??= sharedBytes(`,${roster.schools.word(school)},`)
    end = putShared(this.#schools[school], view, end)
    this.#years[year] ??= sharedBytes(`${roster.years.word(roster.yearCode(child))},${OUTCOMES[outcome]},`)
    end = putShared(this.#years[year], view, end)
    end = putNumber(ranks[child]! || null, out, view, end)
    end = putShared(this.#areas.get(key) ?? this.#areasOf(key), view, end)
    const { marks } = facts.columns
    const from = child * shape.markFields
    const possible = marks[from + POSSIBLE]!
    const authorised = marks[from + AUTHORISED]!
    const unauthorised = marks[from + UNAUTHORISED]!
    end = putNumber(possible, out, view, end)
    end = putNumber(authorised, out, view, end)
    end = putNumber(unauthorised, out, view, end)
    end = putNumber(marks[from + LATE]!, out, view, end)
    end = putNumber(marks[from + LATE_AFTER_CLOSE]!, out, view, end)
    end = putNumber(absenceBasisPoints({ absent: authorised + unauthorised, possible }), out, view, end)
    end = putNumber(this.#judge.sdqTotalOf(child), out, view, end)
    end = putNumber(this.#judge.suspensions12mOf(child), out, view, end)
    const shared = this.#sharedEnd(child, outcome, key)
    return shared === null
      ? end + out.write(this.#endOf(child, outcome, key), end)
      : putShared(shared, view, end)
  }

  #areasOf(key: number): SharedBytes {
    const { met, measured, areaStates } = this.#patterns.of(key)
    const { areasMet, areasNotMeasured, also } = areaLists(this.#screen.rules, areaStates)
    const lists = [areasMet, areasNotMeasured, also].map(list => list.join(';'))
    const bytes = sharedBytes(`${met},${measured},${lists.join(',')},`)
    this.#areas.set(key, bytes)
    return bytes
  }

  /** Of children without a risk, and of those in other years, all that is said follows from what many share. */
  #sharedEnd(child: number, outcome: number, key: number): SharedBytes | null {
    if (outcome === OUT_OF_SCOPE) {
      const year = this.#screen.roster.yearCode(child)
      this.#outside[year] ??= sharedBytes(this.#endOf(child, outcome, key))
      return this.#outside[year]
    }
    if (outcome !== TOO_LITTLE_KNOWN && outcome !== BELOW_THE_LINE) return null
    const known = this.#quiet[outcome]!.get(key)
    if (known !== undefined) return known
    if (this.#patterns.of(key).met > 0) return null
    const bytes = sharedBytes(this.#endOf(child, outcome, key))
    this.#quiet[outcome]!.set(key, bytes)
    return bytes
  }

  /** The last two cells: why a person decides, and the sentence. */
  #endOf(number: number, code: number, key: number): string {
    const child = this.#child
    const { areaStates, met } = this.#patterns.of(key)
    readChild(child, this.#screen, number)
    child.risksMet = met
    const outcome = OUTCOMES[code]!
    const personRules = outcome === 'to-a-person' ? this.#judge.personRulesOf(child) : NO_RULES
    const rank = this.#verdicts.ranks[number]! || null
    const why = this.#why.sentence({ child, areaStates, statesKey: key, personRules }, { outcome, rank })
    return personRules === NO_RULES ? `,${quoted(why)}\n` : `${personRules.join(';')},${quoted(why)}\n`
  }
}

const NO_RULES: readonly number[] = []
const OUT_OF_SCOPE = OUTCOMES.indexOf('out-of-scope')
const TOO_LITTLE_KNOWN = OUTCOMES.indexOf('too-little-known')
const BELOW_THE_LINE = OUTCOMES.indexOf('below-the-line')
