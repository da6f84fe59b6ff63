// What else a school's system holds of a pretend child in a year: suspensions, behaviour, concerns, attainment, SDQ
// scale scores and ratings, drawn from the child's hidden quantities. Rows are lists of cells in the extract's order.
import type { CastChild } from '#test/cast.ts'
import type { Pupil } from './people.ts'
import { percentile } from './people.ts'
import type { Random } from './random.ts'
import { chosen, gathered, type Phase, suspensions as published } from './rates.ts'
import type { Stay } from './rolls.ts'
import { drawSdq } from './sdq.ts'

export type Row = (string | number)[]

/** A school year as the records need it: its school days, and how many of them the export can know of. */
export type Year = { days: string[]; known: number; newest: boolean }

export type Suspension = { start: number; sessions: number; type: 'SUSP' | 'PERM' | 'LNCH'; reasons: string }

export type Records = {
  suspensions: Suspension[]
  behaviour: Row[]
  concerns: Row[]
  attainment: Row[]
  sdq: Row[]
  ratings: Row[]
}

/** Everything but the marks of one child in one school year. Suspensions carry the number of their school day. */
export function drawRecords(random: Random, stay: Stay, year: Year): Records {
  if (stay.pupil.cast !== null && year.newest) return castRecords(stay.pupil.cast, year)
  const calm = stay.pupil.cast !== null
  return {
    suspensions: calm ? [] : drawSuspensions(random, stay, year),
    behaviour: drawBehaviour(random, stay, year),
    concerns: calm ? [] : drawConcerns(random, stay, year),
    attainment: drawAttainment(random, stay, year),
    sdq: calm ? [] : sdqRows(random, stay, year),
    ratings: calm ? [] : drawRatings(random, stay, year),
  }
}

const REASONS = ['PP', 'PA', 'VP', 'VA', 'BU', 'DB', 'DB', 'DB', 'DM', 'TH', 'RA', 'MT']

function drawSuspensions(random: Random, stay: Stay, year: Year): Suspension[] {
  const steep = 2
  const lift = Math.exp(steep * stay.pupil.hidden.conduct - 2.15)
  const autumn = (published.autumnPer100[stay.school.phase] / 100) * Math.min(lift, 60)
  const terms = [0, 0.37, 0.66, 1].map(share => Math.floor(share * (year.days.length - 1)))
  return [1, 1, 1].flatMap((_, term) => {
    const from = terms[term]!
    const days = terms[term + 1]! - from
    const mean = term === 0 ? autumn : autumn * published.laterTerms
    return Array.from({ length: Math.min(random.poisson(mean), 5) }, () => ({
      start: from + random.below(days),
      sessions: Math.min(30, 1 + random.below(3) + random.poisson(stay.school.phase === 'primary' ? 1 : 1.8)),
      type: suspensionType(random),
      reasons: random.chance(0.25) ? `${random.pick(REASONS)};VA` : random.pick(REASONS),
    }))
      .filter(one => isHere(stay, one.start, year))
      .sort((a, b) => a.start - b.start)
  })
}

function suspensionType(random: Random): Suspension['type'] {
  if (random.chance(0.012)) return 'PERM'
  return random.chance(0.02) ? 'LNCH' : 'SUSP'
}

function drawBehaviour(random: Random, stay: Stay, year: Year): Row[] {
  const { conduct } = stay.pupil.hidden
  const phase = stay.school.phase
  const bad = random.poisson(chosen.negativeEvents[phase] * Math.exp(1.05 * conduct - 0.45))
  const good = random.poisson(chosen.positiveEvents[phase])
  const rows: Row[] = []
  for (let i = 0; i < bad; i++) {
    const what = random.pick(phase === 'primary' ? UNSETTLED.primary : UNSETTLED.secondary)
    addHere(random, stay, year, day =>
      rows.push([stay.pupil.upn, day, 'negative', 1 + random.below(4), what]),
    )
  }
  for (let i = 0; i < good; i++) {
    addHere(random, stay, year, day =>
      rows.push([stay.pupil.upn, day, 'positive', 1 + random.below(3), random.pick(KIND)]),
    )
  }
  return rows
}

