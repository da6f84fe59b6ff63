// Where somebody learns instead for a time: alternative provision, with dates, days and whom to ask there. Its staff see one
// plan with school and Link Worker by a link that ends with the placement. The rule: rules/suspension.md.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  uuid,
} from '#platform/database/queries.ts'

const who = { child_id: uuid, forename: orNull(text), initial: orNull(text) }
const db = queries(new URL('./placement.sql', import.meta.url), {
  addPlacements: many({ id: uuid }),
  findPlacements: many({
    id: uuid,
    school_id: uuid,
    follow_up_id: orNull(uuid),
    provider: text,
    contact_name: text,
    contact_by: text,
    starts_on: day,
    ends_on: day,
    days: texts,
    link_id: orNull(uuid),
    ended_on: orNull(day),
    ended_because: orNull(text),
    made_by: orNull(text),
    made_at: moment,
  }),
  givePlacementLink: maybe({ id: uuid }),
  endPlacement: maybe({ id: uuid }),
  findPlacedNow: many({ child_id: uuid, provider: text, ends_on: day }),
  findPlacementsEnding: many({ id: uuid, ...who, school_id: uuid, provider: text, ends_on: day }),
  findPlacementHappenings: many({
    id: uuid,
    what: text,
    on_day: day,
    at: moment,
    provider: text,
    words: orNull(text),
    by_name: orNull(text),
  }),
})

export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
export type WeekDay = (typeof weekDays)[number]

/** `contactBy` is how the person there is reached, as they gave it. Days of the week are `mon` to `fri`. */
export type NewPlacement = {
  id: string
  childId: string
  followUpId: string | null
  provider: string
  contactName: string
  contactBy: string
  startsOn: string
  endsOn: string
  days: WeekDay[]
  madeBy?: string | undefined
}
export type Placement = Awaited<ReturnType<typeof placementsOf>>[number]

/** Keeps where children who take part learn instead. Answers the ids that are new. */
export async function addPlacements(tx: Tx, placements: NewPlacement[]): Promise<string[]> {
  const rows = placements.map(each => ({
    id: each.id,
    child_id: each.childId,
    follow_up_id: each.followUpId,
    provider: each.provider,
    contact_name: each.contactName,
    contact_by: each.contactBy,
    starts_on: each.startsOn,
    ends_on: each.endsOn,
    days: each.days,
    made_by: each.madeBy,
  }))
  return (await db.addPlacements(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Where a child learns or learnt instead, what runs first. */
export function placementsOf(tx: Tx, childId: string) {
  return db.findPlacements(tx, { child_id: childId })
}

/** Says which link is this placement's: the database opens it to that one and no other. */
export async function givePlacementLink(
  tx: Tx,
  childId: string,
  placementId: string,
  linkId: string,
): Promise<boolean> {
  return (
    (await db.givePlacementLink(tx, { id: placementId, child_id: childId, link_id: linkId })) !== undefined
  )
}

/** Ends a placement with the reason; its link opens nothing from then on. */
export async function endPlacement(
  tx: Tx,
  childId: string,
  { id, onDay, because }: { id: string; onDay: string; because: string },
): Promise<boolean> {
  return (await db.endPlacement(tx, { id, child_id: childId, on_day: onDay, because })) !== undefined
}

/** Of these children, who learns elsewhere now. */
export function placedNow(tx: Tx, children: readonly string[], today: string) {
  return db.findPlacedNow(tx, { children: [...children], today })
}

/** Of the asker's own caseload: placements that end by `until` without a return meeting. */
export function placementsEnding(tx: Tx, until: string) {
  return db.findPlacementsEnding(tx, { until })
}

export function placementHappenings(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findPlacementHappenings(tx, { child_id: childId, from_day: from, to_day: to })
}
