// The workbench: the rules in force, what is asked for instead, and what that would do. Everything is read as whoever is
// asking may read it, each time anew: a school's lead tries rules on their own roll, somebody who sees no child on none.
import { checkIdentify, type IdentifyRules } from '#arithmetic/screen/index.ts'
import { many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { type BlueprintInForce, blueprintInForce, schoolsOfPlace } from '#records/places/places.ts'
import { schoolsToScreen, whatIsMissing } from '../families-first/families-first.ts'
import { type Asked, readAsked } from './knobs.ts'
import { countTotals, type Totals } from './totals.ts'
import { type RulesOfSchool, rulesInForce, rulesTried, type School, type TriedChild } from './trying-out.ts'

const db = queries(new URL('./workbench.sql', import.meta.url), {
  findNames: many({ child_id: uuid, forename: orNull(text), surname: orNull(text) }),
})

export type Bench = {
  blueprint: BlueprintInForce
  /** Schools whose children may be looked at: the actor's own, where families have been told. */
  schools: School[]
  /** How many schools the place has, and why some of the actor's are left out. */
  schoolsInAll: number
  leftOut: string[]
  rules: IdentifyRules
  asked: Asked
}

/** The rules in force with what is asked for instead. `said` gives a field of the form or the address, or null. */
export async function openBench(tx: Tx, said: (name: string) => string | null): Promise<Bench> {
  const [blueprint, all, { ready, notYet }] = await Promise.all([
    blueprintInForce(tx),
    schoolsOfPlace(tx),
    schoolsToScreen(tx),
  ])
  const { identify, schools: named } = blueprint.content
  const { rules, problems } = checkIdentify(identify)
  if (problems) throw new PlainError(`The rules in force cannot be tried: ${problems[0]}`)
  return {
    blueprint,
    schools: ready,
    schoolsInAll: all.length,
    leftOut: notYet.map(each => `${each.name}: ${whatIsMissing(each)}`),
    rules,
    asked: readAsked(identify as Record<string, unknown>, named, said),
  }
}

/** The `identify` part of a blueprint with these fields changed. Throws where one of them cannot be read. */
export function rulesWith(
  { identify, schools }: BlueprintInForce['content'],
  changes: Record<string, string>,
): Record<string, unknown> {
  const asked = readAsked(identify as Record<string, unknown>, schools, name => changes[name] ?? null)
  const unknown = Object.keys(changes).filter(name => !asked.typed.has(name))
  if (asked.identify === null || unknown.length > 0)
    throw new Error(asked.wrong[0]?.text ?? `There is no rule called ${unknown.join(', ')}.`)
  return asked.identify
}

/** How each school would be screened: by the rules in force, and by those tried. */
export function bothRules(
  { blueprint, rules }: Pick<Bench, 'blueprint' | 'rules'>,
  tried: IdentifyRules,
): [RulesOfSchool, RulesOfSchool] {
  const named = new Set(blueprint.content.schools.map(school => school.urn))
  return [rulesInForce(rules), rulesTried(tried, named)]
}

/** What is counted of the children tried, with schools and parts of the place by name. */
export function totalsOf(
  { blueprint, schools, rules }: Pick<Bench, 'blueprint' | 'schools' | 'rules'>,
  tried: IdentifyRules,
  children: readonly TriedChild[],
): Totals {
  const names = new Map(schools.map(school => [school.id, school.name]))
  const parts = new Map(blueprint.content.areas.map(area => [area.slug, area.name]))
  const partOf = new Map(blueprint.content.schools.map(school => [school.urn, parts.get(school.area)]))
  return countTotals(
    children,
    { before: rules, now: tried },
    id => names.get(id) ?? 'Not recorded',
    urn => partOf.get(urn) ?? 'Not recorded',
  )
}

export type Name = { forename: string | null; surname: string | null }

/** The names of these children, of those the actor may see. */
export async function namesOf(tx: Tx, children: string[]): Promise<Map<string, Name>> {
  const rows = await db.findNames(tx, { children })
  return new Map(rows.map(row => [row.child_id, row]))
}
