// The three things that may be written without signal, each read as the page's own form would be and entered by the same
// function. A safeguarding concern is never among them: it is said to a person at once.
import { isDay } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Form } from '#platform/forms.ts'
import { isId } from '#platform/ids.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { auditContact } from '../contacts/audit-contact.ts'
import { logContact } from '../contacts/contacts.ts'
import { contactIn, typedIn } from '../contacts/reading.ts'
import { contactRules } from '../contacts/settings.ts'
import { registerIn } from '../groups/reading.ts'
import { takeAll } from '../groups/taking.ts'
import { sawChildren, type Tap } from '../presence/seen.ts'
import type { Entered, EnterKind } from './arrivals.ts'

/** `child`, and the fields of the log sheet. */
const contact: EnterKind = async (tx, { id, form, savedAt, arrivedAt }) => {
  const childId = form.text('child')
  if (!isId(childId)) return 'not-understood'
  const { content } = await blueprintInForce(tx)
  const { contact: told } = contactIn(typedIn(form), {
    id,
    childId,
    today: dayOfSaving(tx, savedAt, arrivedAt),
    capturedAt: savedAt,
    rules: contactRules(content),
  })
  if (!told) return 'not-understood'
  const logged = await logContact(tx, told)
  if (logged === 'made') await auditContact(tx, told, { later: true })
  return answer(logged)
}

/** `child` and `there`, yes or no: one tap, of the day it was made or an earlier `day`. */
const seen: EnterKind = async (tx, { id, form, savedAt, arrivedAt }) => {
  const tap = tapIn(form, { id, savedAt, made: dayOfSaving(tx, savedAt, arrivedAt) })
  return tap ? answer((await sawChildren(tx, [tap])).get(id)) : 'not-understood'
}

/** The fields of a register's page. */
const register: EnterKind = async (tx, { id, form, savedAt }) => {
  const told = registerIn(form, id, savedAt)
  return told ? answer((await takeAll(tx, [told])).get(id)?.written) : 'not-understood'
}

export const kinds: Readonly<Record<string, EnterKind>> = { contact, seen, register }

/** A tap as it was sealed on the day `made`; undefined where it tells of nobody, or of a day that is none. */
export function tapIn(
  form: Form,
  { id, savedAt, made }: { id: string; savedAt: Date; made: string },
): Tap | undefined {
  const childId = form.text('child')
  const said = form.text('day') || made
  if (!isId(childId) || !isDay(said)) return undefined
  const onDay = said < made ? said : made
  return { id, childId, onDay, there: form.text('there') !== 'no', capturedAt: savedAt }
}

/** The day it was written, by the device's clock; never one that has not come, as that clock may be fast. */
export function dayOfSaving({ actor }: Pick<Tx, 'actor'>, savedAt: Date, arrivedAt: Date): string {
  return todayOf({ actor, now: () => (savedAt < arrivedAt ? savedAt : arrivedAt) })
}

function answer(written: string | undefined): Entered {
  if (written === 'made' || written === 'known') return 'entered'
  return written === 'other' ? 'another-text' : 'not-yours-now'
}
