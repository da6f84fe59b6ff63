// Which causes lie behind a child's difficulty in a pretend life: those that the child's own records and age allow.
import type { Random } from '../random.ts'
import type { Cause, Theme } from './cause.ts'
import { causesAtHome } from './causes-at-home.ts'
import { causesOfAbsence } from './causes-of-absence.ts'
import { causesOfLearning } from './causes-of-learning.ts'
import { causesOfTrouble } from './causes-of-trouble.ts'
import { causesOfWant } from './causes-of-want.ts'
import { causesOfWorry } from './causes-of-worry.ts'
import type { Facts } from './facts.ts'
import { carerOf } from './speech.ts'

export const allCauses = [
  ...causesOfAbsence,
  ...causesOfWant,
  ...causesAtHome,
  ...causesOfWorry,
  ...causesOfTrouble,
  ...causesOfLearning,
]

/** The causes with the most behind them, the first first; a later one only where something speaks for it. */
export function causesOf(facts: Facts, random: Random, atMost: number): Cause[] {
  const away = facts.days.filter(each => !each.there).length / Math.max(1, facts.days.length)
  const weight: Record<Theme, number> = {
    attendance: away > 0.06 ? 10 * away + 1 : 0,
    temper: 0.8 * facts.suspensions.length + (facts.unsettled > 8 ? 1 : 0) + (facts.schoolLow ? 0.6 : 0),
    worry: facts.sdq.emotional > 2 ? facts.sdq.emotional / 4 : 0,
    friends:
      (facts.sdq.peer > 1 ? facts.sdq.peer / 3.2 : 0) +
      (facts.concerns.includes('isolation') || facts.concerns.includes('bullying') ? 1.5 : 0),
    learning: facts.below.length > 0 ? 1 : 0,
    home: (facts.parentLow ? 0.8 : 0) + facts.concerns.filter(each => HOME.has(each)).length * 1.4,
    money: facts.freeMeals ? 0.5 : 0,
    language: facts.language === 'en' ? 0 : 1.3,
  }
  const withGrandparents = /^(Nan|Grandad)$/.test(carerOf(facts.upn))
  const most = (cause: Cause) => Math.max(...cause.fits.map(theme => weight[theme]))
  const scored = allCauses
    .filter(cause => cause.only === undefined || (cause.only === 'secondary') === facts.secondary)
    // Who is hardly ever away has no mornings to mend.
    .filter(cause => cause.fits[0] !== 'attendance' || away > 0.06)
    .filter(cause => cause.fits[0] !== 'temper' || weight.temper > 0)
    // Numbers only where they are below, and reading only where reading or writing is.
    .filter(cause => facts.below.some(subject => OF[cause.name]?.includes(subject)) || !OF[cause.name])
    // Who lives with grandparents has no two homes, and not lost the one who brings them up.
    .filter(cause => !(withGrandparents && OF_PARENTS.has(cause.name)))
    .map(cause => ({ cause, score: most(cause) * (0.6 + 0.8 * random.next()), most: most(cause) }))
    .sort((a, b) => b.score - a.score)
  // Each of another kind, and one home is troubled in one way.
  const chosen: Cause[] = []
  for (const { cause, most } of scored) {
    const alike = chosen.some(
      each => each.fits[0] === cause.fits[0] || (each.fits.includes('home') && cause.fits.includes('home')),
    )
    if (chosen.length < atMost && !alike && (most >= 0.5 || chosen.length === 0)) chosen.push(cause)
  }
  if (chosen.length < Math.min(2, atMost)) {
    const other = scored.find(each => !chosen.includes(each.cause))
    if (other) chosen.push(other.cause)
  }
  return chosen
}

const OF: Record<string, readonly string[]> = { numbers: ['MA'], 'reading-aloud': ['EN', 'RE', 'WR'] }
const OF_PARENTS: ReadonlySet<string> = new Set(['parting', 'grandad'])
const HOME: ReadonlySet<string> = new Set(['caring', 'bereavement', 'housing'])
