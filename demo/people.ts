// Children who do not exist, and what they have in common. A few hidden quantities (mean 0, spread 1) stand behind every
// record of a child, so that poverty, absence, worry, behaviour and attainment go together as they do in life, though
// never as one. How strongly is a setting: chosen so that the programme's screen finds several risks in a few children.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { upnCheckLetter } from '#arithmetic/upn.ts'
import type { CastChild } from '#test/cast.ts'
import { drawHeritage, type Heritage } from './names.ts'
import type { Random } from './random.ts'
import { chosen, deprivationTenths, shares } from './rates.ts'

export type Hidden = {
  absence: number
  worry: number
  peers: number
  conduct: number
  learning: number
  home: number
}

export type Pupil = {
  upn: string
  surname: string
  forename: string
  sex: 'F' | 'M'
  dob: string
  /** The September in which the child began, or would have begun, Reception. */
  cohort: number
  ethnicity: string
  eal: boolean
  decile: number
  fsm: boolean
  ever6: boolean
  sen: 'N' | 'K' | 'E'
  need: string
  status: 'none' | 'early-help' | 'cin' | 'cp' | 'lac'
  knownBefore: 'none' | 'assessed' | 'closed' | 'active'
  objects: boolean
  hidden: Hidden
  cast: CastChild | null
}

export type Family = {
  heritage: Heritage
  surname: string
  decile: number
  deprivation: number
  strain: number
  cohorts: number[]
}

export type People = {
  /** A child of the family, or of a new one. */
  child(cohort: number, family: Family): Pupil
  newFamily(): Family
  /** The same child of the same birth: own name, own number, own life. */
  twin(of: Pupil, family: Family): Pupil
  fromCast(child: CastChild): Pupil
}

/** Makes people; numbers begin at the establishment given, which must be one that no school has (below 1000). */
export function peopleFrom(
  random: Random,
  firstEstablishment = 0,
  heritageWeights?: readonly number[],
): People {
  const upn = numbers(firstEstablishment)

  function newFamily(): Family {
    const heritage = drawHeritage(random, heritageWeights)
    const decile = random.weighted(deprivationTenths) + 1
    const deprivation = (5.5 - decile) / 2.9
    const surname = random.pick(heritage.surnames)
    return { heritage, surname, decile, deprivation, strain: random.normal(), cohorts: [] }
  }

  function child(cohort: number, family: Family): Pupil {
    const sex = random.chance(0.49) ? 'F' : 'M'
    const heritage = family.heritage
    const general = 0.42 * family.deprivation + 0.35 * family.strain + 0.84 * random.normal()
    const hidden = hiddenFrom(random, general, family.deprivation, sex)
    const fsm =
      percentile(0.72 * family.deprivation + 0.69 * random.normal() - 0.23) > 1 - shares.freeSchoolMeals
    const sen = specialNeed(random, hidden)
    const status = knownTo(random, general, hidden)
    family.cohorts.push(cohort)
    return {
      upn: upn(cohort),
      surname: random.chance(0.04) ? random.pick(heritage.surnames) : family.surname,
      forename: random.pick(sex === 'F' ? heritage.girls : heritage.boys),
      sex,
      dob: birthday(random, cohort),
      cohort,
      ethnicity: random.chance(0.012) ? random.pick(['REFU', 'NOBT']) : random.pick(heritage.ethnicity),
      eal: random.chance(heritage.eal),
      decile: family.decile,
      fsm,
      ever6: fsm || random.chance(chosen.everSixBeyondMeals * (1 + family.deprivation)),
      sen,
      need: sen === 'N' ? '' : needOf(random, hidden),
      status,
      knownBefore: knownBefore(random, status, general),
      objects: random.chance(chosen.objects),
      hidden,
      cast: null,
    }
  }

  function twin(of: Pupil, family: Family): Pupil {
    const other = child(of.cohort, family)
    return { ...other, dob: of.dob, surname: of.surname, ethnicity: of.ethnicity, eal: of.eal }
  }

  return { child, newFamily, twin, fromCast }
}

