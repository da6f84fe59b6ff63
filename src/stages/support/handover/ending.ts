// Taking part comes to its end: what stays around the child, a closing review, days on which somebody asks how they are, and the
// way back. Rules in rules/handover.md; the database does it (0053).
import { readAgain } from '#platform/database/once.ts'
import {
  day,
  many,
  maybe,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const name = { forename: orNull(text), surname: orNull(text) }
const db = queries(new URL('./ending.sql', import.meta.url), {
  planEnding: one({ outcome: text }),
  findEnding: maybe({
    id: uuid,
    planned_on: day,
    review_on: orNull(day),
    review_words: orNull(text),
    ended_on: orNull(day),
    back_asked_on: orNull(day),
    back_words: orNull(text),
    made_at: moment,
    made_by: orNull(text),
  }),
  findKeepsakes: many({ id: uuid, kind: text, name: text, words: orNull(text), made_at: moment }),
  findFollowUps: many({
    id: uuid,
    due_on: day,
    done_on: orNull(day),
    how: orNull(text),
    words: orNull(text),
    done_by: orNull(text),
  }),
  findHelpers: many({ name: text, since: moment }),
  findWords: many({
    id: uuid,
    kind: text,
    on_day: day,
    words: orNull(text),
    made_at: moment,
    by_name: orNull(text),
  }),
  holdReview: one({ held: truth }),
  addKeepsake: one({ there: truth }),
  withdrawKeepsake: one({ gone: truth }),
  endProgramme: one({ outcome: text }),
  doFollowUp: one({ done: truth }),
  askBack: one({ asked: truth }),
  findWaiting: many({ what: text, child_id: uuid, ...name, on_day: day }),
})

export type Ending = NonNullable<Awaited<ReturnType<typeof endingOf>>>
export type Keepsake = Awaited<ReturnType<typeof db.findKeepsakes>>[number]
export const KEEPSAKES = ['person', 'place', 'kind-words'] as const
export const ENDED_BECAUSE = ['completed', 'moved-away', 'stepped-up', 'other'] as const

/** Plans the end for a day, `YYYY-MM-DD`. `known` where one is planned; `gone` where they take no part, or are not theirs. */
export async function planEnding(
  tx: Tx,
  { id, childId, onDay }: { id: string; childId: string; onDay: string },
): Promise<'planned' | 'known' | 'gone'> {
  const { outcome } = await db.planEnding(tx, { id, child_id: childId, on_day: onDay })
  if (outcome === 'planned') await note(tx, 'planned-ending', id, childId)
  return outcome as 'planned' | 'known' | 'gone'
}

/** The newest end of a child's taking part, planned or over; undefined where none is planned. */
export function endingOf(tx: Tx, childId: string) {
  return db.findEnding(tx, { child_id: childId })
}

/** What the child keeps of it: people and places of theirs, and kind words. */
export function keepsakesOf(tx: Tx, endingId: string): Promise<Keepsake[]> {
  return db.findKeepsakes(tx, { ending_id: endingId })
}

/** The days on which somebody asks how they are, the first first. */
export function followUpsOf(tx: Tx, endingId: string) {
  return db.findFollowUps(tx, { ending_id: endingId })
}

/** Everybody who helped, as far as the actor may see it, in the order in which they came: each may leave kind words. */
export async function helpersOf(tx: Tx, childId: string): Promise<string[]> {
  return (await db.findHelpers(tx, { child_id: childId })).map(each => each.name)
}

/** Writes the closing review, or writes it otherwise: what was said before stays. Once, however often it is sent. */
export async function holdClosingReview(
  tx: Tx,
  review: { id: string; endingId: string; childId: string; heldOn: string; words: string },
): Promise<boolean> {
  const { held } = await db.holdReview(tx, {
    id: review.id,
    ending_id: review.endingId,
    child_id: review.childId,
    held_on: review.heldOn,
    words: review.words,
  })
  if (held) await note(tx, 'held-closing-review', review.endingId, review.childId)
  return held
}

export type EndingWords = Awaited<ReturnType<typeof db.findWords>>[number]

/** All that was said of an end, the newest first: of each kind, `review` and `back`, the first stands. */
export function wordsOfEnding(tx: Tx, endingId: string): Promise<EndingWords[]> {
  return db.findWords(tx, { ending_id: endingId })
}

/** Adds a person, a place, or kind words with whose they are. Once, however often it is sent. */
export async function addKeepsake(
  tx: Tx,
  keepsake: {
    id: string
    endingId: string
    childId: string
    kind: (typeof KEEPSAKES)[number]
    name: string
    words: string | null
  },
): Promise<boolean> {
  const { id, endingId, childId, kind, name, words } = keepsake
  const { there } = await db.addKeepsake(tx, {
    id,
    ending_id: endingId,
    child_id: childId,
    kind,
    name,
    words,
  })
  if (there) await note(tx, 'added-keepsake', endingId, childId)
  return there
}

export async function withdrawKeepsake(tx: Tx, id: string, childId: string): Promise<boolean> {
  const { gone } = await db.withdrawKeepsake(tx, { id, child_id: childId })
  if (gone) await note(tx, 'took-back-keepsake', id, childId)
  return gone
}

/** Ends taking part, after the closing review; the follow-ups begin. */
export async function endProgramme(
  tx: Tx,
  end: { id: string; childId: string; onDay: string; because: (typeof ENDED_BECAUSE)[number] },
): Promise<'ended' | 'no-review' | 'gone'> {
  const { outcome } = await db.endProgramme(tx, {
    id: end.id,
    child_id: end.childId,
    on_day: end.onDay,
    because: end.because,
  })
  readAgain(tx)
  if (outcome === 'ended') await note(tx, 'ended-programme', end.id, end.childId)
  return outcome as 'ended' | 'no-review' | 'gone'
}

/** Writes that somebody asked how they are, or tried to. False where it was done before. */
export async function doFollowUp(
  tx: Tx,
  did: { id: string; childId: string; onDay: string; how: 'spoken' | 'not-reached'; words: string | null },
): Promise<boolean> {
  const { done } = await db.doFollowUp(tx, {
    id: did.id,
    child_id: did.childId,
    on_day: did.onDay,
    how: did.how,
    words: did.words,
  })
  if (done) await note(tx, 'followed-up', did.id, did.childId)
  return done
}

/** They ask to come back. Nothing begins by it: both are asked anew. */
export async function askBack(
  tx: Tx,
  asked: { id: string; endingId: string; childId: string; onDay: string; words: string | null },
): Promise<boolean> {
  const { asked: kept } = await db.askBack(tx, {
    id: asked.id,
    ending_id: asked.endingId,
    child_id: asked.childId,
    on_day: asked.onDay,
    words: asked.words,
  })
  if (kept) await note(tx, 'asked-back', asked.endingId, asked.childId)
  return kept
}

/** What waits until a day: `follow-up`, `review` before a planned end, `back`. Of children whose plan the actor reads. */
export function endingsWaiting(tx: Tx, until: string) {
  return db.findWaiting(tx, { until })
}

function note(tx: Tx, action: string, id: string, childId: string): Promise<void> {
  return record(tx, { action, subject: 'ending', subjectId: id, childId })
}
