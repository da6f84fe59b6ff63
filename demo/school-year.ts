// One school's academic year, written as one extract folder: the same for a pretend place, for one more school and for
// a large place that measures speed.

import type { Folder } from './folder.ts'
import { codeNumber, emptyRegister, markYear, type Plan, type Register } from './marks.ts'
import type { Pupil } from './people.ts'
import { type Random, randomFrom } from './random.ts'
import { absenceSpread } from './rates.ts'
import { drawRecords, type Row, type Suspension, type Year } from './records.ts'
import type { School, Stay } from './rolls.ts'

export type SchoolYear = Year & { name: string; insetDays(school: School): string[] }

/** Writes calendar, pupils, marks and records of the children who stay. The same seed gives the same bytes. */
export function writeSchoolYear(
  folder: Folder,
  stays: readonly Stay[],
  year: SchoolYear,
  seed: string,
): void {
  for (const _ of writingSchoolYear(folder, stays, year, seed));
}

/** The same, a few children at a time, for whoever has something else to do meanwhile. */
export function* writingSchoolYear(
  folder: Folder,
  stays: readonly Stay[],
  year: SchoolYear,
  seed: string,
): Generator<void> {
  const registers = new Map<string, Register>()
  for (const day of year.days) folder.row('calendar', [day])
  for (const [n, stay] of stays.entries()) {
    if (n % AT_A_TIME === AT_A_TIME - 1) yield
    const random = randomFrom(`${seed} ${year.name} ${stay.pupil.upn}`)
    const records = drawRecords(random, stay, year)
    const key = stay.school.urn + stay.yearGroup
    const register = registers.get(key) ?? registerOf(stay, year, seed)
    registers.set(key, register)
    folder.row('pupils', pupilRow(stay))
    const marks = markYear(random, register, planOf(random, stay, year, records.suspensions))
    folder.row('marks', [stay.pupil.upn, marks])
    for (const one of records.suspensions) {
      folder.row('suspensions', [stay.pupil.upn, year.days[one.start]!, one.sessions, one.type, one.reasons])
    }
    for (const file of ['behaviour', 'concerns', 'attainment', 'sdq', 'ratings'] as const) {
      for (const row of records[file]) folder.row(file, row)
    }
  }
}

const AT_A_TIME = 40

function pupilRow({ pupil, school, yearGroup }: Stay): Row {
  return [
    ...[pupil.upn, school.urn, yearGroup, pupil.surname, pupil.forename, pupil.sex, pupil.dob],
    ...[
      yes(pupil.fsm),
      yes(pupil.ever6),
      pupil.sen,
      pupil.need,
      yes(pupil.eal),
      pupil.ethnicity,
      pupil.decile,
    ],
    ...[pupil.status, pupil.knownBefore, yes(pupil.objects)],
  ]
}

function yes(is: boolean): string {
  return is ? 'Y' : 'N'
}

/** The register of a year group: training days, a trip, and the closures that each school has now and then. */
function registerOf(stay: Stay, year: SchoolYear, seed: string): Register {
  const { school, yearGroup } = stay
  const random = randomFrom(`${seed} ${year.name} ${school.urn} ${yearGroup}`)
  const register = emptyRegister(school.phase, year.known)
  const whole = (day: number, code: string) => {
    register.sessions[day * 2] = codeNumber(code)
    register.sessions[day * 2 + 1] = codeNumber(code)
  }
  if (random.chance(0.95)) whole(Math.floor((0.6 + 0.3 * random.next()) * year.known), 'V')
  if (yearGroup === '10' && school.urn.endsWith('7')) for (let i = 0; i < 5; i++) whole(165 + i, 'W')
  if (yearGroup === 'R') for (let day = 0; day < 8; day++) register.sessions[day * 2 + 1] = codeNumber('X')
  if (school.urn.endsWith('3')) whole(72, 'Y4')
  if (school.urn.endsWith('6')) register.sessions[88 * 2] = codeNumber('Y2')
  if (school.urn.endsWith('2') && yearGroup === '2') whole(110, 'Y3')
  for (const day of year.insetDays(school)) {
    const at = year.days.indexOf(day)
    if (at >= 0 && at < year.known) whole(at, '#')
  }
  return register
}

function planOf(random: Random, stay: Stay, year: SchoolYear, suspensions: readonly Suspension[]): Plan {
  const sessions = year.known * 2
  const whole = year.days.length * 2
  const ends = stay.yearGroup === '11' ? whole * 0.92 : whole
  const suspended = suspensions
    .filter(one => one.type !== 'LNCH')
    .map(one => [one.start * 2, Math.min(one.sessions, 10)] as const)
  const plan: Plan = {
    absent: shareAway(random, stay),
    from: Math.floor(stay.from * year.days.length) * 2,
    to: Math.floor(Math.min(sessions, stay.to * ends)),
    suspended,
    late: Math.exp(0.7 * stay.pupil.hidden.home - 0.25),
  }
  const { cast } = stay.pupil
  if (cast !== null && year.newest) return castPlan(stay.pupil, plan, year)
  const falls = random.chance(0.05) && plan.to - plan.from > 120
  if (falls) plan.lately = { from: plan.to - 60, absent: Math.min(0.9, plan.absent * 2 + 0.06) }
  return plan
}

function shareAway(random: Random, stay: Stay): number {
  const { centre, spread } = absenceSpread[stay.school.phase]
  const level = 0.92 * stay.pupil.hidden.absence + 0.39 * random.normal()
  return Math.min(0.9, Math.exp(centre + spread * level) / 100)
}

function castPlan(pupil: Pupil, plan: Plan, year: SchoolYear): Plan {
  const { absentPercent, lately, joined } = pupil.cast!.attendance
  const from = joined === undefined ? 0 : year.days.indexOf(joined) * 2
  const turn = (year.known - 30) * 2
  return { ...plan, absent: absentPercent / 100, lately: { from: turn, absent: lately / 100 }, from, late: 1 }
}
