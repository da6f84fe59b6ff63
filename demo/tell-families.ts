// Every school of the pretend place has told its families and signed its promise, through the same functions as the pages.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { dayFor, pieceAsText, wordingOf } from '#records/family-words/family-words.ts'
import {
  contactFilling,
  contactOf,
  daysToObject,
  recordContact,
  recordNotice,
  signPromise,
  standings,
} from '#stages/identify/index.ts'
import { type CastMember, staff } from '#test/cast.ts'

// A number kept by Ofcom for stories: it rings nowhere.
const CONTACT = { askFor: 'the office', phone: '01632 960100' }
/** Before the summer in which the pretend place stands still, and before the days for objecting in any case. */
const TOLD_ON = '2026-05-18'

/** Tells the families of every school that has not told them yet, as an operator. Today is `today`, a day. */
export async function tellFamilies(tx: Tx, today: string): Promise<void> {
  const days = await daysToObject(tx)
  const latest = daysBefore(today, days + 1)
  const givenOn = TOLD_ON < latest ? TOLD_ON : latest
  const place = tx.actor.place?.name ?? 'our town'
  for (const school of await standings(tx)) {
    if (!(await contactOf(tx, school.id)))
      await recordContact(tx, { id: newId(), schoolId: school.id, ...CONTACT })
    if (school.notice_id === null) {
      await recordNotice(tx, {
        id: newId(),
        schoolId: school.id,
        givenOn,
        wording: pieceAsText('en', wordingOf('en', 'notice')!, {
          names: {
            school: school.name,
            place,
            ...contactFilling({ ask_for: CONTACT.askFor, phone: CONTACT.phone }),
          },
          others: { by: dayFor('en', daysBefore(givenOn, -days)) },
        }),
        languages: ['en'],
        sentBy: ['letter', 'website'],
      })
    }
    if (school.promise_id === null) {
      const lead = (Object.values(staff) as CastMember[]).find(
        each => each.role === 'school-lead' && each.school === school.urn,
      )
      await signPromise(tx, {
        id: newId(),
        schoolId: school.id,
        ownWords: null,
        name: lead?.name ?? 'A pretend head teacher',
        role: lead ? 'School lead' : 'Head teacher',
      })
    }
  }
}
