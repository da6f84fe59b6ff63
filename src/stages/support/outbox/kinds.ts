// The three things that may be written without signal, each read as the page's own form would be and entered by the same
// function. A safeguarding concern is never among them: it is said to a person at once.
import { isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { WHY_NOT_THERE } from '#records/groups/registers.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { logContact } from '../contacts/contacts.ts'
import { contactIn, typedIn } from '../contacts/reading.ts'
import { contactRules } from '../contacts/settings.ts'
import { takeAll } from '../groups/taking.ts'
import { sawChildren } from '../presence/seen.ts'
import type { Entered, EnterKind } from './arrivals.ts'

/** `child`, and the fields of the log sheet. */
const contact: EnterKind = async (tx, { id, form, savedAt }) => {
  const childId = form.text('child')
  if (!isId(childId)) return 'not-understood'
  const { content } = await blueprintInForce(tx)
  const { contact: told } = contactIn(typedIn(form), {
    id,
    childId,
    today: dayOfMoment(tx, savedAt),
    capturedAt: savedAt,
    rules: contactRules(content),
  })
  if (!told) return 'not-understood'
  const logged = await logContact(tx, told)
  if (logged === 'made')
    for (const each of told.children) {
      const why = await whyMaySee(tx, each)
      const about = {
        action: 'logged-contact',
        subject: 'contact',
        subjectId: id,
        childId: each,
        ...(why && { why }),
      }
      await record(tx, {
        ...about,
        detail: { kind: told.kind, noted: told.note !== undefined, sent: 'later' },
      })
    }
  return answer(logged)
}

/** `child` and `there`, yes or no: one tap, of the day it was made. */
const seen: EnterKind = async (tx, { id, form, savedAt }) => {
  const childId = form.text('child')
  if (!isId(childId)) return 'not-understood'
  const onDay = dayOfMoment(tx, savedAt)
  const there = form.text('there') !== 'no'
  return answer((await sawChildren(tx, [{ id, childId, onDay, there, capturedAt: savedAt }])).get(id))
}

/** `day`, that of the group, `child` of everybody on the register, and `away` and `why-…` of those who were not there. */
const register: EnterKind = async (tx, { id, form, savedAt }) => {
  const groupDayId = form.text('day')
  const children = form.all('child').filter(isId)
  if (!isId(groupDayId) || children.length === 0) return 'not-understood'
  const away = new Set(form.all('away'))
  const rows = children.map(childId => ({
    childId,
    there: away.has(childId) ? ('not-there' as const) : ('there' as const),
    why: WHY_NOT_THERE.find(why => why === form.text(`why-${childId}`)),
  }))
  const taken = await takeAll(tx, [{ id, groupDayId, rows, capturedAt: savedAt }])
  return answer(taken.get(id)?.written)
}

export const kinds: Readonly<Record<string, EnterKind>> = { contact, seen, register }

function answer(written: string | undefined): Entered {
  if (written === 'made' || written === 'known') return 'entered'
  return written === 'other' ? 'another-text' : 'not-yours-now'
}
