// Who stands around a child or young person, drawn with them. A drawing is kept whole and never changed: the next one follows
// it, so that the first can stand beside the last (rules/family.md).
import type { Flow, Tie } from '#design/ecomap.ts'
import {
  day,
  many,
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
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./network.sql', import.meta.url), {
  findNetworks: many({ id: uuid, drawn_on: day, drawn_with: text, made_at: moment, made_by: orNull(text) }),
  findPeople: many({
    network_id: uuid,
    position: whole,
    name: text,
    relation: text,
    tie: text,
    flow: text,
    whose: text,
    notes: text,
    about_relative: truth,
  }),
  drawNetwork: one({ outcome: text }),
})

/** The most that one drawing holds. */
export const MOST_PEOPLE = 24

export type Whose = 'child' | 'family' | 'relative'
export type NetworkPerson = {
  name: string
  relation: string
  tie: Tie
  flow: Flow
  /** A relative's own tie is hidden from partners, prints and the child's page. */
  whose: Whose
  notes: string
}
export type Network = {
  id: string
  drawnOn: string
  drawnWith: string
  madeBy: string | null
  madeAt: Date
  people: NetworkPerson[]
}

/** Every drawing of a child's network, the oldest first, of whom the reader reads families; people of all of them. */
export async function networksOf(tx: Tx, childId: string): Promise<Network[]> {
  const rows = await db.findNetworks(tx, { child_id: childId })
  if (rows.length === 0) return []
  const people = await db.findPeople(tx, { child_id: childId, networks: rows.map(({ id }) => id) })
  return rows.map(row => ({
    id: row.id,
    drawnOn: row.drawn_on,
    drawnWith: row.drawn_with,
    madeBy: row.made_by,
    madeAt: row.made_at,
    people: people
      .filter(each => each.network_id === row.id)
      .map(({ name, relation, tie, flow, whose, notes }) => ({
        name,
        relation,
        tie: tie as Tie,
        flow: flow as Flow,
        whose: whose as Whose,
        notes,
      })),
  }))
}

export type DrawOutcome = 'made' | 'known' | 'other' | 'later' | 'ended'

/**
 * Keeps a drawing. `known`: the same came before; `other`: another came under this id; `later`: somebody drew since
 * `follows` (the drawing it was made from, null for the first); `ended`: the child takes no part, so nothing new begins.
 */
export async function drawNetwork(
  tx: Tx,
  {
    id,
    childId,
    follows,
    drawnOn,
    drawnWith,
    people,
  }: {
    id: string
    childId: string
    follows: string | null
    drawnOn: string
    drawnWith: 'child' | 'family' | 'both' | 'nobody'
    people: readonly NetworkPerson[]
  },
): Promise<DrawOutcome> {
  const { outcome } = await db.drawNetwork(tx, {
    id,
    child_id: childId,
    follows,
    drawn_on: drawnOn,
    drawn_with: drawnWith,
    people: JSON.stringify(people),
  })
  if (outcome === 'made')
    await record(tx, {
      action: 'drew-network',
      subject: 'network',
      subjectId: id,
      childId,
      detail: { people: people.length },
    })
  return outcome as DrawOutcome
}

/** The drawings as they may leave the team: without what is a relative's own, and without notes. */
export function shared(people: readonly NetworkPerson[]): NetworkPerson[] {
  return people.filter(each => each.whose !== 'relative').map(each => ({ ...each, notes: '' }))
}

/** What became of the people between two drawings, by their names: who came, who is there no more, whose tie changed. */
export function changesBetween(
  before: readonly NetworkPerson[],
  after: readonly NetworkPerson[],
): { came: string[]; gone: string[]; changed: { name: string; from: Tie; to: Tie }[] } {
  const key = (name: string) => name.trim().toLocaleLowerCase('en-GB')
  const was = new Map(before.map(each => [key(each.name), each]))
  const is = new Map(after.map(each => [key(each.name), each]))
  return {
    came: after.filter(each => !was.has(key(each.name))).map(each => each.name),
    gone: before.filter(each => !is.has(key(each.name))).map(each => each.name),
    changed: after.flatMap(each => {
      const old = was.get(key(each.name))
      return old && old.tie !== each.tie ? [{ name: each.name, from: old.tie, to: each.tie }] : []
    }),
  }
}
