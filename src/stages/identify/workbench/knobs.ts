// What may be changed of a place's rules, as fields of a form: the thresholds of every area, which areas count, the
// floor, the ceilings, the places. What the fields say is read back into the rules, and what cannot be is told.
import {
  ATTAINMENT_BANDS,
  areaTopic,
  BAND_WORDS,
  checkIdentify,
  type IdentifyRules,
  type Leaf,
  PROSOCIAL_WORDS,
  partsOf,
  plainWord,
  RATING_WORDS,
  ruleSentence,
} from '#arithmetic/screen/index.ts'

type Path = (string | number)[]

/** One field. `value` is what is in force, as it would be typed; `path` is where it stands in the `identify` part. */
export type Knob = {
  name: string
  label: string
  /** `places` may be left blank: then the number for every school holds. */
  kind: 'percent' | 'whole' | 'places' | 'word'
  least: number
  words: { value: string; text: string }[]
  value: string
  path: Path
}

/** Fields that belong together under one rule: a part of an area, a ceiling, the places. */
export type KnobPart = { sentence: string; knobs: Knob[] }
export type KnobGroup = { id: string; title: string; parts: KnobPart[] }

export type Change = { knob: Knob; group: KnobGroup; from: string; to: string }
export type Wrong = { name: string; text: string }

/** The changes asked for: as rules where all could be read, with what was typed and what is wrong with it. */
export type Asked = {
  groups: KnobGroup[]
  typed: Map<string, string>
  wrong: Wrong[]
  changes: Change[]
  /** The `identify` part with the changes; null where something is wrong. */
  identify: Record<string, unknown> | null
  rules: IdentifyRules | null
}

/** Every field of these rules. `schools` are those the blueprint names. */
export function knobsOf(rules: IdentifyRules, schools: { urn: string; name: string }[]): KnobGroup[] {
  return [
    {
      id: 'floor',
      title: 'How many risks bring a child onto the list',
      parts: [
        {
          sentence: 'The floor: how many of the areas that count must be met.',
          knobs: [
            whole('minimum_risks', 'At least so many risks', rules.minimum_risks, 1, ['minimum_risks']),
          ],
        },
      ],
    },
    ...rules.areas.map((area, i) => ({
      id: `area-${area.area}`,
      title: areaTopic(area.area),
      parts: [
        ...partsOf(area.rule).map((leaf, n) => ({
          sentence: ruleSentence(leaf),
          knobs: knobsOfLeaf(
            leaf,
            `${area.area}-${n + 1}`,
            area.rule.rule === 'any' ? ['areas', i, 'of', n] : ['areas', i],
          ),
        })),
        {
          sentence: 'Whether it counts',
          knobs: [countsKnob(`${area.area}-counts`, area.counts, ['areas', i, 'counts'])],
        },
      ],
    })),
    {
      id: 'ceilings',
      title: 'When a person decides, not the list',
      parts: rules.to_a_person.flatMap((rule, i) =>
        partsOf(rule).map((leaf, n) => ({
          sentence: ruleSentence(leaf),
          knobs: knobsOfLeaf(
            leaf,
            `person-${i + 1}-${n + 1}`,
            rule.rule === 'any' ? ['to_a_person', i, 'of', n] : ['to_a_person', i],
          ),
        })),
      ),
    },
    placesGroup(rules, schools),
  ].map(group => ({ ...group, parts: group.parts.filter(part => part.knobs.length > 0) }))
}

/**
 * Reads what a form or an address asks for. A field that is not there stays as it is in force.
 * @param identify the part of the blueprint in force, as it stands there.
 */
export function readAsked(
  identify: Record<string, unknown>,
  schools: { urn: string; name: string }[],
  said: (name: string) => string | null,
): Asked {
  const inForce = checkIdentify(identify).rules
  if (!inForce) throw new Error('The rules in force cannot be read.')
  const groups = knobsOf(inForce, schools)
  const typed = new Map<string, string>()
  const wrong: Wrong[] = []
  const changes: Change[] = []
  const changed = structuredClone(identify)
  for (const group of groups) {
    for (const knob of group.parts.flatMap(part => part.knobs)) {
      const text = said(knob.name)?.trim()
      if (text === undefined) continue
      typed.set(knob.name, text.slice(0, 40))
      const read = readKnob(knob, text)
      if (read.wrong !== undefined)
        wrong.push({ name: knob.name, text: `${capital(group.title)}: ${read.wrong}` })
      else if (read.text !== knob.value) {
        changes.push({ knob, group, from: knob.value, to: read.text })
        put(changed, knob.path, read.value)
      }
    }
  }
  if (wrong.length > 0) return { groups, typed, wrong, changes, identify: null, rules: null }
  const { rules, problems } = checkIdentify(changed)
  if (problems) {
    const first = changes[0]?.knob.name ?? 'minimum_risks'
    const told = problems.map(text => ({ name: first, text }))
    return { groups, typed, wrong: told, changes, identify: null, rules: null }
  }
  return { groups, typed, wrong, changes, identify: changed, rules }
}

/** How two sets of rules differ, field by field, as the changes that would make one of the other. */
export function differenceOf(
  from: Record<string, unknown>,
  to: Record<string, unknown>,
  schools: { urn: string; name: string }[],
): Change[] {
  const rules = checkIdentify(to).rules
  if (!rules) return []
  const values = new Map(
    knobsOf(rules, schools).flatMap(group =>
      group.parts.flatMap(part => part.knobs.map(knob => [knob.name, knob.value] as const)),
    ),
  )
  return readAsked(from, schools, name => values.get(name) ?? null).changes
}

