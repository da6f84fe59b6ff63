// How rules would have done on last year: its rolls as they were, only what was dated up to the day, then what became of
// those children in the year after. What the words mean, with worked tables: rules/back-test.md.
import { dayNumber, dayOf, daysBefore } from '#arithmetic/days.ts'
import {
  eitherOf,
  type Hindsight,
  isPersistent,
  type Later,
  type LookedBack,
  lookBack,
  sessionsBetween,
} from '#arithmetic/screen/hindsight.ts'
import { type IdentifyRules, partsOf } from '#arithmetic/screen/index.ts'
import type { Tx } from '#platform/database/queries.ts'
import { academicYearOf } from '#records/places/places.ts'
import { attendanceOfMany } from '#records/schooling/schooling.ts'
import { childrenToldOf, readSeveralRolls } from '#records/schooling/several-rolls.ts'
import {
  farthestBack,
  isIn,
  type RulesOfSchool,
  type School,
  type TriedChild,
  tryBoth,
  type Which,
  type Whom,
} from './trying-out.ts'

/** The three ways of having gone on to something, each looked at by itself. */
export const LATER = ['either', 'persistent', 'suspended'] as const
export type LaterKind = (typeof LATER)[number]

export type LastYear = {
  /** The day the rules looked from, and the last day of the year after. */
  day: string
  until: string
  /** Children in scope on that year's rolls whom the actor may see. */
  screened: number
  minimumSessions: number
  found: Record<LaterKind, Record<Which, Hindsight>>
}

const A_YEAR = 365

/** Tries both sets of rules on the year before. Undefined where no roll of that year is held, or none may be seen. */
export async function tryOnLastYear(
  tx: Tx,
  schools: School[],
  inForce: RulesOfSchool,
  tried: RulesOfSchool,
  whom: Whom = {},
): Promise<LastYear | undefined> {
  const [first] = schools
  if (!first) return undefined
  const rules = inForce(first)
  const [day, until] = [daysBefore(rules.as_of, A_YEAR), rules.as_of]
  const year = academicYearOf(day)
  const asOfThen =
    (of: RulesOfSchool): RulesOfSchool =>
    school => ({ ...of(school), as_of: day })
  const rolls = await readSeveralRolls(tx, {
    ...whom,
    schools: schools.map(each => each.id),
    years: rules.years,
    academicYear: year,
    asItWas: true,
    window: { since: farthestBack([rules, tried(first)], day), until: day },
  })
  if (rolls.pupils.length === 0) return undefined
  const children = tryBoth(rolls, schools, asOfThen(inForce), asOfThen(tried))
  const ids = children.map(child => child.childId)
  const [marksAfter, toldAfter] = await Promise.all([
    attendanceOfMany(tx, ids, year + 1),
    childrenToldOf(tx, ids, year + 1, 'suspensions'),
  ])
  const minimumSessions = minimumOf(rules)
  const sessions = sessionsBetween(day, until)
  const later = children.map(({ childId, pupil }): Later => {
    const after = marksAfter.get(childId)
    const suspended = pupil.suspensions.some(
      ({ start, type }) => type !== 'LNCH' && start > day && start <= until,
    )
    return {
      persistent: after === undefined ? null : isPersistent(sessions([pupil, after]), minimumSessions),
      suspended: suspended || (toldAfter.has(childId) ? false : null),
    }
  })
  const placesOf = new Map(
    schools.map(school => [school.urn, { before: inForce(school), now: tried(school) }]),
  )
  const look = (kind: LaterKind, which: Which) =>
    lookBack(
      children.map((child, i) => lookedBack(child, later[i]!, kind, which, day)),
      urn => placesOf.get(urn)![which].capacity[urn] ?? 0,
    )
  return {
    day,
    until,
    screened: children.length,
    minimumSessions,
    found: Object.fromEntries(
      LATER.map(kind => [kind, { before: look(kind, 'before'), now: look(kind, 'now') }]),
    ) as LastYear['found'],
  }
}

function lookedBack(child: TriedChild, later: Later, kind: LaterKind, which: Which, day: string): LookedBack {
  const from = dayOf(dayNumber(day) - A_YEAR)
  const before: Later = {
    persistent: isPersistent(child.before, 1) ?? false,
    suspended: child.pupil.suspensions.some(
      ({ start, type }) => type !== 'LNCH' && start >= from && start <= day,
    ),
  }
  const of = (each: Later) => (kind === 'either' ? eitherOf(each) : each[kind])
  return {
    school: child.pupil.school,
    chosen: isIn(child[which]),
    wentOn: of(later),
    already: of(before) === true,
  }
}

// Fewer sessions than the place's own rule about absence asks for say too little of the year after as well.
function minimumOf({ areas }: IdentifyRules): number {
  const leaves = areas.flatMap(area => partsOf(area.rule))
  return leaves.flatMap(leaf => (leaf.rule === 'absence' ? [leaf.minimum_sessions] : []))[0] ?? 1
}
