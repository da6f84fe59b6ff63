// What I am noticing: a worker's own reflection, without any child's name, answered by whoever leads the team. It is no note
// on a child and stands on no child's record. Rules: rules/team.md.
import {
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
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'
import { nameIn } from './rules.ts'

const db = queries(new URL('./noticing.sql', import.meta.url), {
  addNoticing: maybe({ id: uuid }),
  findNoticings: many({
    id: uuid,
    words: text,
    wider: truth,
    made_at: moment,
    by_name: text,
    own: orNull(truth),
  }),
  findAnswers: many({ noticing_id: uuid, words: text, answered_at: moment, by_name: text }),
  addAnswer: maybe({ id: uuid }),
  withdraw: maybe({ id: uuid }),
  countUnanswered: one({ waiting: whole }),
  findNames: many({ forename: orNull(text), surname: orNull(text) }),
})

export type Noticing = Awaited<ReturnType<typeof db.findNoticings>>[number]
export type NoticingAnswer = Awaited<ReturnType<typeof db.findAnswers>>[number]

/** The name of one of the actor's own children that stands in a text, as it stands there; undefined where none does. */
export async function nameOfAChildIn(tx: Tx, words: string): Promise<string | undefined> {
  const rows = await db.findNames(tx)
  return nameIn(
    words,
    rows.flatMap(row => [row.forename, row.surname]).filter(name => name !== null),
  )
}

/** Keeps what somebody is noticing; `wider` lets whoever answers for the place read it too. Once, however often it is sent. */
export async function notice(tx: Tx, noticing: { id: string; words: string; wider: boolean }): Promise<void> {
  const made = await db.addNoticing(tx, noticing)
  if (made) await record(tx, { action: 'wrote-noticing', subject: 'noticing', subjectId: noticing.id })
}

/** One's own and, of others, what one may read, newest first, each with its answers. */
export async function noticings(tx: Tx): Promise<(Noticing & { answers: NoticingAnswer[] })[]> {
  const rows = await db.findNoticings(tx)
  const answers = await db.findAnswers(tx, { noticings: rows.map(row => row.id) })
  return rows.map(row => ({ ...row, answers: answers.filter(each => each.noticing_id === row.id) }))
}

/** Answers somebody. False where it is gone, or the form was sent before. */
export async function answerNoticing(
  tx: Tx,
  answer: { id: string; noticingId: string; words: string },
): Promise<boolean> {
  const { id, noticingId: noticing_id, words } = answer
  const made = await db.addAnswer(tx, { id, noticing_id, words })
  if (made) await record(tx, { action: 'answered-noticing', subject: 'noticing', subjectId: noticing_id })
  return made !== undefined
}

/** Takes one's own back; it stays, marked, and nobody is shown it. */
export async function takeBackNoticing(tx: Tx, id: string): Promise<boolean> {
  const gone = await db.withdraw(tx, { id })
  if (gone) await record(tx, { action: 'took-back-noticing', subject: 'noticing', subjectId: id })
  return gone !== undefined
}

/** How many wait for an answer by the actor. */
export async function unanswered(tx: Tx): Promise<number> {
  return (await db.countUnanswered(tx)).waiting
}