const UNSETTLED = {
  primary: ['disruption', 'unkind words', 'left the room', 'would not join in'],
  secondary: ['disruption', 'late to lesson', 'defiance', 'phone', 'truanted a lesson', 'uniform'],
}
const KIND = ['kindness', 'effort', 'homework', 'helped a classmate', 'reading']

const CONCERNS: readonly (readonly [string, number, keyof Pupil['hidden'], readonly string[]])[] = [
  ['bullying', 0.028, 'peers', ['class teacher', 'parent', 'pupil']],
  ['isolation', 0.024, 'peers', ['lunchtime supervisor', 'class teacher', 'form tutor']],
  ['exposure-to-crime', 0.006, 'conduct', ['pastoral lead', 'police liaison']],
  ['caring', 0.012, 'home', ['pastoral lead', 'pupil']],
  ['bereavement', 0.014, 'worry', ['parent', 'class teacher']],
  ['housing', 0.018, 'home', ['parent', 'family support']],
  ['other', 0.008, 'worry', ['class teacher']],
]

function drawConcerns(random: Random, stay: Stay, year: Year): Row[] {
  return CONCERNS.flatMap(([kind, rate, tied, sayers]) => {
    const lift = Math.exp(0.7 * stay.pupil.hidden[tied] - 0.25)
    const rows: Row[] = []
    if (random.chance(rate * lift)) {
      addHere(random, stay, year, day => rows.push([stay.pupil.upn, day, kind, random.pick(sayers)]))
    }
    return rows
  })
}

const TERM_ENDS = [0.36, 0.64, 0.93]

function drawAttainment(random: Random, stay: Stay, year: Year): Row[] {
  if (stay.yearGroup === 'R') return []
  const { phase } = stay.school
  const subjects = phase === 'primary' ? ['RE', 'WR', 'MA'] : ['EN', 'MA', 'SC']
  const rows: Row[] = []
  for (const subject of subjects) {
    const level = 0.85 * stay.pupil.hidden.learning + 0.5 * random.normal()
    for (const share of TERM_ENDS) {
      const day = Math.floor(share * (year.days.length - 1))
      if (!isHere(stay, day, year) || random.chance(0.03)) continue
      const band = bandOf(level + 0.15 * random.normal(), phase)
      const [raw, scale] = rawOf(random, band, phase)
      rows.push([stay.pupil.upn, year.days[day]!, subject, band, raw, scale])
    }
  }
  return rows
}

function bandOf(level: number, phase: Phase): string {
  const rank = percentile(level)
  if (rank > 1 - chosen.wellBelow) return 'well_below'
  if (rank > 1 - chosen.below[phase]) return 'below'
  return rank < chosen.above ? 'above' : 'at'
}

function rawOf(random: Random, band: string, phase: Phase): [string, string] {
  const step = ['well_below', 'below', 'at', 'above'].indexOf(band)
  if (phase === 'primary') return [['PKS', 'WTS', 'EXS', 'GDS'][step]!, 'teacher-assessment']
  return [String([2, 3, 5, 7][step]! - random.below(2)), 'grades-9-1']
}

function sdqRows(random: Random, stay: Stay, year: Year): Row[] {
  const inScope = ['3', '4', '5', '7', '8', '9'].includes(stay.yearGroup)
  const share = (gathered[stay.school.urn] ?? 0.85) * (year.newest ? 1 : 0.4)
  if (!inScope || !random.chance(share)) return []
  const rows: Row[] = []
  const add = (at: number, informant: 'teacher' | 'parent' | 'self') => {
    const day = Math.floor(at * (year.days.length - 1))
    if (isHere(stay, day, year))
      rows.push([stay.pupil.upn, year.days[day]!, informant, ...drawSdq(random, stay, informant)])
  }
  const older = stay.school.phase === 'secondary'
  add(0.1 + random.next() * 0.1, older && random.chance(0.25) ? 'self' : 'teacher')
  if (random.chance(0.15)) add(0.15 + random.next() * 0.1, 'parent')
  if (year.newest && random.chance(0.35)) add(0.72 + random.next() * 0.15, 'teacher')
  return rows
}

