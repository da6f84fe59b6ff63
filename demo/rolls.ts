// Who is on which roll in which year: two school years of a place with joiners, leavers, moves between its schools,
// siblings in different schools, twins, and Year 6 going on to the secondaries.
import type { BlueprintData } from '#records/places/blueprint.ts'
import { castChildren } from '#test/cast.ts'
import { type Family, type People, type Pupil, peopleFrom, temporaryNumber } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import { chosen, type Phase, places, yearGroupSize } from './rates.ts'

export type School = { urn: string; name: string; phase: Phase }

/** A child on a school's roll in one academic year; `from` and `to` are shares of the year where it is not whole. */
export type Stay = { pupil: Pupil; school: School; yearGroup: string; from: number; to: number }

/** The rolls of each academic year, by its name in the blueprint (`2025/26`). */
export type Rolls = Map<string, Stay[]>

/**
 * Fills the schools of a blueprint for its two newest years. The second year holds those on roll at its end; the first
 * holds its leavers too, as a year-end export does.
 */
export function fillRolls(place: BlueprintData, seed: string): Rolls {
  const random = randomFrom(`${seed} rolls`)
  const { firstEstablishment, heritageWeights } = places[place.slug] ?? {}
  const people = peopleFrom(random, firstEstablishment, heritageWeights)
  const families = familiesOf(random, people)
  const schools = place.schools.map(toSchool)
  const [first, second] = place.calendar.slice(-2).map(year => year.year)
  const before: Stay[] = []
  const after: Stay[] = []
  const lastYear = Number(second!.slice(0, 4)) - 1

  for (const school of schools.filter(one => one.phase === 'primary')) {
    for (let cohort = lastYear - 6; cohort <= lastYear; cohort++) {
      before.push(...yearGroup(random, people, families, school, cohort, lastYear))
    }
  }
  for (const school of schools.filter(one => one.phase === 'secondary')) {
    for (let cohort = lastYear - 11; cohort <= lastYear - 7; cohort++) {
      before.push(...yearGroup(random, people, families, school, cohort, lastYear))
    }
  }
  for (const stay of before) {
    const next = whereNext(random, stay, schools, lastYear + 1)
    if (next !== null) after.push(next)
  }
  fillUp(random, people, families, schools, after, lastYear + 1)
  placeCast(people, schools, before, after, lastYear + 1)
  return new Map([
    [first!, before],
    [second!, after],
  ])
}

/** One school with one year's roll, for trying an import by hand and for measuring speed. */
export function oneRoll(
  school: School,
  cohorts: number[],
  size: number,
  random: Random,
  people: People,
): Stay[] {
  const families = familiesOf(random, people)
  const year = Math.max(...cohorts) + (school.phase === 'primary' ? 0 : 7)
  return cohorts.flatMap(cohort =>
    Array.from({ length: size }, () => ({
      pupil: people.child(cohort, families.forChild(cohort)),
      school,
      yearGroup: yearName(cohort, year),
      from: 0,
      to: 1,
    })),
  )
}

/** Reception is `R`; `september` is the year in which the academic year begins. */
function yearName(cohort: number, september: number): string {
  return cohort === september ? 'R' : String(september - cohort)
}

function toSchool(school: BlueprintData['schools'][number]): School {
  return { urn: school.urn, name: school.name, phase: school.phase === 'primary' ? 'primary' : 'secondary' }
}

type Families = { forChild(cohort: number): Family }

function familiesOf(random: Random, people: People): Families {
  const known: Family[] = []
  return {
    forChild(cohort) {
      for (let tries = 0; known.length > 50 && random.chance(chosen.sibling) && tries < 4; tries++) {
        const family = random.pick(known)
        if (family.cohorts.length < 4 && !family.cohorts.includes(cohort)) return family
      }
      const family = people.newFamily()
      known.push(family)
      return family
    },
  }
}

function yearGroup(
  random: Random,
  people: People,
  families: Families,
  school: School,
  cohort: number,
  september: number,
): Stay[] {
  const stays: Stay[] = []
  const size = (yearGroupSize[school.urn] ?? 45) - random.below(4)
  while (stays.length < size) {
    const family = families.forChild(cohort)
    const pupil = people.child(cohort, family)
    stays.push({ pupil, school, yearGroup: yearName(cohort, september), ...partOfYear(random) })
    if (random.chance(chosen.twins)) {
      const twin = people.twin(pupil, family)
      stays.push({ pupil: twin, school, yearGroup: yearName(cohort, september), from: 0, to: 1 })
    }
  }
  return stays
}

function partOfYear(random: Random): { from: number; to: number } {
  if (random.chance(chosen.leaveInYear)) return { from: 0, to: random.next() }
  if (random.chance(chosen.joinInYear)) return { from: random.next() * 0.85, to: 1 }
  return { from: 0, to: 1 }
}

function whereNext(random: Random, stay: Stay, schools: School[], september: number): Stay | null {
  if (stay.to < 1 || random.chance(chosen.leaveBetween)) return null
  const { pupil } = stay
  const yearGroupNext = yearName(pupil.cohort, september)
  if (yearGroupNext === '12') return null
  const goesOn = yearGroupNext === '7'
  if (goesOn && !random.chance(chosen.goOnToMillbrookSecondary)) return null
  const moves = goesOn || random.chance(chosen.moveBetween)
  const phase = goesOn ? 'secondary' : stay.school.phase
  const choices = schools.filter(school => school.phase === phase)
  const school = moves ? random.pick(choices) : stay.school
  const late = !goesOn && moves && random.chance(0.4)
  return { pupil, school, yearGroup: yearGroupNext, from: late ? random.next() * 0.7 : 0, to: 1 }
}

function fillUp(
  random: Random,
  people: People,
  families: Families,
  schools: School[],
  after: Stay[],
  september: number,
): void {
  for (const school of schools) {
    const [youngest, oldest] = school.phase === 'primary' ? [0, 6] : [7, 11]
    for (let year = youngest; year <= oldest; year++) {
      const cohort = september - year
      const there = after.filter(stay => stay.school === school && stay.pupil.cohort === cohort).length
      const size = (yearGroupSize[school.urn] ?? 45) - random.below(3)
      for (let i = there; i < size; i++) {
        const pupil = people.child(cohort, families.forChild(cohort))
        const late = year > youngest && random.chance(0.5)
        const from = late ? random.next() * 0.85 : 0
        if (from > 0.6 && pupil.eal) pupil.upn = temporaryNumber(pupil.upn)
        after.push({ pupil, school, yearGroup: yearName(cohort, september), from, to: 1 })
      }
    }
  }
}

function placeCast(
  people: People,
  schools: School[],
  before: Stay[],
  after: Stay[],
  september: number,
): void {
  for (const child of castChildren) {
    const pupil = people.fromCast(child)
    const school = schools.find(one => one.urn === child.school)
    if (school === undefined) continue
    after.push({ pupil, school, yearGroup: child.year, from: 0, to: 1 })
    if (child.attendance.joined !== undefined) continue
    const was = child.year === '7' ? schools.find(one => one.phase === 'primary')! : school
    before.push({ pupil, school: was, yearGroup: yearName(pupil.cohort, september - 1), from: 0, to: 1 })
  }
}
