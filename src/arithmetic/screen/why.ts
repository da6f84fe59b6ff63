// One sentence or two that a head teacher reads beside a child's outcome.
// Rule: the risks by name with what was found, then what nobody has measured; never "not at risk".

import type { Judged } from './judge.ts'
import { capacityOf, type Place } from './rank.ts'
import type { Reasoning } from './reasons.ts'
import type { Screen } from './screen.ts'
import { MET, NOT_MEASURED } from './states.ts'
import { areaName, areaTopic, capital, counted, numberWord, yearName } from './words.ts'

export function whySentence(screen: Screen, reasoning: Reasoning, judged: Judged, place: Place): string {
  const { outcome } = place
  const { roster } = screen
  const { number } = judged.child
  if (outcome === 'out-of-scope')
    return `${yearName(roster.years.word(roster.yearCode(number)))} is outside the years this place works with.`
  const known = risksOf(screen, reasoning, judged)
  const missing = notMeasured(screen, judged)
  switch (outcome) {
    case 'to-a-person':
      return `A person decides: ${ceilingsOf(reasoning, judged)}. ${known}${missing}`
    case 'too-little-known':
      return `Too little is known to say. ${known}${missing}`
    case 'below-the-line':
      return `${known} Fewer than the ${numberWord(screen.rules.minimum_risks)} that bring a child onto the list.${missing}`
    default:
      return `${known} ${standing(screen, roster.schools.word(roster.schoolCode(number)), place)}${missing}`
  }
}

function risksOf({ rules }: Screen, reasoning: Reasoning, { child, areaStates }: Judged): string {
  if (child.risksMet === 0) return 'No risk found in what was measured.'
  let risks = ''
  for (const [i, { area, counts }] of rules.areas.entries()) {
    if (!counts || areaStates[i] !== MET) continue
    risks += `${risks === '' ? '' : '; '}${riskInWords(areaName(area), reasoning.wordsOfArea(i, child))}`
  }
  return `${capital(counted(child.risksMet, 'risk'))}: ${risks}.`
}

function riskInWords(name: string, because: string[]): string {
  const found = because.filter(text => text !== name)
  if (found.length === 0) return name
  return found[0]!.startsWith(name) ? found.join(', ') : `${name} (${found.join(', ')})`
}

function ceilingsOf(reasoning: Reasoning, { child, personRules }: Judged): string {
  return personRules.flatMap(number => reasoning.wordsOfPerson(number - 1, child)).join('; ')
}

function notMeasured({ rules }: Screen, { areaStates }: Judged): string {
  const topics = rules.areas
    .filter(({ counts }, i) => counts && areaStates[i] === NOT_MEASURED)
    .map(({ area }) => areaTopic(area))
  return topics.length === 0 ? '' : ` Not measured: ${topics.join('; ')}.`
}

function standing({ rules }: Screen, school: string, { outcome, rank }: Place): string {
  const room = capacityOf(rules, school)
  if (outcome === 'in') return `Number ${rank} in this school, which has room for ${room}.`
  if (outcome === 'reserve') return `Number ${rank} in this school, on reserve after the first ${room}.`
  return `Number ${rank} in this school, waiting after the first ${room} and ${rules.reserve} in reserve.`
}