const BECAUSE = {
  'parental-engagement': {
    low: [
      'no reply to three messages in their language',
      'two meetings missed, shifts changed at short notice',
      'number on file does not connect',
    ],
    medium: ['replies to messages, seldom comes in', 'came to one of two meetings'],
    high: ['comes to parents’ evenings', 'asks how to help at home'],
  },
  'school-engagement': {
    low: ['head down in most lessons', 'leaves lessons early most weeks', 'has stopped going to clubs'],
    medium: ['joins in when asked', 'works well in some lessons'],
    high: ['puts a hand up in every lesson', 'captains a team', 'helps younger ones read'],
  },
} as const

function drawRatings(random: Random, stay: Stay, year: Year): Row[] {
  if (stay.yearGroup === 'R' || !random.chance(gathered[stay.school.urn] ?? 0.85)) return []
  const { hidden, upn } = stay.pupil
  const day = Math.floor((0.7 + random.next() * 0.15) * (year.days.length - 1))
  if (!isHere(stay, day, year)) return []
  const by = stay.school.phase === 'primary' ? 'class teacher' : 'form tutor'
  const one = (area: keyof typeof BECAUSE, level: number, low: number): Row => {
    const rank = percentile(level)
    const rating = rank > 1 - low ? 'low' : rank > 0.62 - low ? 'medium' : 'high'
    return [upn, year.days[day]!, area, rating, random.pick(BECAUSE[area][rating]), by]
  }
  return [
    one('parental-engagement', hidden.home, chosen.parentalLow),
    one(
      'school-engagement',
      0.6 * hidden.conduct + 0.4 * hidden.learning + 0.6 * random.normal(),
      chosen.engagementLow,
    ),
  ]
}

function castRecords(child: CastChild, year: Year): Records {
  const { upn } = child
  const day = (share: number) => year.days[Math.floor(share * (year.known - 1))]!
  const subjects = Number(child.year) >= 7 ? ['EN', 'MA'] : ['RE', 'MA']
  const bands = child.attainment === null ? [] : [child.attainment.english, child.attainment.maths]
  const points = Array.from({ length: Math.ceil(child.negativePoints / 4) }, (_, i) =>
    Math.min(4, child.negativePoints - i * 4),
  )
  return {
    suspensions: child.suspensions.map(([start, sessions, reasons]) => ({
      start: year.days.indexOf(start),
      sessions,
      type: 'SUSP',
      reasons,
    })),
    behaviour: points.map((some, i) => [
      upn,
      day((i + 1) / (points.length + 1)),
      'negative',
      some,
      'disruption',
    ]),
    concerns: child.concerns.map(concern => [upn, ...concern]),
    attainment: bands.map((band, i) => [upn, day(0.9), subjects[i]!, band, '', '']),
    sdq: child.sdq === null ? [] : [[upn, day(0.15), child.sdq.informant, ...child.sdq.scores]],
    ratings: Object.entries(child.ratings).map(([area, said]) => [
      upn,
      day(0.75),
      area,
      said[0],
      said[1],
      'class teacher',
    ]),
  }
}

function addHere(random: Random, stay: Stay, year: Year, add: (day: string) => void): void {
  const day = random.below(year.known)
  if (isHere(stay, day, year)) add(year.days[day]!)
}

function isHere(stay: Stay, day: number, year: Year): boolean {
  const share = day / year.days.length
  return day < year.known && share >= stay.from && share < stay.to
}
