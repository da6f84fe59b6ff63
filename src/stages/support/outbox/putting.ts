// What is in the inbox, opened: a contact, a tap or a register; and how whoever leads the team puts it where it belongs, in its
// writer's name and within what they may see themselves. Rule: rules/arrivals.md.

import type { Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Register } from '#records/groups/registers.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { auditContact } from '../contacts/audit-contact.ts'
import { type Contact, logContact } from '../contacts/contacts.ts'
import { contactIn, typedIn } from '../contacts/reading.ts'
import { contactRules } from '../contacts/settings.ts'
import { registerIn } from '../groups/reading.ts'
import { takeRegister } from '../groups/taking.ts'
import { namesOf, sawChildren, type Tap } from '../presence/seen.ts'
import { fieldsOf } from './arrivals.ts'
import type { OutboxKey } from './envelope.ts'
import type { InInbox } from './inbox.ts'
import { dayOfSaving, tapIn } from './kinds.ts'

export type Opened =
  | { kind: 'contact'; contact: Contact }
  | { kind: 'seen'; tap: Tap }
  | { kind: 'register'; register: Register }

/** What it says; undefined where no key opens it or its answers are not understood. */
export async function openedOf(
  visit: Visit,
  key: OutboxKey | undefined,
  each: InInbox,
): Promise<Opened | undefined> {
  const fields = key && fieldsOf(key, each.envelope)
  if (!fields) return undefined
  // Another text under a number that is taken has a number of its own: that of its arrival.
  const id = each.state === 'apart' ? each.id : each.item_id
  const made = dayOfSaving(visit, each.saved_at, each.arrived_at)
  if (each.kind === 'seen') {
    const tap = tapIn(fields.form, { id, savedAt: each.saved_at, made })
    return tap && { kind: 'seen', tap }
  }
  if (each.kind === 'register') {
    const register = registerIn(fields.form, id, each.saved_at)
    return register && { kind: 'register', register }
  }
  if (each.kind !== 'contact') return undefined
  const { content } = await blueprintInForce(visit.tx)
  const { contact } = contactIn(typedIn(fields.form), {
    id,
    childId: fields.form.text('child'),
    today: made,
    capturedAt: each.saved_at,
    rules: contactRules(content),
  })
  return contact && { kind: 'contact', contact }
}

/** The children it tells of, with whether they were there where that is what it says. */
export function childrenOf(opened: Opened): { childId: string; there?: boolean }[] {
  if (opened.kind === 'contact') return opened.contact.children.map(childId => ({ childId }))
  if (opened.kind === 'seen') return [{ childId: opened.tap.childId, there: opened.tap.there !== false }]
  return opened.register.rows.map(({ childId, there }) => ({ childId, there: there !== 'not-there' }))
}

/**
 * Whether the reader may put it on the record: everybody it tells of is theirs to see, or of a register somebody is. A note
 * that its writer kept for the safeguarding lead is not the manager's to read, here neither.
 */
export async function isTheirs({ tx }: Visit, opened: Opened): Promise<boolean> {
  if (opened.kind === 'contact' && opened.contact.audience === 'safeguarding') return false
  const children = childrenOf(opened).map(each => each.childId)
  const seen = await namesOf(tx, children.filter(isId))
  return opened.kind === 'register'
    ? seen.size > 0
    : children.length > 0 && children.every(id => seen.has(id.toLowerCase()))
}

/** `kept`: a part of it has no place yet, so its sealed text stays. `refused`: nobody of it took part, or its day was called off. */
export type Put = 'put' | 'kept' | 'refused'

/** Puts it on the record in its writer's name. It says nothing of whether the writer was in school: nobody else knows that. */
export async function put(visit: Visit, opened: Opened, by: string): Promise<Put> {
  const { tx, requestId } = visit
  const options = { by, inSchool: false }
  if (opened.kind === 'contact') {
    const logged = await logContact(tx, { ...opened.contact, by })
    if (logged !== 'made' && logged !== 'known') return 'refused'
    if (logged === 'made')
      await auditContact(tx, opened.contact, { request: requestId, action: 'took-in-contact' })
    return 'put'
  }
  if (opened.kind === 'seen') {
    const written = (await sawChildren(tx, [opened.tap], options)).get(opened.tap.id)
    return written === 'made' || written === 'known' ? 'put' : 'refused'
  }
  const { written, leftOut } = await takeRegister(tx, opened.register, options)
  if (written !== 'made' && written !== 'known') return 'refused'
  return leftOut.length > 0 ? 'kept' : 'put'
}
