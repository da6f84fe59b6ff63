// One sentence or two that a head teacher reads beside a child's outcome.
// Rule: the risks by name with what was found, then what nobody has measured; never "not at risk".

import type { Told } from './judge.ts'
import { capacityOf, type Place } from './rank.ts'
import type { Reasoning } from './reasons.ts'
import type { IdentifyRules } from './rules.ts'
import type { Screen } from './screen.ts'
import { MET, NOT_MEASURED } from './states.ts'
import { areaName, areaTopic, capital, counted, numberWord, yearName } from './words.ts'

/** Writes the sentences of a screen. What thousands of children share is put together once. */
export class WhyWriter {
  readonly #screen: Screen
  readonly #reasoning: Reasoning
  readonly #areas: readonly { area: number; name: string; topic: string }[]
  readonly #missing = new Map<number, string>()
  readonly #tooFew: string
  /** `Three risks: `, by how many. */
  readonly #counts: string[] = []

  constructor(screen: Screen, reasoning: Reasoning) {
    this.#screen = screen
    this.#reasoning = reasoning
    this.#tooFew = `Fewer than the ${numberWord(screen.rules.minimum_risks)} that bring a child onto the list.`
    this.#areas = screen.rules.areas.flatMap(({ area, counts }, i) =>
      counts ? [{ area: i, name: areaName(area), topic: areaTopic(area) }] : [],
    )
  }

  sentence(judged: Told, place: Place): string {
    const { roster, rules } = this.#screen
    const { number } = judged.child
    if (place.outcome === 'out-of-scope')
      return `${yearName(roster.years.word(roster.yearCode(number)))} is outside the years this place works with.`
    const known = this.#risksOf(judged)
    const missing = this.#missingOf(judged)
    switch (place.outcome) {
      case 'to-a-person':
        return `A person decides: ${this.#ceilingsOf(judged)}. ${known}${missing}`
      case 'too-little-known':
        return `Too little is known to say. ${known}${missing}`
      case 'below-the-line':
        return `${known} ${this.#tooFew}${missing}`
      default:
        return `${known} ${standing(rules, roster.schools.word(roster.schoolCode(number)), place)}${missing}`
    }
  }

  #risksOf({ child, areaStates }: Told): string {
    if (child.risksMet === 0) return 'No risk found in what was measured.'
    let risks = ''
    for (const { area, name } of this.#areas) {
      if (areaStates[area] !== MET) continue
      if (risks !== '') risks += '; '
      risks += riskInWords(name, this.#reasoning.wordsOfArea(area, child))
    }
    this.#counts[child.risksMet] ??= `${capital(counted(child.risksMet, 'risk'))}: `
    return `${this.#counts[child.risksMet]}${risks}.`
  }

  #ceilingsOf({ child, personRules }: Told): string {
    return personRules.flatMap(number => this.#reasoning.wordsOfPerson(number - 1, child)).join('; ')
  }

  #missingOf({ statesKey, areaStates }: Told): string {
    let sentence = this.#missing.get(statesKey)
    if (sentence === undefined) {
      const topics = this.#areas.filter(({ area }) => areaStates[area] === NOT_MEASURED)
      sentence = topics.length === 0 ? '' : ` Not measured: ${topics.map(({ topic }) => topic).join('; ')}.`
      this.#missing.set(statesKey, sentence)
    }
    return sentence
  }
}

function riskInWords(name: string, because: string[]): string {
  if (because.length === 1) {
    const [only] = because as [string]
    return only.startsWith(name) ? only : `${name} (${only})`
  }
  const found = because.filter(text => text !== name)
  if (found.length === 0) return name
  return found[0]!.startsWith(name) ? found.join(', ') : `${name} (${found.join(', ')})`
}

function standing(rules: IdentifyRules, school: string, { outcome, rank }: Place): string {
  const room = capacityOf(rules, school)
  if (outcome === 'in') return `Number ${rank} in this school, which has room for ${room}.`
  if (outcome === 'reserve') return `Number ${rank} in this school, on reserve after the first ${room}.`
  return `Number ${rank} in this school, waiting after the first ${room} and ${rules.reserve} in reserve.`
}
