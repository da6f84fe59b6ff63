// How a child and those round them are spoken of in pretend notes. Nobody is named but the child: brothers, friends and
// teachers are words, so that no note of one child names another.
import { type CastChild, castChildren, children, families } from '#test/cast.ts'
import { type Random, randomFrom } from '../random.ts'
import type { Facts } from './facts.ts'
import { younger } from './likes.ts'
import { older } from './likes-of-older.ts'

export type Carer = 'Mum' | 'Dad' | 'Nan' | 'Grandad'

export type Speech = {
  carer: Carer
  /** A brother, sister or cousin at home, as a word. */
  sibling: (typeof SIBLINGS)[number] | undefined
  /** The same as the child says it: `my little sister`. */
  mine: string
  likes: readonly [string, string]
  /** The grown-up in school they trust. */
  grownUp: string
  hard: string
  /** Puts words into the braces of a part, with a capital where a sentence begins. `own` is known to one story alone. */
  fill(part: string, own?: Readonly<Record<string, string>>): string
}

/** Draws them. */
export function speechOf(facts: Facts, random: Random): Speech {
  const carer = carerOf(facts.upn)
  const all = facts.secondary ? older : younger
  const likes =
    LIKES_OF_CAST[facts.upn]?.map(name => all.find(each => each[0] === name)!) ?? twoOf(random, all)
  const [he, him, his] = facts.girl ? ['she', 'her', 'her'] : ['he', 'him', 'his']
  const drawnSibling = random.pick(SIBLINGS)
  // Who is at home with the cast's children stands in test/cast.ts.
  const sibling = isOfCast(facts.upn) ? undefined : drawnSibling
  const hard = random.pick(facts.secondary ? LESSONS_LATER : LESSONS)
  const grownUps = twoOf(random, facts.secondary ? GROWN_UPS_LATER : GROWN_UPS)
  const words: Record<string, string> = {
    F: facts.forename,
    C: carer,
    carerLower: carer.toLowerCase(),
    S: `${his} ${drawnSibling}`,
    hard,
    he,
    him,
    his,
    himself: `${him}self`,
    carerShe: carer === 'Mum' || carer === 'Nan' ? 'she' : 'he',
    hers: facts.girl ? 'hers' : 'his',
    yearBelow: String(Math.max(1, facts.year - 1)),
    yearBefore: String(Math.max(1, facts.year - 2)),
  }
  return {
    carer,
    sibling,
    mine: `my ${drawnSibling}`,
    likes: [likes[0]![0], likes[1]![0]],
    grownUp: grownUps[0],
    hard,
    fill,
  }

  function fill(part: string, own: Readonly<Record<string, string>> = {}): string {
    const [like, bits] = likes[random.chance(0.62) ? 0 : 1]!
    const known: Record<string, () => string> = {
      A: () => grownUps[random.weighted([0.75, 0.25])]!,
      staff: () => random.pick(facts.secondary ? GROWN_UPS_LATER : GROWN_UPS),
      like: () => like,
      bit: () => random.pick(bits),
      day: () => random.pick(WEEKDAYS),
      town: () => random.pick(TOWNS),
    }
    const found = (name: string): string | undefined => {
      if (name.endsWith('Cap')) return capital(found(name.slice(0, -3)) ?? '')
      if (name === 'He' || name === 'His' || name === 'Him') return capital(words[name.toLowerCase()]!)
      return own[name] ?? words[name] ?? known[name]?.()
    }
    let text = part
    for (let n = 0; n < 4 && text.includes('{'); n++)
      text = text.replace(/\{(\w+)\}/g, (slot, name: string) => found(name) ?? slot)
    return text.replace(
      /(^[“]?|[.!?] “?|[.!?]” )(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
  }
}

const LIKES_OF_CAST: Record<string, readonly string[]> = {
  [children.zofia.upn]: ['hedgehogs', 'drawing'],
  [children.jayden.upn]: ['boxing', 'bikes'],
  [children.amara.upn]: ['comics', 'beads'],
  [children.maryam.upn]: ['drawing', 'sewing'],
  [children.finn.upn]: ['football', 'magnets'],
}

/** Whether this is one of the named children of test/cast.ts. */
export function isOfCast(upn: string): boolean {
  return castChildren.some(each => each.upn === upn)
}

/** Who brings a child up: as test/cast.ts says, else drawn, always the same. */
export function carerOf(upn: string): Carer {
  const drawn = randomFrom(`carer of ${upn}`).weighted([70, 14, 12, 4])
  return castCarer(upn) ?? (['Mum', 'Dad', 'Nan', 'Grandad'] as const)[drawn]!
}

function castCarer(upn: string): Carer | undefined {
  const [key] = Object.entries(children).find(([, child]) => (child as CastChild).upn === upn) ?? []
  const family = Object.values(families).find(each =>
    (each.children as readonly string[]).includes(key ?? ''),
  )
  const words: Record<string, Carer> = {
    mother: 'Mum',
    father: 'Dad',
    grandmother: 'Nan',
    grandfather: 'Grandad',
  }
  return words[family?.guardians[0]?.relationship ?? '']
}

function twoOf<T>(random: Random, list: readonly T[]): [T, T] {
  const first = random.pick(list)
  return [first, random.pick(list.filter(each => each !== first))]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

export const SIBLINGS = [
  'little brother',
  'little sister',
  'big sister',
  'big brother',
  'baby sister',
  'small cousin',
] as const
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
const TOWNS = ['Leeds', 'Bolton', 'Cardiff', 'Hull', 'Preston', 'Leicester', 'Luton']
const GROWN_UPS = [
  'the class teacher',
  'the teaching assistant',
  'the lunchtime supervisor',
  'the pastoral lead',
  'the school secretary',
  'the caretaker',
  'the cook',
  'the sports coach',
  'the librarian',
]
const GROWN_UPS_LATER = [
  'the form tutor',
  'the head of year',
  'the librarian',
  'the pastoral lead',
  'the PE teacher',
  'the SENCO',
  'the art technician',
  'the cook',
  'the attendance officer',
]
const LESSONS = [
  'maths',
  'spelling',
  'handwriting',
  'science',
  'PE',
  'reading',
  'times tables',
  'music',
  'guided reading',
]
const LESSONS_LATER = [
  'maths',
  'French',
  'science',
  'English',
  'PE',
  'double history',
  'geography',
  'technology',
  'Spanish',
  'computing',
]
