// One sentence or two that a head teacher reads beside a child's outcome.
// Rule: the risks by name with what was found, then what nobody has measured; never "not at risk".

import type { Judged, Screen } from './judge.ts'
import type { Place } from './rank.ts'
import { capacityOf } from './rank.ts'
import type { AreaReasons, PersonReasons } from './reasons.ts'
import { areaName, areaTopic, capital, counted, numberWord, yearName } from './words.ts'

/** @param areas and @param person as `explainAreas` and `explainPerson` give them. */
export function whySentence(
  screen: Screen,
  judged: Judged,
  place: Place,
  areas: readonly AreaReasons[],
  person: readonly PersonReasons[],
): string {
  const risks = risksWithReasons(areas)
  const known =
    judged.risksMet === 0
      ? 'No risk found in what was measured.'
      : `${capital(counted(judged.risksMet, 'risk'))}: ${risks}.`
  const missing = notMeasured(areas)
  switch (place.outcome) {
    case 'out-of-scope':
      return `${yearName(judged.year)} is outside the years this place works with.`
    case 'to-a-person':
      return `A person decides: ${person.map(({ because }) => because.map(({ text }) => text).join('; ')).join('; ')}. ${known}${missing}`
    case 'in':
    case 'reserve':
    case 'waiting':
      return `${known} ${standing(screen, judged, place)}${missing}`
    case 'too-little-known':
      return `Too little is known to say. ${known}${missing}`
    case 'below-the-line':
      return `${known} Fewer than the ${numberWord(screen.rules.minimum_risks)} that bring a child onto the list.${missing}`
  }
}

function risksWithReasons(areas: readonly AreaReasons[]): string {
  return areas
    .filter(({ counts, state }) => counts && state === 'met')
    .map(({ area, because }) => {
      const name = areaName(area)
      const found = because
        .filter(({ state, text }) => state === 'met' && text !== name)
        .map(({ text }) => text)
      if (found.length === 0) return name
      return found[0]!.startsWith(name) ? found.join(', ') : `${name} (${found.join(', ')})`
    })
    .join('; ')
}

function notMeasured(areas: readonly AreaReasons[]): string {
  const topics = areas
    .filter(({ counts, state }) => counts && state === 'not-measured')
    .map(({ area }) => areaTopic(area))
  return topics.length === 0 ? '' : ` Not measured: ${topics.join('; ')}.`
}

function standing({ rules }: Screen, { school }: Judged, { outcome, rank }: Place): string {
  const room = capacityOf(rules, school)
  if (outcome === 'in') return `Number ${rank} in this school, which has room for ${room}.`
  if (outcome === 'reserve') return `Number ${rank} in this school, on reserve after the first ${room}.`
  return `Number ${rank} in this school, waiting after the first ${room} and ${rules.reserve} in reserve.`
}
