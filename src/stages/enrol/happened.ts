// What the offer of a place adds to a child's timeline: when it was made. The answers stand with what was agreed.
import { day, many, moment, orNull, queries, text, uuid } from '#platform/database/queries.ts'
import { may } from '#records/access/may.ts'
import type { Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'

const db = queries(new URL('./happened.sql', import.meta.url), {
  findOffers: many({ id: uuid, offered_on: day, how: text, made_at: moment, made_by: orNull(text) }),
})

/** The offer. Class consent. */
export const offerHappenings: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read consent')) return []
  const offers = await whereKept(tx, childId, 'offers', () =>
    db.findOffers(tx, { child_id: childId, from, to }),
  )
  const href = `/enrol/children/${childId}`
  return offers.map(row => ({
    id: row.id,
    day: row.offered_on,
    at: row.made_at,
    kind: 'agreements',
    title: `A place was offered, ${HOW[row.how] ?? row.how}`,
    by: row.made_by ?? undefined,
    href,
  }))
}

const HOW: Record<string, string> = { letter: 'by letter', phone: 'by phone', 'in-person': 'in person' }
