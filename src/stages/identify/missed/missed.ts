// Whom nobody may have noticed, as far as whoever asks may see them, and what somebody did about it. What a look found is
// kept by look.ts; who still stands on the list is said by still-missed.ts from that and from all that stages know of
// somebody having spoken of a child.
import {
  day,
  json,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Mentions } from '#records/children/contributions.ts'
import type { Found } from './look.ts'
import { isStillMissed, type Kind } from './still-missed.ts'

const db = queries(new URL('./missed.sql', import.meta.url), {
  findLooks: many({
    school_id: uuid,
    school: text,
    marks_end: orNull(day),
    children: whole,
    old_after_days: whole,
    looked_at: moment,
  }),
  findOpen: many({
    child_id: uuid,
    school_id: uuid,
    kind: text,
    since: day,
    as_of: day,
    quiet_from: orNull(day),
  }),
  findThings: many({
    id: uuid,
    child_id: uuid,
    kind: text,
    about: text,
    since: day,
    quiet_from: orNull(day),
    found: json,
  }),
  findNames: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school_id: orNull(uuid),
    school: orNull(text),
  }),
  findWorkers: many({ child_id: uuid, person_id: uuid, name: text }),
  findLeads: many({ school_id: uuid, person_id: uuid, name: text }),
  hasThings: one({ has: truth }),
  addAct: maybe({ id: uuid }),
  takeBackAct: maybe({ id: uuid }),
  findActs: many({
    id: uuid,
    child_id: uuid,
    on_day: day,
    did: text,
    told: orNull(text),
    note: orNull(text),
    taken_back_at: orNull(moment),
    person: orNull(text),
    mine: orNull(truth),
  }),
})

export type Look = Awaited<ReturnType<typeof db.findLooks>>[number]
export type Act = Awaited<ReturnType<typeof db.findActs>>[number]
export type Thing = Omit<Awaited<ReturnType<typeof db.findThings>>[number], 'found' | 'kind'> & {
  kind: Kind
  found: Found
}

/** A child on the list: how many things stand, the newest of their days, as of which day they are told, and when spoken of. */
export type Missed = {
  childId: string
  schoolId: string
  things: number
  kinds: Set<Kind>
  newest: string
  asOf: string
  lastSpokenOf: string | undefined
}

/** Who should act: the Link Worker a child is matched with, else the school's own lead; nobody where neither is named. */
export type WhoActs = { personId: string; name: string; as: 'Link Worker' | 'school lead' }

/** A child on the list with all that is shown of them. */
export type MissedChild = {
  childId: string
  forename: string | null
  surname: string | null
  yearGroup: string | null
  schoolId: string | null
  school: string | null
  things: Thing[]
  who: WhoActs | null
}

/** The looks at the schools the actor acts for: on which data, how many children. */
export function looks(tx: Tx): Promise<Look[]> {
  return db.findLooks(tx)
}

/** Everybody who is still missed, of a school, one child, or all the actor may see: most things first, then the newest. */
export async function stillMissed(
  tx: Tx,
  mentions: readonly Mentions[],
  of: { schoolId?: string; childId?: string } = {},
): Promise<Missed[]> {
  const open = await db.findOpen(tx, { school_id: of.schoolId, child_id: of.childId })
  const lastSpokenOf = await lastMentions(tx, mentions, open)
  const missed = new Map<string, Missed>()
  for (const { child_id, school_id, as_of: asOf, quiet_from: quietFrom, ...row } of open) {
    const thing = { kind: row.kind as Kind, since: row.since, quietFrom }
    const spokenOf = lastSpokenOf.get(child_id)
    if (!isStillMissed(thing, spokenOf)) continue
    const known = missed.get(child_id)
    if (known === undefined) {
      const kinds = new Set([thing.kind])
      missed.set(child_id, {
        childId: child_id,
        schoolId: school_id,
        things: 1,
        kinds,
        newest: row.since,
        asOf,
        lastSpokenOf: spokenOf,
      })
    } else {
      known.things++
      known.kinds.add(thing.kind)
      if (row.since > known.newest) known.newest = row.since
    }
  }
  return [...missed.values()].sort(
    (a, b) => b.things - a.things || (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : 0),
  )
}

/** Those to whom something of these kinds happened. */
export function ofKinds(missed: readonly Missed[], kinds: readonly Kind[]): Missed[] {
  return missed.filter(each => kinds.some(kind => each.kinds.has(kind)))
}

/** One child with what stands, who they are and who should act; undefined where the actor may not see them. */
export async function describeChild(
  tx: Tx,
  mentions: readonly Mentions[],
  childId: string,
): Promise<MissedChild | undefined> {
  const open = await db.findOpen(tx, { child_id: childId })
  const lastSpokenOf = (await lastMentions(tx, mentions, open)).get(childId)
  return (await describeMissed(tx, [{ childId, lastSpokenOf }]))[0]
}