/** Share of a standard normal distribution below z (Abramowitz and Stegun 7.1.26; error below 2e-7). */
export function percentile(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const tail = 0.5 * poly * Math.exp(-x * x)
  return z > 0 ? 1 - tail : tail
}

function hiddenFrom(random: Random, general: number, deprivation: number, sex: 'F' | 'M'): Hidden {
  const own = () => random.normal()
  const worry = 0.62 * general + 0.78 * own() + (sex === 'F' ? 0.1 : -0.1)
  return {
    worry,
    absence: 0.52 * general + 0.12 * deprivation + 0.82 * own(),
    peers: 0.38 * general + 0.36 * worry + 0.76 * own(),
    conduct: 0.62 * general + 0.77 * own() + (sex === 'M' ? 0.2 : -0.2),
    learning: 0.6 * general + 0.12 * deprivation + 0.77 * own(),
    home: 0.6 * general + 0.18 * deprivation + 0.75 * own(),
  }
}

function specialNeed(random: Random, hidden: Hidden): 'N' | 'K' | 'E' {
  const rank = percentile(0.5 * hidden.learning + 0.3 * hidden.conduct + 0.72 * random.normal())
  if (rank > 1 - shares.ehcPlanMainstream) return 'E'
  return rank > 1 - shares.ehcPlanMainstream - shares.senSupport ? 'K' : 'N'
}

function needOf(random: Random, hidden: Hidden): string {
  const needs = ['SLCN', 'SEMH', 'SPLD', 'MLD', 'ASD', 'HI', 'VI', 'PD', 'OTH']
  return needs[random.weighted([24, hidden.conduct > 1 ? 40 : 16, 15, 18, 12, 2, 1, 2, 3])]!
}

function knownTo(random: Random, general: number, hidden: Hidden): Pupil['status'] {
  const rank = 1 - percentile(0.5 * general + 0.3 * hidden.home + 0.7 * random.normal())
  let upTo = 0
  for (const status of ['lac', 'cp', 'cin', 'early-help'] as const) {
    upTo += chosen.status[status]
    if (rank < upTo) return status
  }
  return 'none'
}

function knownBefore(random: Random, status: Pupil['status'], general: number): Pupil['knownBefore'] {
  if (status === 'cin' || status === 'cp' || status === 'lac') return 'active'
  if (!random.chance(0.14 * Math.exp(0.5 * general))) return 'none'
  return random.chance(0.6) ? 'closed' : 'assessed'
}

function birthday(random: Random, cohort: number): string {
  return dayOf(dayNumber(`${cohort - 5}-09-01`) + random.below(365))
}

// Local authority 999 is none, and establishments below 1000 are none: so no number can be a real pupil's. Serials
// from 900 on in establishment 0000 are kept for the cast.
function numbers(firstEstablishment: number): (cohort: number) => string {
  const given = new Map<number, number>()
  return cohort => {
    const before = given.get(cohort) ?? 0
    given.set(cohort, before + 1)
    const establishment = firstEstablishment + Math.floor(before / 899)
    const serial = (before % 899) + 1
    const body = `999${pad(establishment, 4)}${pad(cohort % 100, 2)}${pad(serial, 3)}`
    return upnCheckLetter(body) + body
  }
}

function fromCast(child: CastChild): Pupil {
  return {
    upn: child.upn,
    surname: child.surname,
    forename: child.forename,
    sex: child.sex,
    dob: child.dob,
    cohort: 2025 - (child.year === 'R' ? 0 : Number(child.year)),
    ethnicity: child.ethnicity,
    eal: child.eal === 'Y',
    decile: child.idaciDecile,
    fsm: child.fsm === 'Y',
    ever6: child.ever6 === 'Y',
    sen: child.sen,
    need: child.need,
    status: child.status,
    knownBefore: child.knownBefore,
    objects: child.objects === 'Y',
    hidden: { absence: 0, worry: 0, peers: 0, conduct: 0, learning: 0, home: 0 },
    cast: child,
  }
}

/** A number given for the time being, until the school that gave the first one answers: it ends in a letter. */
export function temporaryNumber(upn: string): string {
  const body = `${upn.slice(1, -1)}A`
  return upnCheckLetter(body) + body
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}
