// What must hold between the parts of a blueprint, which a schema cannot say: days in order, names that exist, shares
// that make a whole. Each problem is a sentence: where, what is wrong, what to do.
import type * as v from 'valibot'
import { isDay } from '#arithmetic/days.ts'
import type { Blueprint } from './blueprint-shape.ts'

type Data = v.InferOutput<typeof Blueprint>

/** Every disagreement between parts, as sentences; none when the blueprint holds together. */
export function crossChecks(place: Data): string[] {
  return [
    ...zoneProblems(place),
    ...dayProblems(place),
    ...schoolProblems(place),
    ...calendarProblems(place),
    ...areaProblems(place),
    ...outcomeProblems(place),
    ...purposeProblems(place),
    ...earlyHelpProblems(place),
    ...retentionProblems(place),
  ]
}

function zoneProblems(place: Data): string[] {
  try {
    Intl.DateTimeFormat('en-GB', { timeZone: place.zone })
    return []
  } catch {
    return [`zone names "${place.zone}", which is no time zone. Write one such as Europe/London.`]
  }
}

function dayProblems(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !isDay(value)
      ? [`${path.slice(1)} is ${value}, a day that does not exist. Correct it.`]
      : []
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => dayProblems(item, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => dayProblems(item, `${path}.${key}`))
}

function schoolProblems(place: Data): string[] {
  const areas = new Set(place.areas.map(area => area.slug))
  return [
    ...twice(
      place.schools.map(school => school.urn),
      'schools',
      'urn',
    ),
    ...twice(
      place.areas.map(area => area.slug),
      'areas',
      'slug',
    ),
    ...place.schools.flatMap((school, i) =>
      areas.has(school.area)
        ? []
        : [
            `schools[${i}].area is "${school.area}", which is not in areas. Add the area or correct the name.`,
          ],
    ),
  ]
}

function calendarProblems(place: Data): string[] {
  const urns = new Set(place.schools.map(school => school.urn))
  return place.calendar.flatMap((year, y) => [
    ...year.terms.flatMap((term, t) => {
      const where = `calendar[${y}].terms[${t}]`
      const before = year.terms[t - 1]
      if (term.to < term.from) return [`${where} ends before it begins. Put "from" and "to" in order.`]
      if (before !== undefined && term.from <= before.to) {
        return [`${where} begins before the term above it has ended. Put the terms in order.`]
      }
      return []
    }),
    ...year.inset.flatMap((day, i) =>
      day.schools === 'all'
        ? []
        : day.schools
            .filter(urn => !urns.has(urn))
            .map(
              urn => `calendar[${y}].inset[${i}].schools names ${urn}, which is no school here. Take it out.`,
            ),
    ),
  ])
}

function areaProblems(place: Data): string[] {
  const known = new Set(place.identify.areas.map(area => area.area))
  const domains = new Set(place.domains.map(domain => domain.domain))
  const unknown = (areas: string[], where: string) =>
    areas
      .filter(area => !known.has(area))
      .map(area => `${where} names "${area}", which identify.areas does not have. Correct the name.`)
  return [
    ...place.domains.flatMap((domain, i) => unknown(domain.areas, `domains[${i}].areas`)),
    ...place.outcomes.outcomes.flatMap((outcome, i) =>
      unknown(outcome.areas, `outcomes.outcomes[${i}].areas`),
    ),
    ...place.phases.flatMap((phase, i) =>
      phase.domains
        .filter(name => !domains.has(name))
        .map(name => `phases[${i}].domains names "${name}", which is not in domains. Correct the name.`),
    ),
  ]
}

function outcomeProblems(place: Data): string[] {
  const sum = place.outcomes.payers.reduce((total, payer) => total + payer.share_percent, 0)
  const whole = Math.abs(sum - 100) < 1e-9
  return whole ? [] : [`outcomes.payers pay ${sum} per cent together. Their shares must make 100.`]
}

// The programme and Early Help are two questions (rules/enrol.md): every place asks both.
function purposeProblems({ lawful_bases }: Data): string[] {
  const ids = lawful_bases.map(each => each.id)
  return [
    ...twice(ids, 'lawful_bases', 'id'),
    ...['support', 'early-help']
      .filter(id => !lawful_bases.some(each => each.id === id && each.kind === 'agreement'))
      .map(id => `lawful_bases has no "${id}" of the kind agreement. Every place asks for it: add it.`),
  ]
}

function earlyHelpProblems({ early_help: help, levels_of_need: needs }: Data): string[] {
  if (!help) return []
  const levels = needs.map(each => each.level)
  return [
    ...(['episode', 'statutory'] as const)
      .filter(each => !levels.includes(help.levels[each]))
      .map(
        each =>
          `early_help.levels.${each} is ${help.levels[each]}, which levels_of_need does not have. Name one of ${levels.join(', ')}.`,
      ),
    ...twice(
      help.headings.map(each => each.id),
      'early_help.headings',
      'id',
    ),
    ...twice(
      help.assessment.map(each => each.id),
      'early_help.assessment',
      'id',
    ),
  ]
}

/** From what each class of a child's record can be counted (rules/keeping.md). */
const COUNTED: Record<string, string[]> = {
  'programme record': ['date of birth', 'end of programme'],
  'screened, not enrolled': ['date of birth', 'import'],
  'early help episode': ['date of birth', 'closure'],
  'safeguarding file': ['date of birth', 'closure'],
}

function retentionProblems({ retention }: Data): string[] {
  return [
    ...twice(
      retention.map(each => each.class),
      'retention',
      'class',
    ),
    ...retention.flatMap((each, i) => {
      const from = COUNTED[each.class]
      return !from || from.includes(each.from)
        ? []
        : [
            `retention[${i}].from is "${each.from}", from which a ${each.class} cannot be counted. Write one of: ${from.join(', ')}.`,
          ]
    }),
  ]
}

function twice(values: string[], where: string, key: string): string[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) === i
      ? []
      : [`${where}[${i}].${key} is ${value}, which stands above already. Each may appear once.`],
  )
}
