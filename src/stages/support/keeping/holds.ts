// A hold: nothing of a child, a family, a school or the whole place is deleted until somebody lifts it, whatever asks for it.
// The rule is rules/keeping.md; a trigger on every table about children holds it.
import {
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import type { Part } from './due.ts'

const db = queries(new URL('./holds.sql', import.meta.url), {
  placeHold: maybe({ id: uuid }),
  placeWideHold: maybe({ id: uuid }),
  liftHold: maybe({ id: uuid }),
  liftWideHold: maybe({ id: uuid }),
  findHolds: many({
    id: uuid,
    child_id: orNull(uuid),
    forename: orNull(text),
    surname: orNull(text),
    whole_family: truth,
    school: orNull(text),
    wide: truth,
    part: orNull(text),
    because: text,
    placed_at: moment,
    placed_name: orNull(text),
    lifted_at: orNull(moment),
    lifted_name: orNull(text),
    lifted_because: orNull(text),
  }),
})

export type Hold = Omit<Awaited<ReturnType<typeof db.findHolds>>[number], 'part'> & { part: Part | null }

/** Holds a child's record or, with `wholeFamily`, those of all children of one household or relative. `part` null: all of it. */
export async function placeHold(
  tx: Tx,
  hold: {
    id: string
    childId: string
    wholeFamily: boolean
    part: Part | null
    because: string
    by?: string | undefined
  },
): Promise<boolean> {
  const { id, childId, wholeFamily, part, because, by } = hold
  const made = await db.placeHold(tx, {
    id,
    child_id: childId,
    whole_family: wholeFamily,
    part,
    because,
    by: by ?? null,
  })
  return made !== undefined
}

/** Holds everybody's of a school or, without one, of the place. */
export async function placeWideHold(
  tx: Tx,
  hold: { id: string; schoolId: string | null; part: Part | null; because: string; by?: string | undefined },
): Promise<boolean> {
  const { id, schoolId, part, because, by } = hold
  const made = await db.placeWideHold(tx, { id, school_id: schoolId, part, because, by: by ?? null })
  return made !== undefined
}

/** Lifts a hold, with the reason. False where it is lifted already, or is none of the reader's. */
export async function liftHold(tx: Tx, id: string, because: string): Promise<boolean> {
  return (
    ((await db.liftHold(tx, { id, because })) ?? (await db.liftWideHold(tx, { id, because }))) !== undefined
  )
}

/** Every hold that the reader may know of, or those placed on one child's record; what stands first. */
export async function holds(tx: Tx, childId?: string): Promise<Hold[]> {
  const rows = await db.findHolds(tx, {
    child_id: childId,
    not_wide: childId === undefined ? undefined : true,
  })
  return rows as Hold[]
}
