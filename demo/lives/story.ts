// How a difficulty is met, in weeks: asked about, found, talked over at home and in school, something tried that did not fit and
// something that did, a setback, and what it came to. How it ends agrees with the child's own records.
import type { Random } from '../random.ts'
import type { Cause } from './cause.ts'
import { story as everywhere } from './everyday.ts'
import type { Facts } from './facts.ts'
import type { Entry } from './life.ts'

export type Outcome = 'better' | 'partly' | 'not'

export type Story = {
  cause: Cause
  /** What the braces of its parts stand for in this child's life. */
  own: Readonly<Record<string, string>>
  outcome: Outcome
  /** Weeks since the child began, the first being 0. */
  foundIn: number
  fittedIn: number
  /** The days after which it was known, and after which what fits was there. Weeks of holidays are no weeks of a story. */
  foundBy: string
  fittedBy: string
  endsIn: number
  steps: readonly Step[]
}

/** Something that is due from `week` on; one of `parts` is told. */
export type Step = {
  week: number
  parts: readonly string[]
  howWent: NonNullable<Entry['howWent']>
  mark?: 'words'
  school?: true
}

/** `weeks` gives the child's school weeks: how the days missed before and after tell what came of it. */
export function storyOf(
  cause: Cause,
  { from, until, short }: { from: number; until: number; short: boolean },
  facts: Facts,
  weekStarts: readonly string[],
  random: Random,
): Story {
  const own: Record<string, string> = { worry: WORRY[cause.name] ?? 'it' }
  for (const [slot, choices] of Object.entries(cause.own ?? {})) own[slot] = random.pick(choices)
  const [tried, triedToo] = twoOf(cause.tried, random)
  const [plan] = twoOf(cause.fitted, random)
  own.tried = tried[0]
  own.plan = plan[0]
  const at = spread(short ? SHORT : LONG, from, until)
  const fittedIn = at('fitted')
  const by = (week: number) => weekStarts[Math.min(week + 1, weekStarts.length - 1)]!
  const outcome = outcomeOf(cause, facts, weekStarts[fittedIn], random)
  const better = outcome !== 'not'
  const steps: (Omit<Step, 'week'> & { when: When })[] = [
    { when: 'asked', parts: cause.asked, howWent: 'well' },
    { when: 'found', parts: cause.found, howWent: 'mixed' },
    { when: 'quote', parts: cause.quotes, howWent: 'well', mark: 'words' },
    { when: 'home', parts: cause.home, howWent: 'well' },
    { when: 'school', parts: cause.school, howWent: 'well', school: true },
    { when: 'tried', parts: [tried[1]], howWent: 'mixed' },
    ...(short
      ? []
      : [
          {
            when: 'triedToo' as const,
            parts: random.chance(0.5) ? [triedToo[1]] : everywhere.stopped,
            howWent: 'mixed' as const,
          },
        ]),
    ...(short ? [] : [{ when: 'homeToo' as const, parts: cause.home, howWent: 'well' as const }]),
    { when: 'fitted', parts: [plan[1]], howWent: 'well' },
    { when: 'going', parts: better ? cause.going : everywhere.partly, howWent: better ? 'well' : 'mixed' },
    ...(short
      ? []
      : [
          {
            when: 'goingToo' as const,
            parts: better ? everywhere.going : cause.setback,
            howWent: better ? ('well' as const) : ('hard' as const),
          },
        ]),
    { when: 'setback', parts: cause.setback, howWent: 'hard' },
    { when: 'mended', parts: everywhere.mended, howWent: 'mixed' },
    { when: 'later', parts: better ? cause.later : cause.quotes, howWent: 'well', mark: 'words' },
    ...(better ? [{ when: 'goingOn' as const, parts: cause.going, howWent: 'well' as const }] : []),
    ...(short ? [] : [{ when: 'standing' as const, parts: everywhere.standing, howWent: 'well' as const }]),
    {
      when: 'end',
      parts: outcome === 'better' ? cause.better : outcome === 'partly' ? everywhere.partly : cause.not,
      howWent: outcome === 'better' ? 'well' : 'mixed',
    },
  ]
  return {
    cause,
    own,
    outcome,
    foundIn: at('found'),
    fittedIn,
    foundBy: by(at('found')),
    fittedBy: by(fittedIn),
    endsIn: at('end'),
    steps: steps.map(({ when, ...step }) => ({ ...step, week: at(when) })),
  }
}

const LONG = [
  ...[
    'asked',
    'found',
    'found',
    'quote',
    'home',
    'school',
    'school',
    'tried',
    'tried',
    'triedToo',
    'homeToo',
    'homeToo',
  ],
  ...[
    'fitted',
    'fitted',
    'going',
    'going',
    'goingToo',
    'goingToo',
    'setback',
    'setback',
    'mended',
    'later',
    'later',
  ],
  ...['goingOn', 'goingOn', 'standing', 'standing', 'end', 'end'],
] as const
const SHORT = [
  ...[
    'asked',
    'found',
    'quote',
    'home',
    'school',
    'tried',
    'tried',
    'fitted',
    'going',
    'going',
    'setback',
    'mended',
  ],
  ...['later', 'goingOn', 'end', 'end'],
] as const
type When = (typeof LONG)[number]

// Each moment has as many weeks as it stands in the list, more or less, so that the last falls on `until`.
function spread(moments: readonly When[], from: number, until: number): (when: When) => number {
  return when => {
    const last = moments.lastIndexOf(when)
    return Math.round(from + ((until - from) * last) / (moments.length - 1))
  }
}

// For days missed the marks say it, for trouble in lessons the suspensions since; for the rest nobody measured it so often.
function outcomeOf(cause: Cause, facts: Facts, fitted: string | undefined, random: Random): Outcome {
  const [drawn] = [(['better', 'partly', 'not'] as const)[random.weighted([0.48, 0.36, 0.16])]!]
  if (!fitted) return drawn
  if (cause.fits.includes('temper') && facts.suspensions.some(each => each.on > fitted))
    return random.chance(0.5) ? 'partly' : 'not'
  if (!cause.fits.includes('attendance')) return drawn
  const rate = (days: Facts['days']) => days.filter(each => !each.there).length / Math.max(1, days.length)
  const before = rate(facts.days.filter(each => each.day < fitted))
  const after = rate(facts.days.filter(each => each.day >= fitted))
  const lately = rate(facts.days.slice(-30))
  if (lately > 0.12 || after > before + 0.02) return 'not'
  return after < before * 0.7 && lately < 0.07 ? 'better' : 'partly'
}

function twoOf<T>(list: readonly T[], random: Random): [T, T] {
  const first = random.below(list.length)
  return [list[first]!, list[(first + 1) % list.length]!]
}

/** What a story is about, in a word or two. */
const WORRY: Record<string, string> = {
  ...{ sleep: 'the nights', caring: '{job}', bus: 'the way to school', tummy: '{ache}', breath: '{sign}' },
  ...{
    uniform: '{lack}',
    alone: 'the empty house',
    grandad: 'missing {gone}',
    moving: '{where}',
    parting: '{swap}',
  },
  ...{
    noise: '{loud}',
    'left-out': 'dinner time',
    'group-chat': 'the phone',
    'new-here': 'English',
    cover: 'cover lessons',
  },
  ...{
    'reading-aloud': 'reading out',
    hungry: 'food',
    corridor: '{spot}',
    numbers: '{gap}',
    glasses: 'the board',
  },
  'nowhere-to-work': 'homework',
}