/** The changes as an address carries them: only what differs. */
export function queryOf(changes: readonly Change[]): string {
  return new URLSearchParams(changes.map(({ knob, to }): [string, string] => [knob.name, to])).toString()
}

function knobsOfLeaf(leaf: Leaf, prefix: string, path: Path): Knob[] {
  const number = (key: string, label: string, value: number, least = 0) =>
    whole(`${prefix}-${key}`, label, value, least, [...path, key])
  const percent = (key: string, label: string, value: number): Knob => ({
    ...whole(`${prefix}-${key}`, label, value, 0, [...path, key]),
    kind: 'percent',
  })
  const word = (key: string, label: string, value: string, words: readonly string[]): Knob => ({
    ...whole(`${prefix}-${key}`, label, 0, 0, [...path, key]),
    kind: 'word',
    value,
    words: words.map(each => ({ value: each, text: plainWord(each) })),
  })
  const back = (days: number) => number('within_days', 'Looking back so many days', days)
  switch (leaf.rule) {
    case 'sdq-scale':
    case 'sdq-total': {
      const isProsocial = leaf.rule === 'sdq-scale' && leaf.scale === 'prosocial'
      const words = Object.keys((isProsocial ? PROSOCIAL_WORDS : BAND_WORDS)[leaf.banding])
      return [word('at_least', 'Band, or further', leaf.at_least, words), back(leaf.within_days)]
    }
    case 'absence':
      return [
        percent('at_least_percent', 'Missed at least so many in a hundred sessions', leaf.at_least_percent),
        number('minimum_sessions', 'Of at least so many possible sessions', leaf.minimum_sessions),
      ]
    case 'falling':
      return [
        percent('by_percent', 'More missed than before, in a hundred sessions', leaf.by_percent),
        number('last_days', 'In the last so many school days', leaf.last_days, 1),
        number('minimum_sessions', 'With so many possible sessions in each', leaf.minimum_sessions),
      ]
    case 'attainment':
      return [word('at_most', 'Judged, or lower', leaf.at_most, ATTAINMENT_BANDS), back(leaf.within_days)]
    case 'suspensions':
      return [number('at_least', 'At least so many suspensions', leaf.at_least, 1), back(leaf.within_days)]
    case 'behaviour':
      return [
        number('points_at_least', 'At least so many behaviour points', leaf.points_at_least, 1),
        back(leaf.within_days),
      ]
    case 'concern':
      return [back(leaf.within_days)]
    case 'rating':
      return [word('equals', 'Rated', leaf.equals, RATING_WORDS), back(leaf.within_days)]
    case 'flag':
      if (leaf.at_most !== undefined) return [number('at_most', 'Decile at most', leaf.at_most)]
      return leaf.at_least === undefined ? [] : [number('at_least', 'Decile at least', leaf.at_least)]
    case 'risks':
      return [number('at_least', 'At least so many risks', leaf.at_least, 1)]
  }
}

function placesGroup(
  { capacity, reserve }: IdentifyRules,
  schools: { urn: string; name: string }[],
): KnobGroup {
  return {
    id: 'places',
    title: 'How many places there are',
    parts: [
      {
        sentence: 'For every school',
        knobs: [
          whole('places', 'Places in a school', capacity.default, 0, ['capacity', 'default']),
          whole('reserve', 'Children in reserve', reserve, 0, ['reserve']),
        ],
      },
      {
        sentence: 'For one school, where it has its own number; blank is the number for every school',
        knobs: schools.map(({ urn, name }) => ({
          ...whole(`places-${urn}`, name, 0, 0, ['capacity', urn]),
          kind: 'places' as const,
          value: capacity[urn] === undefined ? '' : String(capacity[urn]),
        })),
      },
    ],
  }
}

function whole(name: string, label: string, value: number, least: number, path: Path): Knob {
  return { name, label, kind: 'whole', least, words: [], value: String(value), path }
}

function countsKnob(name: string, counts: boolean, path: Path): Knob {
  return {
    ...whole(name, 'This area', 0, 0, path),
    kind: 'word',
    value: counts ? 'yes' : 'no',
    words: [
      { value: 'yes', text: 'counts as a risk' },
      { value: 'no', text: 'is not counted, and only orders the list' },
    ],
  }
}

type Read = { text: string; value: unknown; wrong?: undefined } | { wrong: string }

function readKnob(knob: Knob, text: string): Read {
  const { kind, label, least } = knob
  if (kind === 'word') {
    const found = knob.words.find(each => each.value === text)
    if (!found) return { wrong: `choose one of the words for “${label}”.` }
    return { text, value: knob.path.at(-1) === 'counts' ? text === 'yes' : text }
  }
  if (kind === 'places' && text === '') return { text, value: undefined }
  const bare = text.replace(/\s*%$/, '')
  const number = Number(bare)
  if (kind === 'percent') {
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(bare) || number > 100)
      return { wrong: `“${label}” must be a number from 0 to 100, such as 10 or 12.5.` }
    return { text: String(number), value: number }
  }
  if (!/^\d{1,4}$/.test(bare) || number < least)
    return { wrong: `“${label}” must be a whole number from ${least} to 9999.` }
  return { text: String(number), value: number }
}

function put(json: Record<string, unknown>, path: Path, value: unknown): void {
  let at = json as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  const last = path.at(-1)!
  if (value === undefined) delete at[last]
  else at[last] = value
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
