// The reasons beside a child: each rule with what was found, in words, with its value, its date and where it came from.
// Rule: a risk count never stands alone; what nobody measured is named, and is never "not at risk".

import { dayOfCode } from './day-code.ts'
import { findingOf } from './findings.ts'
import type { Judged } from './judge.ts'
import { type WordsOfMet, wordsOfMet } from './met-words.ts'
import { type Leaf, partsOf, type Rule } from './rules.ts'
import type { Screen } from './screen.ts'
import { type Child, MET, STATE_NAMES, type State, type Test, testOf } from './states.ts'

export type Reason = {
  rule: Leaf['rule']
  state: State
  /** `missed 45 of 380 sessions, 11.8%`; what is missing, where it is not measured. */
  text: string
  /** The bare value: `45/380`, `6`, `below`, `low`, `Y`; null where nothing is known. */
  value: string | null
  date: string | null
  /** Where it came from: the row's own words, or the name of its file. */
  source: string | null
}

export type AreaReasons = { area: string; counts: boolean; state: State; because: Reason[] }

export type PersonReasons = { number: number; because: Reason[] }

/** Explains one child after the other by a screen's rules. */
export class Reasoning {
  readonly #screen: Screen
  readonly #areas: readonly (readonly Part[])[]
  readonly #persons: readonly (readonly Part[])[]

  constructor(screen: Screen) {
    const parts = (rule: Rule) =>
      partsOf(rule).map(leaf => ({ leaf, test: testOf(leaf, screen), words: wordsOfMet(leaf, screen) }))
    this.#screen = screen
    this.#areas = screen.rules.areas.map(area => parts(area.rule))
    this.#persons = screen.rules.to_a_person.map(parts)
  }

  /** Every area with the reasons for its state, in the blueprint's order. */
  areas({ child, areaStates }: Judged): AreaReasons[] {
    return this.#screen.rules.areas.map(({ area, counts }, i) => ({
      area,
      counts,
      state: STATE_NAMES[areaStates[i]!]!,
      because: this.#areas[i]!.map(({ leaf, test }) => this.#reason(leaf, STATE_NAMES[test(child)]!, child)),
    }))
  }

  /** The `to_a_person` rules that are met, each with the reasons that meet it. */
  persons({ child, personRules }: Judged): PersonReasons[] {
    return personRules.map(number => ({
      number,
      because: this.#persons[number - 1]!.filter(({ test }) => test(child) === MET).map(({ leaf }) =>
        this.#reason(leaf, 'met', child),
      ),
    }))
  }

  /** The words of what meets an area that is met, or a `to_a_person` rule, by its place in the list. */
  wordsOfArea(area: number, child: Child): string[] {
    return this.#words(this.#areas[area]!, child)
  }

  wordsOfPerson(rule: number, child: Child): string[] {
    return this.#words(this.#persons[rule]!, child)
  }

  #reason(leaf: Leaf, state: State, child: Child): Reason {
    const { text, value, day, file, entry } = findingOf(leaf, state, this.#screen, child)
    const watch = this.#screen.shape.watches.watchOf.get(leaf)
    const told = file === null || watch === undefined ? null : this.#screen.facts.sourceOf(file, watch, entry)
    return {
      rule: leaf.rule,
      state,
      text,
      value: value === null ? null : String(value),
      date: dayOfCode(day),
      source: told ?? file,
    }
  }

  /** Of a rule that is met. */
  #words(parts: readonly Part[], child: Child): string[] {
    if (parts.length === 1) return [parts[0]!.words(child)]
    const words: string[] = []
    for (const part of parts) if (part.test(child) === MET) words.push(part.words(child))
    return words
  }
}

type Part = { leaf: Leaf; test: Test; words: WordsOfMet }
