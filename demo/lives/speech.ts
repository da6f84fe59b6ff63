// How a child and those round them are spoken of in pretend notes. Nobody is named but the child: brothers, friends and
// teachers are words, so that no note of one child names another.
import type { Random } from '../random.ts'
import type { Facts } from './facts.ts'

export type Speech = {
  carer: string
  likes: readonly [string, string]
  /** Puts the child's own words into the braces of a sentence, with a capital where a sentence begins. */
  fill(part: string): string
}

/** Draws them. `carer` and `likes` may be told, where somebody wrote them down. */
export function speechOf(facts: Facts, random: Random): Speech {
  const carer = ['Mum', 'Dad', 'Nan', 'Grandad'][random.weighted([70, 14, 12, 4])]!
  const likes = twoOf(random, facts.secondary ? OLDER : YOUNGER)
  const [he, him, his] = facts.girl ? ['she', 'her', 'her'] : ['he', 'him', 'his']
  const words: Record<string, string> = {
    F: facts.forename,
    C: carer,
    cLower: carer.toLowerCase(),
    S: `${his} ${random.pick(SIBLINGS)}`,
    hard: random.pick(facts.secondary ? LESSONS_LATER : LESSONS),
    like: likes[0],
    like2: likes[1],
    he,
    him,
    his,
  }
  const grownUps = twoOf(random, facts.secondary ? GROWN_UPS_LATER : GROWN_UPS)
  const found = (name: string): string | undefined => {
    if (name === 'A') return grownUps[random.weighted([0.7, 0.3])]
    if (name.endsWith('Cap')) return capital(words[name.slice(0, -3)]!)
    if (name === 'He' || name === 'His' || name === 'Him') return capital(words[name.toLowerCase()]!)
    return words[name]
  }
  return {
    carer,
    likes,
    fill: part =>
      part
        .replace(/\{(\w+)\}/g, (slot, name: string) => found(name) ?? slot)
        .replace(/(^|[.!?:] “?|[.!?]” )(\p{Ll})/gu, (_, before: string, letter: string) =>
          before.startsWith(':') ? before + letter : before + letter.toUpperCase(),
        ),
  }
}

function twoOf(random: Random, list: readonly string[]): [string, string] {
  const first = random.pick(list)
  return [first, random.pick(list.filter(each => each !== first))]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const SIBLINGS = [
  'little brother',
  'little sister',
  'big sister',
  'big brother',
  'baby sister',
  'small cousin',
]
const GROWN_UPS = [
  'the class teacher',
  'the teaching assistant',
  'the lunchtime supervisor',
  'the pastoral lead',
  'the school secretary',
  'the caretaker',
]
const GROWN_UPS_LATER = [
  'the form tutor',
  'the head of year',
  'the librarian',
  'the pastoral lead',
  'the PE teacher',
  'the SENCO',
]
const LESSONS = ['maths', 'spelling', 'handwriting', 'science', 'PE', 'reading']
const LESSONS_LATER = ['maths', 'French', 'science', 'English', 'PE', 'double history']
const YOUNGER = [
  'drawing',
  'football',
  'dogs',
  'dinosaurs',
  'baking',
  'gymnastics',
  'building dens',
  'card tricks',
  'snails',
  'dancing',
  'trains',
  'the school choir',
  'comics',
  'swimming',
  'space',
  'knitting',
]
const OLDER = [
  'football',
  'drawing',
  'boxing',
  'baking',
  'music making',
  'bikes',
  'cooking',
  'chess',
  'dance',
  'fishing',
  'the school band',
  'coding',
  'photography',
  'horses',
  'badminton',
  'hair and nails',
]
