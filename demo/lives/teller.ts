// Tells sentence parts of pretend lives so that no sentence is said of two children of a place: what has been told is kept,
// and of several parts the one least told comes first.
import type { Random } from '../random.ts'
import { leads } from './leads.ts'

/** Puts words into the braces of a part. */
export type Fill = (part: string) => string

export type Teller = {
  /** One of these parts, told as nobody has been told of before; undefined where all of them are used up. */
  tell(
    parts: readonly string[],
    fill: Fill,
    random: Random,
    where?: Where,
  ): { text: string; part: string } | undefined
}

/** Of what kind a part is that does not say so itself. */
export type Where = keyof typeof leads

const TRIES = 3
/** A part that nobody could be told these many times running is used up; so is one that so many were told. */
const FAILED = 8
const MOST = 60

export function teller(): Teller {
  const said = new Set<string>()
  const told = new Map<string, number>()
  const failed = new Map<string, number>()
  return { tell }

  function tell(
    parts: readonly string[],
    fill: Fill,
    random: Random,
    where: Where = 'child',
  ): ReturnType<Teller['tell']> {
    const order = parts
      .filter(part => (failed.get(part) ?? 0) < FAILED && (told.get(part) ?? 0) < MOST)
      .map(part => ({ part, rank: (told.get(part) ?? 0) + random.next() }))
      .sort((a, b) => a.rank - b.rank)
    for (const { part } of order) {
      for (const shape of shapesOf(part, where, random))
        for (let n = 0; n < TRIES; n++) {
          const text = fill(oneOf(shape, random))
          const sentences = sentencesOf(text)
          if (sentences.some(each => said.has(each))) continue
          for (const each of sentences) said.add(each)
          told.set(part, (told.get(part) ?? 0) + 1)
          failed.delete(part)
          return { text, part }
        }
      failed.set(part, (failed.get(part) ?? 0) + 1)
    }
    return undefined
  }
}

// As it stands; in one sentence; and with where it was said before it, as whoever writes in a hurry does.
function shapesOf(part: string, where: Where, random: Random): Set<string> {
  const [, prefix = '', text = ''] = /^(\w+> )?(.*)$/s.exec(part)!
  const one = inOneSentence(text)
  const how = PREFIXES[prefix.slice(0, -2)] ?? where
  const led = text.startsWith('“')
    ? random.pick(leads.words) + withoutCapital(one.slice(1))
    : ledBy(random.pick(leads[how]), withoutCapital(one))
  return new Set([part, prefix + one, prefix + led])
}

// Who is named in the lead is not named again at once.
function ledBy(lead: string, rest: string): string {
  if (!lead.includes('{C}')) return lead + rest
  return lead + rest.replace(/^\{C\}: /, '').replace(/^\{C\} /, '{carerShe} ')
}

const PREFIXES: Record<string, Where> = { phone: 'home', rang: 'home', visit: 'visit', school: 'school' }

/** Chooses in each `[a|b]`, from the inside out. */
export function oneOf(part: string, random: Random): string {
  let text = part
  while (text.includes('['))
    text = text.replace(/\[([^[\]]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
  return text
}

/** The same part with its full stops gone, so that what is the child's own stands in the same sentence. */
export function inOneSentence(part: string): string {
  const known = joined.get(part)
  if (known !== undefined) return known
  let quoted = false
  let depth = 0
  let text = ''
  for (let n = 0; n < part.length; n++) {
    const letter = part[n]!
    if (letter === '“') quoted = true
    if (letter === '”') quoted = false
    if (letter === '[') depth++
    if (letter === ']') depth--
    if (letter === '.' && depth === 0 && part[n + 1] === ' ' && part[n - 1] !== '.') {
      text += `${quoted ? ',' : ';'} ${inOneSentenceFrom(withoutCapital(part.slice(n + 2)), quoted)}`
      break
    }
    text += letter
  }
  joined.set(part, text)
  return text
}

const joined = new Map<string, string>()

// A part's rest, which may begin within a quotation.
function inOneSentenceFrom(rest: string, quoted: boolean): string {
  return quoted ? inOneSentence(`“${rest}`).slice(1) : inOneSentence(rest)
}

// `He` is `he` within a sentence; names, days and I keep their capital, and so does what a brace stands for.
function withoutCapital(text: string): string {
  if (text.startsWith('{'))
    return text.replace(/^\{(He|His|Him)\}/, whole => whole.toLowerCase()).replace(/^\{(\w+)Cap\}/, '{$1}')
  if (text.startsWith('['))
    return text.replace(
      /^\[([^[\]]*)\]/,
      (_, choices: string) => `[${choices.split('|').map(withoutCapital).join('|')}]`,
    )
  if (/^(I\b|I’|Sunday|Mum|Nan|Year|[B-HJ-Z]\b|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/.test(text))
    return text
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

/** The sentences of a note; two or three words on their own are none. */
export function sentencesOf(text: string): string[] {
  const plain = text.replace(/^\w+> |[“”„]/g, '')
  const sentences: string[] = []
  let words = 1
  let from = 0
  for (let n = 0; n <= plain.length; n++) {
    const ended = n === plain.length || (plain[n] === ' ' && ENDS.has(plain[n - 1] ?? ''))
    if (ended) {
      if (words > 3) sentences.push(plain.slice(from, n))
      from = n + 1
      words = 1
    } else if (plain[n] === ' ') words++
  }
  return sentences
}

const ENDS: ReadonlySet<string> = new Set(['.', '!', '?'])
