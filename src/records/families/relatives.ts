// The relatives of a child or young person, who lives with them, and how to reach them. Facts end and begin again, nothing
// is overwritten; parental responsibility is shown by a document and never inferred (rules/family.md).
import {
  many,
  maybe,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'

const db = queries(new URL('./relatives.sql', import.meta.url), {
  findRelatives: many({
    id: uuid,
    relative_id: uuid,
    name: text,
    languages: texts,
    needs_interpreter: truth,
    kind: text,
    parental_responsibility: orNull(truth),
    responsibility_shown_by: orNull(text),
    lives_with: orNull(truth),
    may_collect: orNull(truth),
    not_contacted: orNull(text),
    through_id: orNull(uuid),
    couple_with: orNull(uuid),
    couple: orNull(text),
    shape: text,
    died: truth,
    known_at: moment,
    known_by: orNull(text),
  }),
  findHousehold: many({
    id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school: orNull(text),
  }),
  findContacts: many({ id: uuid, kind: text, whose: text, value: text }),
  findProtection: one({ protected: truth, ask: orNull(text) }),
  addRelative: nothing(),
  addRelationship: nothing(),
  findTold: maybe({ id: uuid }),
  amendRelative: one({ outcome: text }),
  endRelationship: many({ id: uuid }),
  addContact: maybe({ id: uuid }),
  endContact: many({ id: uuid }),
})

export type Relative = Awaited<ReturnType<typeof relativesOf>>[number]

/** The relatives of a child as known now; none for those who do not read of families. */
export function relativesOf(tx: Tx, childId: string) {
  return db.findRelatives(tx, { child_id: childId })
}

/** The other children of the same home whom the reader may see, in whichever school they are. */
export function siblingsOf(tx: Tx, childId: string) {
  return db.findHousehold(tx, { child_id: childId })
}

/** How to reach the family, phones first. An address that must not be known is never among them. */
export function contactsOf(tx: Tx, childId: string) {
  return db.findContacts(tx, { child_id: childId })
}

/** Whether an address is protected, and the safeguarding lead to ask. Never anything of the address. */
export function protectionOf(tx: Tx, childId: string) {
  return db.findProtection(tx, { child_id: childId })
}

/** What is told of a relative. `notContacted` says why they must not be contacted. */
export type Told = {
  name: string
  languages: readonly string[]
  needsInterpreter: boolean
  kind: string
  parentalResponsibility: boolean | null
  shownBy: string | null
  livesWith: boolean | null
  mayCollect: boolean | null
  notContacted: string | null
  throughId: string | null
  coupleWith: string | null
  couple: string | null
  shape: string
  died: boolean
}

/** Adds a relative under the id of its form. The same form twice is one: `known`. */
export async function addRelativeTold(
  tx: Tx,
  { id, childId, ...told }: Told & { id: string; childId: string },
): Promise<'made' | 'known'> {
  if (await db.findTold(tx, { id, child_id: childId })) return 'known'
  await db.addRelative(tx, {
    id,
    name: told.name,
    languages: told.languages,
    needs_interpreter: told.needsInterpreter,
  })
  await relate(tx, id, childId, id, told)
  return 'made'
}

/**
 * Says anew what is known of a relative: what was told before ends and stays. `changed` where somebody else did so since the
 * form was opened; then nothing is written. `before` is the relationship as the form showed it.
 */
export async function changeRelativeTold(
  tx: Tx,
  { id, childId, before, ...told }: Told & { id: string; childId: string; before: string },
): Promise<'made' | 'known' | 'changed'> {
  if (await db.findTold(tx, { id, child_id: childId })) return 'known'
  const now = (await relativesOf(tx, childId)).find(each => each.id === before)
  if (!now) return 'changed'
  const same =
    now.name === told.name &&
    now.needs_interpreter === told.needsInterpreter &&
    [...now.languages].sort().join() === [...told.languages].sort().join()
  const relativeId = same ? now.relative_id : idOfPost(id, 'relative')
  if (!same)
    await db.amendRelative(tx, {
      new_id: relativeId,
      child_id: childId,
      relative_id: now.relative_id,
      name: told.name,
      languages: told.languages,
      needs_interpreter: told.needsInterpreter,
    })
  await db.endRelationship(tx, { child_id: childId, relative_id: relativeId })
  await relate(tx, id, childId, relativeId, told)
  return 'made'
}

/** Ends that somebody is told of as a relative of this child. False where it had ended. */
export async function endRelative(tx: Tx, childId: string, relativeId: string): Promise<boolean> {
  return (await db.endRelationship(tx, { child_id: childId, relative_id: relativeId })).length > 0
}

/** Adds a way to reach the family: the same id twice is one, and false the second time. */
export async function addContactTold(
  tx: Tx,
  contact: { id: string; childId: string; kind: string; whose: string; value: string },
): Promise<boolean> {
  const { childId, ...rest } = contact
  return (await db.addContact(tx, { ...rest, child_id: childId })) !== undefined
}

/** Ends a way to reach the family. False where it had ended. */
export async function endContact(tx: Tx, childId: string, id: string): Promise<boolean> {
  return (await db.endContact(tx, { child_id: childId, id })).length > 0
}

async function relate(tx: Tx, id: string, childId: string, relativeId: string, told: Told): Promise<void> {
  await db.addRelationship(tx, {
    id,
    child_id: childId,
    relative_id: relativeId,
    kind: told.kind,
    parental_responsibility: told.parentalResponsibility,
    responsibility_shown_by: told.shownBy,
    lives_with: told.livesWith,
    may_collect: told.mayCollect,
    not_contacted: told.notContacted,
    through_id: told.throughId,
    couple_with: told.coupleWith,
    couple: told.couple,
    shape: told.shape,
    died: told.died,
  })
}
