// Families who object, written down by hand. Rule: a child whose family objects is kept nowhere but as a keyed hash of
// the pupil number; a child held already leaves every list at once, and a person decides what becomes of what is held.
import {
  many,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import { objectionHash } from '#records/consent/objection-hash.ts'

const db = queries(new URL('./objections.sql', import.meta.url), {
  hearObjection: nothing(),
  findNumbers: many({ upn: text }),
  searchRoll: many({ id: uuid, forename: orNull(text), surname: orNull(text), year_group: text }),
  findObjecting: many({
    id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: text,
    made_at: moment,
  }),
  countHeard: many({ school_id: uuid, objects: whole, no_longer: whole }),
})

export const SAID_BY = {
  parent: 'A parent',
  carer: 'A carer',
  'young-person': 'The child or young person',
  other: 'Somebody else with a say',
} as const
export const SAID_HOW = {
  'in-person': 'In person',
  phone: 'By phone',
  letter: 'By letter',
  email: 'By email',
  other: 'Another way',
} as const

export type Heard = {
  /** The form's id: the same post twice is one objection. */
  id: string
  schoolId: string
  what: 'objects' | 'no-longer'
  heardOn: string
  saidBy: keyof typeof SAID_BY
  saidHow: keyof typeof SAID_HOW
}

/**
 * Writes down that a family objects, or no longer does: of a child chosen on the roll, or of a pupil number whether or not
 * anything is held. Answers nothing, so that nobody learns from it whether a number is here.
 */
export async function hearObjection(
  tx: Tx,
  seals: Pick<Seals, 'hash'>,
  { id, schoolId, what, heardOn, saidBy, saidHow }: Heard,
  numbers: readonly string[],
): Promise<void> {
  await db.hearObjection(tx, {
    id,
    school_id: schoolId,
    what,
    heard_on: heardOn,
    said_by: saidBy,
    said_how: saidHow,
    hashes: numbers.map(number => objectionHash(seals, tx.actor.placeId, number)),
    numbers: [...numbers],
  })
}

/** The pupil numbers of a child on this school's roll; none where the child is not there or not the actor's to see. */
export async function numbersOf(tx: Tx, schoolId: string, childId: string): Promise<string[]> {
  return (await db.findNumbers(tx, { school_id: schoolId, child_id: childId })).map(row => row.upn)
}

/** Children on a school's roll whose name holds these letters, at most twenty. */
export function searchRoll(tx: Tx, schoolId: string, wanted: string) {
  return db.searchRoll(tx, { school_id: schoolId, wanted, at_most: 20 })
}

/** Children held whose family objects, newest first, as far as the actor may see them. */
export function objectingChildren(tx: Tx, schoolId: string) {
  return db.findObjecting(tx, { school_id: schoolId })
}

/** How many objections, and how many that ended, were written down by hand at each of the actor's schools. */
export async function objectionsHeard(tx: Tx): Promise<Map<string, { objects: number; no_longer: number }>> {
  return new Map((await db.countHeard(tx)).map(({ school_id, ...counts }) => [school_id, counts]))
}
