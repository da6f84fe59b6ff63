// How a difficulty is met, in weeks: asked about, found, talked over at home and in school, one thing tried that did not fit and
// one that did, a setback, and what it came to.
import type { Random } from '../random.ts'
import type { Cause } from './cause.ts'
import type { Entry } from './life.ts'

/** Something that is due from this week on, the first week being 0. `part` is a sentence with its braces. */
export type Milestone = Omit<Entry, 'day' | 'note'> & { week: number; part: string }

export function chapterOf(cause: Cause, from: number, random: Random): Milestone[] {
  const child = { kind: 'in-person', withWhom: 'child' } as const
  const school = { kind: 'meeting', withWhom: 'school' } as const
  const home = random.chance(0.55)
    ? ({ kind: 'home-visit', withWhom: 'parent' } as const)
    : ({ kind: 'phone', direction: 'out', withWhom: 'parent' } as const)
  const two = (parts: readonly string[]) => (random.chance(0.5) ? parts : [...parts].reverse())
  const [found] = two(cause.found)
  const [tried, triedToo] = two(cause.tried)
  const [fitted, fittedToo] = two(cause.fitted)
  const first = random.below(cause.helped.length)
  const helped = cause.helped.map((_, n) => cause.helped[(first + n) % cause.helped.length])
  const [quote, later] = two(cause.quotes)
  const [setback, another] = two(cause.setback)
  const [atHome, laterAtHome] = two(cause.home)
  const words = { mark: 'words', howWent: 'well' } as const
  const steps: (Omit<Milestone, 'week' | 'part'> & { after: number; part: string | undefined })[] = [
    { ...child, howWent: 'well', part: cause.asked, after: 1 + random.below(2) },
    { ...child, howWent: 'mixed', part: found, after: 1 + random.below(2) },
    { ...home, howWent: 'well', part: atHome, after: 1 },
    { ...child, ...words, part: quote, after: random.below(2) },
    { ...school, howWent: 'well', part: cause.school[0], after: 1 + random.below(2) },
    { ...child, howWent: 'mixed', part: tried, after: 1 + random.below(2) },
    { ...child, howWent: 'hard', part: random.chance(0.5) ? triedToo : undefined, after: 2 },
    { ...child, howWent: 'well', part: fitted, after: 1 + random.below(3) },
    { ...child, howWent: 'well', part: helped[0], after: 2 + random.below(2) },
    { ...home, howWent: 'well', part: laterAtHome, after: 1 },
    { ...child, howWent: 'hard', part: setback, after: 2 + random.below(3) },
    { ...child, howWent: 'well', part: fittedToo, after: 1 + random.below(2) },
    { ...child, ...words, part: later, after: 1 },
    { ...child, howWent: 'well', part: helped[1], after: 2 + random.below(2) },
    { ...child, howWent: 'mixed', part: random.chance(0.4) ? another : undefined, after: 3 },
    { ...child, howWent: 'well', part: helped[2], after: 2 + random.below(3) },
  ]
  let week = from
  return steps.flatMap(({ after, part, ...entry }) => {
    if (part === undefined) return []
    week += after
    return [{ ...entry, part, week }]
  })
}