/** These children with what stands, who they are and who should act, in the order given. */
export async function describeMissed(
  tx: Tx,
  missed: readonly Pick<Missed, 'childId' | 'lastSpokenOf'>[],
): Promise<MissedChild[]> {
  const [children, workers] = await Promise.all([
    describeThings(tx, missed),
    db.findWorkers(tx, { children: missed.map(each => each.childId) }),
  ])
  const leads = await db.findLeads(tx, {
    schools: [...new Set(children.flatMap(each => each.schoolId ?? []))],
  })
  return children.map(child => ({ ...child, who: whoActs(child.childId, child.schoolId, workers, leads) }))
}

/** The same without who should act, for whoever is the one. */
export async function describeThings(
  tx: Tx,
  missed: readonly Pick<Missed, 'childId' | 'lastSpokenOf'>[],
): Promise<Omit<MissedChild, 'who'>[]> {
  if (missed.length === 0) return []
  const children = missed.map(each => each.childId)
  const [names, rows] = await Promise.all([db.findNames(tx, { children }), db.findThings(tx, { children })])
  const byId = new Map(names.map(row => [row.child_id, row]))
  return missed.flatMap(({ childId, lastSpokenOf }) => {
    const child = byId.get(childId)
    if (child === undefined) return []
    const things = rows
      .filter(row => row.child_id === childId)
      .map((row): Thing => ({ ...row, kind: row.kind as Kind, found: row.found as Found }))
      .filter(thing => isStillMissed({ ...thing, quietFrom: thing.quiet_from }, lastSpokenOf))
    const { forename, surname, year_group: yearGroup, school_id: schoolId, school } = child
    return [{ childId, forename, surname, yearGroup, schoolId, school, things }]
  })
}

/** Whether a look ever found something of this child, cleared or not: only then can something be done about it. */
export async function wasEverMissed(tx: Tx, childId: string): Promise<boolean> {
  return (await db.hasThings(tx, { child_id: childId })).has
}

export const DID = [
  'rang-home',
  'met-the-child',
  'met-the-family',
  'told-somebody',
  'knew-already',
  'something-else',
] as const
export type Did = (typeof DID)[number]

/**
 * Writes what somebody did. The id is the form's: sent twice, it is one act, and the second answers false. `by` says whose
 * it was where an operator enters it; a page writes in nobody's name but the reader's.
 */
export async function act(
  tx: Tx,
  done: {
    id: string
    childId: string
    onDay: string
    did: Did
    told: string | null
    note: string | null
    things: readonly string[]
    by?: string
  },
): Promise<boolean> {
  const added = await db.addAct(tx, {
    id: done.id,
    child_id: done.childId,
    on_day: done.onDay,
    did: done.did,
    told: done.told,
    note: done.note,
    things: [...done.things],
    by: done.by ?? null,
  })
  return added !== undefined
}

/** Takes back what one wrote oneself by mistake. False where it was another's, or is taken back already. */
export async function takeBack(tx: Tx, childId: string, id: string): Promise<boolean> {
  return (await db.takeBackAct(tx, { id, child_id: childId })) !== undefined
}

/** The newest things done: of one child with those taken back, of a school or all the actor may see without. */
export function acts(tx: Tx, of: { childId?: string; schoolId?: string }, atMost: number): Promise<Act[]> {
  const standing = of.childId === undefined ? true : undefined
  return db.findActs(tx, { child_id: of.childId, school_id: of.schoolId, standing, at_most: atMost })
}

/** Names and years of these children. */
export function namesOf(tx: Tx, children: readonly string[]) {
  return db.findNames(tx, { children: [...children] })
}

type Standing = { child_id: string; since: string; quiet_from: string | null }

async function lastMentions(
  tx: Tx,
  mentions: readonly Mentions[],
  standing: readonly Standing[],
): Promise<Map<string, string>> {
  const latest = new Map<string, string>()
  if (standing.length === 0) return latest
  const children = [...new Set(standing.map(row => row.child_id))]
  const since = standing.flatMap(row => [row.since, row.quiet_from ?? row.since]).sort()[0]!
  const said = await Promise.all(mentions.map(each => each(tx, children, since)))
  for (const { child_id, on_day } of said.flat()) {
    if (on_day > (latest.get(child_id) ?? '')) latest.set(child_id, on_day)
  }
  return latest
}

function whoActs(
  childId: string,
  schoolId: string | null,
  workers: { child_id: string; person_id: string; name: string }[],
  leads: { school_id: string; person_id: string; name: string }[],
): WhoActs | null {
  const worker = workers.find(row => row.child_id === childId)
  if (worker) return { personId: worker.person_id, name: worker.name, as: 'Link Worker' }
  const lead = leads.find(row => row.school_id === schoolId)
  return lead ? { personId: lead.person_id, name: lead.name, as: 'school lead' } : null
}
