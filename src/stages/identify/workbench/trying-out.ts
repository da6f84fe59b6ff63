// What other rules would do to the children on today's rolls: both sets of rules are run over the same rows, read once,
// as whoever is asking may read them. Nothing is saved, and nothing is remembered for the next who asks.
import { daysBefore } from '#arithmetic/days.ts'
import {
  capacityOf,
  type IdentifyRules,
  type Outcome,
  partsOf,
  type ScreenResult,
  type State,
  tryRules,
} from '#arithmetic/screen/index.ts'
import type { Tx } from '#platform/database/queries.ts'
import { academicYearOf, type School as SchoolOfPlace } from '#records/places/places.ts'
import { type PupilThere, readSeveralRolls, type SeveralRolls } from '#records/schooling/several-rolls.ts'

export type Which = 'before' | 'now'
export type School = Pick<SchoolOfPlace, 'id' | 'urn' | 'name' | 'capacity'>

/** One child in scope, under the rules in force and under those tried. */
export type TriedChild = PupilThere & {
  before: Standing
  now: Standing
  explain: (which: Which) => ScreenResult
}
export type Standing = {
  outcome: Outcome
  rank: number | null
  areas: readonly State[]
  risksMet: number
  possible: number
  absent: number
}

/** The rules a school is screened by: its places are its own. */
export type RulesOfSchool = (school: School) => IdentifyRules

/** Whom to look at: all whom the actor may see, or of those only who is restricted to nobody. */
export type Whom = { unrestricted?: boolean }

/** Tries both on the rolls of these schools as they are now. */
export async function tryOut(
  tx: Tx,
  schools: School[],
  inForce: RulesOfSchool,
  tried: RulesOfSchool,
  whom: Whom = {},
): Promise<TriedChild[]> {
  const [first] = schools
  if (!first) return []
  const rules = inForce(first)
  const rolls = await readSeveralRolls(tx, {
    ...whom,
    schools: schools.map(each => each.id),
    years: rules.years,
    academicYear: academicYearOf(rules.as_of),
    window: { since: farthestBack([rules, tried(first)], rules.as_of), until: rules.as_of },
  })
  return tryBoth(rolls, schools, inForce, tried)
}

/** Both sets of rules over the same rows, school by school, as ranks are each school's own. */
export function tryBoth(
  rolls: SeveralRolls,
  schools: School[],
  inForce: RulesOfSchool,
  tried: RulesOfSchool,
): TriedChild[] {
  const there = Map.groupBy(rolls.pupils, pupil => pupil.schoolId)
  return schools.flatMap(school => {
    const children = there.get(school.id) ?? []
    const pupils = children.map(child => child.pupil)
    const context = rolls.contextOf(school.id)
    const before = tryRules(inForce(school), context, pupils)
    const now = tryRules(tried(school), context, pupils)
    const standing = ({ judged, places }: typeof before, i: number): Standing => ({
      ...places[i]!,
      areas: judged[i]!.areaStates,
      risksMet: judged[i]!.risksMet,
      possible: judged[i]!.attendance.possible,
      absent: judged[i]!.absent,
    })
    return children.map((child, i) => ({
      ...child,
      before: standing(before, i),
      now: standing(now, i),
      explain: which => (which === 'before' ? before : now).explain(i),
    }))
  })
}

/** The rules of each school under the blueprint in force, whose places stand with the school. */
export function rulesInForce(rules: IdentifyRules): RulesOfSchool {
  return ({ urn, capacity }) => ({
    ...rules,
    capacity: { ...rules.capacity, [urn]: capacity ?? rules.capacity.default },
  })
}

/** The rules of each school as they would be: a school that the blueprint does not name keeps the places it has. */
export function rulesTried(rules: IdentifyRules, named: ReadonlySet<string>): RulesOfSchool {
  return ({ urn, capacity }) => {
    const own = named.has(urn) ? capacityOf(rules, urn) : (capacity ?? rules.capacity.default)
    return { ...rules, capacity: { ...rules.capacity, [urn]: own } }
  }
}

/** The first day that any rule looks back to: what lies before it need not be read. */
export function farthestBack(sets: IdentifyRules[], asOf: string): string {
  const leaves = sets.flatMap(rules =>
    [...rules.areas.map(area => area.rule), ...rules.to_a_person].flatMap(partsOf),
  )
  return daysBefore(asOf, Math.max(0, ...leaves.map(leaf => ('within_days' in leaf ? leaf.within_days : 0))))
}

export function isIn({ outcome }: Standing): boolean {
  return outcome === 'in'
}
export function comesIn(child: TriedChild): boolean {
  return isIn(child.now) && !isIn(child.before)
}
export function goesOut(child: TriedChild): boolean {
  return isIn(child.before) && !isIn(child.now)
}
