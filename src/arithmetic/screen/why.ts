// One sentence or two that a head teacher reads beside a child's outcome.
// Rule: the risks by name with what was found, then what nobody has measured; never "not at risk".

import type { Judged, Screen } from './judge.ts'
import { capacityOf, type Place } from './rank.ts'
import { explainMet, type Reason } from './reasons.ts'
import { areaName, areaTopic, capital, counted, numberWord, yearName } from './words.ts'

export function whySentence(screen: Screen, judged: Judged, place: Place): string {
  const { outcome } = place
  if (outcome === 'out-of-scope')
    return `${yearName(judged.year)} is outside the years this place works with.`
  const known = risksOf(screen, judged)
  const missing = notMeasured(screen, judged)
  switch (outcome) {
    case 'to-a-person':
      return `A person decides: ${ceilingsOf(screen, judged)}. ${known}${missing}`
    case 'too-little-known':
      return `Too little is known to say. ${known}${missing}`
    case 'below-the-line':
      return `${known} Fewer than the ${numberWord(screen.rules.minimum_risks)} that bring a child onto the list.${missing}`
    default:
      return `${known} ${standing(screen, judged, place)}${missing}`
  }
}

function risksOf(screen: Screen, judged: Judged): string {
  if (judged.risksMet === 0) return 'No risk found in what was measured.'
  const risks = screen.rules.areas.flatMap(({ area, counts, rule }, i) => {
    if (!counts || judged.areaStates[i] !== 'met') return []
    return [riskInWords(areaName(area), explainMet(rule, screen, judged.known))]
  })
  return `${capital(counted(judged.risksMet, 'risk'))}: ${risks.join('; ')}.`
}

function riskInWords(name: string, because: Reason[]): string {
  const found = because.map(({ text }) => text).filter(text => text !== name)
  if (found.length === 0) return name
  return found[0]!.startsWith(name) ? found.join(', ') : `${name} (${found.join(', ')})`
}

function ceilingsOf(screen: Screen, judged: Judged): string {
  return judged.personRules
    .flatMap(number => explainMet(screen.rules.to_a_person[number - 1]!, screen, judged.known))
    .map(({ text }) => text)
    .join('; ')
}

function notMeasured(screen: Screen, judged: Judged): string {
  const topics = screen.rules.areas
    .filter(({ counts }, i) => counts && judged.areaStates[i] === 'not-measured')
    .map(({ area }) => areaTopic(area))
  return topics.length === 0 ? '' : ` Not measured: ${topics.join('; ')}.`
}

function standing({ rules }: Screen, { school }: Judged, { outcome, rank }: Place): string {
  const room = capacityOf(rules, school)
  if (outcome === 'in') return `Number ${rank} in this school, which has room for ${room}.`
  if (outcome === 'reserve') return `Number ${rank} in this school, on reserve after the first ${room}.`
  return `Number ${rank} in this school, waiting after the first ${room} and ${rules.reserve} in reserve.`
}
