// What the offer of a place adds to a child's timeline: when it was made, and what the family and the child answered.
import { day, many, moment, orNull, queries, text, uuid } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happenings } from '#records/children/happenings.ts'

const db = queries(new URL('./happened.sql', import.meta.url), {
  findOffers: many({ id: uuid, offered_on: day, how: text, made_at: moment, made_by: orNull(text) }),
  findAnswers: many({
    id: uuid,
    who: text,
    answer: text,
    said_on: day,
    words: orNull(text),
    recorded_at: moment,
    recorded_by: orNull(text),
  }),
})

/** The offer and its answers. Class consent. */
export const offerHappenings: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read consent')) return []
  const span = { child_id: childId, from, to }
  const [offers, answers] = await Promise.all([db.findOffers(tx, span), db.findAnswers(tx, span)])
  const href = `/enrol/children/${childId}`
  return [
    ...offers.map(row => ({
      id: row.id,
      day: row.offered_on,
      at: row.made_at,
      kind: 'agreements',
      title: `A place was offered, ${HOW[row.how] ?? row.how}`,
      by: row.made_by ?? undefined,
      href,
    })),
    ...answers.map(row => ({
      id: row.id,
      day: row.said_on,
      at: row.recorded_at,
      kind: 'agreements',
      title: `${row.who === 'child' ? 'The child or young person' : 'The family'} said ${ANSWERS[row.answer] ?? row.answer} to the offer`,
      by: row.recorded_by ?? undefined,
      href,
      ...(row.words && {
        body: html`<p class="govuk-body">${row.words}</p>`,
        mark: row.who === 'child' ? ('words' as const) : undefined,
      }),
    })),
  ]
}

const HOW: Record<string, string> = { letter: 'by letter', phone: 'by phone', 'in-person': 'in person' }
const ANSWERS: Record<string, string> = { yes: 'yes', 'not-yet': 'not yet', no: 'no' }
