// Whether the council knows a family: asked only for children about to be offered a place, of two named people there, who
// answer yes or no. Rule: rules/cohort.md; the database shows them no more than it takes to know who is meant.
import {
  day,
  many,
  moment,
  one,
  orNull,
  queries,
  type Tx,
  text,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'

const db = queries(new URL('./checks.sql', import.meta.url), {
  askChecks: one({ asked: orNull(whole) }),
  findChecksToAnswer: many({
    check_id: orNull(uuid),
    forename: orNull(text),
    surname: orNull(text),
    born_on: orNull(day),
    school: orNull(text),
    basis: orNull(text),
    asked_by: orNull(text),
    asked_at: orNull(moment),
  }),
  answerCheck: one({ answer: orNull(text) }),
})

/**
 * Asks about every child who stands in and was not asked for yet. Answers how many; the same batch twice asks once. Nobody is
 * asked about, and the answer is null, while a child of the room is for a person to decide about.
 */
export async function askChecks(
  tx: Tx,
  asked: { batchId: string; cohortId: string; basis: string; first: string; second: string },
): Promise<number | null> {
  const row = await db.askChecks(tx, {
    batch_id: asked.batchId,
    cohort_id: asked.cohortId,
    basis: asked.basis,
    first_person: asked.first,
    second_person: asked.second,
  })
  return row.asked
}

/** What the actor, of the council, is asked and has not answered. */
export function checksToAnswer(tx: Tx) {
  return db.findChecksToAnswer(tx)
}

/** Answers one. `gone` where it is not the actor's to answer, or no longer asked. */
export async function answerCheck(
  tx: Tx,
  answer: { id: string; checkId: string; known: boolean },
): Promise<'answered' | 'again' | 'gone'> {
  const { answer: said } = await db.answerCheck(tx, {
    id: answer.id,
    check_id: answer.checkId,
    known: answer.known,
  })
  if (said !== 'answered' && said !== 'again' && said !== 'gone')
    throw new PlainError('The answer could not be taken. Open the page again.')
  return said
}
