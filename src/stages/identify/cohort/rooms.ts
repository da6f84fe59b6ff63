// The cohort room of one school and one run of the screen: opened, then its names opened by the school's own lead.
// Rule: rules/cohort.md. What may be done in a room, and by whom, is decided in the database (0019-cohorts.sql).
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
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { NotFound } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { BlueprintData } from '#records/places/blueprint.ts'

const db = queries(new URL('./rooms.sql', import.meta.url), {
  findRooms: many({
    school_id: uuid,
    school: text,
    id: orNull(uuid),
    screen_id: orNull(uuid),
    capacity: orNull(whole),
    opened_at: orNull(moment),
    names_opened_at: orNull(moment),
    frozen_at: orNull(moment),
    delete_on: orNull(day),
    signed: orNull(texts),
  }),
  findRoom: maybe({
    id: uuid,
    school_id: uuid,
    school: text,
    urn: text,
    screen_id: uuid,
    as_of: day,
    academic_year: whole,
    blueprint_version: whole,
    blueprint: json,
    capacity: whole,
    reserve: whole,
    opened_at: moment,
    opened_by: orNull(text),
    names_opened_at: orNull(moment),
    names_opened_by: orNull(text),
    frozen_at: orNull(moment),
    frozen_hash: orNull(text),
    cut_off: orNull(json),
    delete_on: orNull(day),
    side: orNull(text),
  }),
  openRoom: one({ id: orNull(uuid) }),
  openNames: one({ opened: orNull(truth) }),
  findCouncilUsers: many({ id: uuid, name: text }),
})

export type Side = 'school' | 'programme'
export type Room = Omit<NonNullable<Awaited<ReturnType<typeof db.findRoom>>>, 'side' | 'blueprint'> & {
  /** For whom the actor speaks here. */
  side: Side
  blueprint: BlueprintData
}

/** The schools the actor acts for, each with its newest room if there is one. */
export function roomsOf(tx: Tx) {
  return db.findRooms(tx)
}

/** The room at an address. Throws NotFound for what is absent or not the actor's. */
export async function getRoom(tx: Tx, id: string | undefined): Promise<Room> {
  const room = id && isId(id) ? await db.findRoom(tx, { cohort_id: id }) : undefined
  if (!room?.side) throw new NotFound('no such room')
  return { ...room, side: room.side as Side, blueprint: room.blueprint as BlueprintData }
}

/** Opens the room of a school for a run; where it is open already, that one. Answers its id, or undefined. */
export async function openRoom(
  tx: Tx,
  room: { id: string; schoolId: string; screenId: string },
): Promise<string | undefined> {
  const { id } = await db.openRoom(tx, { id: room.id, school_id: room.schoolId, screen_id: room.screenId })
  return id ?? undefined
}

/** The school's own lead opens the names, for both sides and for good. False where they were open, or the run is frozen. */
export async function openNames(tx: Tx, cohortId: string): Promise<boolean> {
  return (await db.openNames(tx, { cohort_id: cohortId })).opened === true
}

/** The people of the council who may be asked whether a family is known. */
export function councilUsers(tx: Tx) {
  return db.findCouncilUsers(tx)
}
