// One child or young person as those who support them know them, and who may see that. Each of the facts is one of its own
// class: the database leaves out what the reader may not know.
import { once } from '#platform/database/once.ts'
import {
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
} from '#platform/database/queries.ts'

const db = queries(new URL('./child.sql', import.meta.url), {
  findIdentity: maybe({
    id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school_id: orNull(uuid),
    school: orNull(text),
    link_workers: texts,
    languages: texts,
    needs_interpreter: truth,
    eal: orNull(text),
  }),
  findWhoMaySee: many({
    person_id: uuid,
    name: text,
    why: text,
    until: orNull(moment),
    roles: orNull(text),
  }),
  findWhoLooked: many({
    at: moment,
    person_id: orNull(uuid),
    name: orNull(text),
    what: text,
    why: orNull(text),
  }),
})

export type Identity = NonNullable<Awaited<ReturnType<typeof findIdentity>>>

/** Who a child is, for the bar above their pages. Undefined where there is none or none of the reader's. */
export function findIdentity(tx: Tx, childId: string) {
  return once(tx, `identity ${childId}`, () => db.findIdentity(tx, { child_id: childId }))
}

export type MaySee = { personId: string; name: string; roles: string[]; why: string[]; until: Date | null }

/** Who may open this record, a person once with every reason; empty for those who do not read notes of this child. */
export async function whoMaySee(tx: Tx, childId: string): Promise<MaySee[]> {
  const people = new Map<string, MaySee>()
  for (const row of await db.findWhoMaySee(tx, { child_id: childId })) {
    const known = people.get(row.person_id)
    if (known) {
      known.why.push(row.why)
      // One reason that does not end keeps the record open to them.
      known.until = known.until && row.until && (row.until > known.until ? row.until : known.until)
      continue
    }
    people.set(row.person_id, {
      personId: row.person_id,
      name: row.name,
      roles: row.roles?.split(',') ?? [],
      why: [row.why],
      until: row.until,
    })
  }
  return [...people.values()]
}

export type Looked = {
  day: string
  at: Date
  name: string | null
  what: string[]
  why: string | null
  times: number
}

/**
 * Who opened this record, newest first: all that one person opened on one day is one line. At most so many openings are
 * looked back on. Empty for those who do not read notes of this child.
 * @param dayOfMoment the day of a moment by the clocks of the place.
 */
export async function whoLooked(
  tx: Tx,
  childId: string,
  atMost: number,
  dayOfMoment: (at: Date) => string,
): Promise<{ looks: Looked[]; times: number; people: number }> {
  const rows = await db.findWhoLooked(tx, { child_id: childId, at_most: atMost })
  const lines = new Map<string, Looked>()
  for (const { at, person_id, name, what, why } of rows) {
    const day = dayOfMoment(at)
    const key = JSON.stringify([day, person_id, why])
    const known = lines.get(key) ?? { day, at, name, what: [], why, times: 0 }
    known.times++
    if (!known.what.includes(what)) known.what.push(what)
    lines.set(key, known)
  }
  return {
    looks: [...lines.values()],
    times: rows.length,
    people: new Set(rows.map(each => each.person_id)).size,
  }
}
