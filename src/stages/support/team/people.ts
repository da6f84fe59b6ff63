// Who is in the team: what they speak, and what training they have until when. Everybody says for themselves what they speak;
// whoever leads the team writes training down.
import { day, many, maybe, orNull, queries, type Tx, text, texts, uuid } from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./people.sql', import.meta.url), {
  findTeam: many({ person_id: uuid, name: text, roles: texts, schools: texts, languages: texts }),
  findTrainings: many({ id: uuid, person_id: uuid, what: text, done_on: day, holds_until: orNull(day) }),
  addLanguage: maybe({ id: uuid }),
  endLanguage: maybe({ id: uuid }),
  addTraining: maybe({ id: uuid }),
  withdrawTraining: maybe({ person_id: uuid }),
})

export type TeamMember = Awaited<ReturnType<typeof db.findTeam>>[number]
export type Training = Awaited<ReturnType<typeof db.findTrainings>>[number]

/** Everybody who works with children here, by name. */
export function teamOf(tx: Tx): Promise<TeamMember[]> {
  return db.findTeam(tx)
}

/** The training of those the actor may know it of: their own, or all of the team. What runs out first stands first. */
export function trainingsOf(tx: Tx): Promise<Training[]> {
  return db.findTrainings(tx)
}

/** Says that somebody speaks a language. Said before, it stays once. */
export async function speaks(tx: Tx, id: string, personId: string, language: string): Promise<void> {
  if (await db.addLanguage(tx, { id, person_id: personId, language }))
    await record(tx, { action: 'said-language', subject: 'person', subjectId: personId })
}

/** Says that it is not so any more. False where it was not said. */
export async function speaksNoMore(tx: Tx, personId: string, language: string): Promise<boolean> {
  const ended = await db.endLanguage(tx, { person_id: personId, language })
  if (ended) await record(tx, { action: 'ended-language', subject: 'person', subjectId: personId })
  return ended !== undefined
}

/** Writes down training, once however often the form is sent. Days are `YYYY-MM-DD`. */
export async function addTraining(
  tx: Tx,
  training: { id: string; personId: string; what: string; doneOn: string; holdsUntil: string | undefined },
): Promise<boolean> {
  const { id, personId, what, doneOn, holdsUntil } = training
  const made = await db.addTraining(tx, {
    id,
    person_id: personId,
    what,
    done_on: doneOn,
    holds_until: holdsUntil ?? null,
  })
  if (made) await record(tx, { action: 'wrote-training', subject: 'person', subjectId: personId })
  return made !== undefined
}

/** Takes back what was written by mistake; it stays, marked. */
export async function withdrawTraining(tx: Tx, id: string): Promise<boolean> {
  const withdrawn = await db.withdrawTraining(tx, { id })
  if (withdrawn)
    await record(tx, { action: 'took-back-training', subject: 'person', subjectId: withdrawn.person_id })
  return withdrawn !== undefined
}
