// A place: its blueprint in force, its schools, its calendar. Set up from a blueprint, never by hand in code.
import { createHash } from 'node:crypto'
import { once, readAgain } from '#platform/database/once.ts'
import {
  many,
  maybe,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { type BlueprintData, checkBlueprint } from './blueprint.ts'
import { schoolDays } from './school-days.ts'

const school = { id: uuid, urn: text, name: text, phase: text, capacity: orNull(whole) }

const db = queries(new URL('./places.sql', import.meta.url), {
  standOn: nothing(),
  addPlace: nothing(),
  addBlueprint: nothing(),
  addOrganisations: nothing(),
  addSchools: nothing(),
  addSchool: maybe({ id: uuid }),
  correctSchool: nothing(),
  addTerms: nothing(),
  addSchoolDays: nothing(),
  findPlaceBySlug: maybe({ id: uuid, slug: text, name: text, pretend: truth, zone: text }),
  findBlueprint: maybe({ id: uuid, version: whole }),
  getContent: one({ content: text }),
  findSchools: many(school),
  findSchool: maybe(school),
})

export type School = { id: string; urn: string; name: string; phase: string; capacity: number | null }
export type BlueprintInForce = { id: string; version: number; content: BlueprintData }

export const PHASES = ['primary', 'secondary', 'all-through', 'special', 'alternative', 'not-said'] as const
export type Phase = (typeof PHASES)[number]

/** Adds one school to the place. Answers its id, or undefined where a school with this URN is here already. */
export async function addSchool(
  tx: Tx,
  placeId: string,
  school: { urn: string; name: string; phase: Phase; capacity: number | null },
): Promise<string | undefined> {
  return (await db.addSchool(tx, { place_id: placeId, id: newId(), ...school }))?.id
}

/** Brings a school's name and kind up to date. */
export async function correctSchool(
  tx: Tx,
  school: { id: string; name: string; phase: Phase },
): Promise<void> {
  await db.correctSchool(tx, school)
}

/** The academic year, named by the calendar year it starts in, that a day `YYYY-MM-DD` belongs to (1 Sep to 31 Aug). */
export function academicYearOf(day: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month >= 9 ? year : year - 1
}

/**
 * Makes a place from its blueprint, as an operator whose work was started for `placeId`: the place, version 1 of the
 * blueprint, its organisations, schools, terms and school days.
 */
export async function setUpPlace(
  tx: Tx,
  placeId: string,
  blueprint: BlueprintData,
  because: string,
): Promise<void> {
  const { slug, name, pretend, zone } = blueprint
  await db.addPlace(tx, { id: placeId, slug, name, pretend, zone })
  await keepBlueprint(tx, placeId, blueprint, because)
}

/**
 * Keeps a blueprint as the next version and brings organisations, schools, terms and days in line with it. Throws a
 * PlainError where this version or a higher one is kept already.
 */
export async function keepBlueprint(
  tx: Tx,
  placeId: string,
  blueprint: BlueprintData,
  because: string,
): Promise<void> {
  const kept = await db.findBlueprint(tx)
  if (kept && kept.version >= blueprint.version) {
    throw new PlainError(`Version ${kept.version} is kept already; give a higher version.`)
  }
  const content = JSON.stringify(blueprint)
  const hash = createHash('sha256').update(content).digest('hex')
  readAgain(tx)
  await db.addBlueprint(tx, {
    place_id: placeId,
    id: newId(),
    version: blueprint.version,
    content,
    hash,
    because,
  })
  await addOrganisations(tx, placeId, blueprint)
  await addSchools(tx, placeId, blueprint)
  await addCalendar(tx, placeId, blueprint)
}

/** Lets a pretend place stand still at a day, for whoever tries Kith; the clock goes on. */
export async function standOn(tx: Tx, day: string): Promise<void> {
  await db.standOn(tx, { day })
}

/** The blueprint in force in the actor's place. Read and checked once in a transaction: many parts of one page ask for it. */
export async function blueprintInForce(tx: Tx): Promise<BlueprintInForce> {
  return await once(tx, 'blueprint', () => readBlueprint(tx))
}

async function readBlueprint(tx: Tx): Promise<BlueprintInForce> {
  const found = await db.findBlueprint(tx)
  if (!found) {
    throw new PlainError(
      'This place has no blueprint yet, so it has no rules. Load one: bin/kith place FILE --because "who agreed it".',
    )
  }
  const { id, version } = found
  const kept = `${tx.actor.placeId} ${id}`
  const checked =
    alreadyChecked.get(kept) ?? checkBlueprint(JSON.parse((await db.getContent(tx, { id })).content))
  if (checked.problems) {
    throw new PlainError(
      `Version ${version} of this place's blueprint no longer fits this Kith: ${checked.problems[0]}`,
    )
  }
  if (alreadyChecked.size >= BLUEPRINTS_KEPT) alreadyChecked.clear()
  alreadyChecked.set(kept, checked)
  return { id, version, content: checked.blueprint }
}

/**
 * By place and version, as one that is kept is never changed: reading and checking it took 3 ms of every page. A few for each
 * of the places of one server.
 */
const alreadyChecked = new Map<string, ReturnType<typeof checkBlueprint>>()
const BLUEPRINTS_KEPT = 50

/** The place of this slug, as far as the actor may see it. */
export function findPlaceBySlug(tx: Tx, slug: string) {
  return db.findPlaceBySlug(tx, { slug })
}

/** The schools of the actor's place, by name. */
export function schoolsOfPlace(tx: Tx): Promise<School[]> {
  return db.findSchools(tx)
}

export function findSchool(tx: Tx, schoolId: string): Promise<School | undefined> {
  return db.findSchool(tx, { school_id: schoolId })
}

async function addOrganisations(tx: Tx, placeId: string, { schools, outcomes }: BlueprintData) {
  const kinds = { council: 'council', school: 'school' } as Record<string, string>
  const list = [
    ...schools.map(({ name }) => ({ name, kind: 'school' })),
    ...outcomes.payers.map(({ name, kind }) => ({ name, kind: kinds[kind] ?? 'payer' })),
  ]
  await db.addOrganisations(tx, {
    place_id: placeId,
    ids: list.map(() => newId()),
    names: list.map(each => each.name),
    kinds: list.map(each => each.kind),
  })
}

async function addSchools(tx: Tx, placeId: string, { schools, identify }: BlueprintData) {
  const capacity = identify.capacity as Record<string, number>
  await db.addSchools(tx, {
    place_id: placeId,
    ids: schools.map(() => newId()),
    urns: schools.map(each => each.urn),
    names: schools.map(each => each.name),
    phases: schools.map(each => each.phase),
    capacities: schools.map(each => capacity[each.urn] ?? capacity.default ?? null),
  })
}

async function addCalendar(tx: Tx, placeId: string, { calendar }: BlueprintData) {
  const terms = calendar.flatMap(year =>
    year.terms.map(term => ({ ...term, year: Number(year.year.slice(0, 4)) })),
  )
  await db.addTerms(tx, {
    place_id: placeId,
    ids: terms.map(() => newId()),
    years: terms.map(each => each.year),
    names: terms.map(each => each.name),
    starts: terms.map(each => each.from),
    ends: terms.map(each => each.to),
  })
  const days = calendar.flatMap(year =>
    schoolDays(year).map(day => ({ day, year: Number(year.year.slice(0, 4)) })),
  )
  await db.addSchoolDays(tx, {
    place_id: placeId,
    days: days.map(each => each.day),
    years: days.map(each => each.year),
  })
}
