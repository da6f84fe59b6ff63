// Facts of family life. One about a relative is theirs, not the child's: no partner sees it, no print holds it, and it is not
// on the child's page (rules/family.md). A fact ends; it is never rewritten.
import {
  day,
  many,
  maybe,
  moment,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./facts.sql', import.meta.url), {
  findFacts: many({
    id: uuid,
    relative_id: orNull(uuid),
    relative: orNull(text),
    about_relative: truth,
    words: text,
    known_on: day,
    known_at: moment,
    ended_at: orNull(moment),
    known_by: orNull(text),
  }),
  addFact: maybe({ id: uuid }),
  endFact: many({ id: uuid }),
})

export type FamilyFact = Awaited<ReturnType<typeof factsOf>>[number]

/** What is known of the family now, newest first. */
export function factsOf(tx: Tx, childId: string) {
  return db.findFacts(tx, { child_id: childId })
}

/** Writes a fact: the same id twice is one, and false the second time. `theirs` marks it as the relative's own. */
export async function addFact(
  tx: Tx,
  fact: {
    id: string
    childId: string
    relativeId: string | null
    theirs: boolean
    words: string
    knownOn: string
  },
): Promise<boolean> {
  const added = await db.addFact(tx, {
    id: fact.id,
    child_id: fact.childId,
    relative_id: fact.relativeId,
    about_relative: fact.theirs,
    words: fact.words,
    known_on: fact.knownOn,
  })
  if (added)
    await record(tx, {
      action: 'wrote-family-fact',
      subject: 'family-fact',
      subjectId: fact.id,
      childId: fact.childId,
      detail: { theirs: fact.theirs },
    })
  return added !== undefined
}

/** Ends a fact. False where it had ended, or is none of the asker's. */
export async function endFact(tx: Tx, childId: string, id: string): Promise<boolean> {
  const ended = (await db.endFact(tx, { child_id: childId, id })).length > 0
  if (ended) await record(tx, { action: 'ended-family-fact', subject: 'family-fact', subjectId: id, childId })
  return ended
}
