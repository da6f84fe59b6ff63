// A contact face to face with the child says that they were seen: one entry feeds both (rules/presence.md). Put right or taken
// back, it says so no more.
import type { Tx } from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'
import { sawChildren, type Tap, unseeOfContact } from '../presence/seen.ts'
import type { Contact } from './contacts.ts'

/** Says who was seen by these contacts, in the name of whoever had each. */
export async function seeByContacts(tx: Tx, contacts: readonly Contact[]): Promise<void> {
  const met = contacts.filter(each => each.withWhom === 'child' && FACE_TO_FACE.has(each.kind))
  for (const [by, theirs] of Map.groupBy(met, each => each.by)) {
    const taps = theirs.flatMap(({ id, children, occurredOn, capturedAt }) =>
      children.map(
        (childId): Tap => ({
          id: idOfPost(id, childId),
          childId,
          onDay: occurredOn,
          how: 'contact',
          aboutId: id,
          capturedAt,
        }),
      ),
    )
    await sawChildren(tx, taps, by === undefined ? {} : { by })
  }
}

/** Whom a contact saw, it saw no more: it was put right by another, or taken back. */
export async function unseeByContact(tx: Tx, id: string): Promise<void> {
  await unseeOfContact(tx, id)
}

const FACE_TO_FACE: ReadonlySet<Contact['kind']> = new Set(['in-person', 'home-visit', 'meeting'])
