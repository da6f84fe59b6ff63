// Change of hands: a Link Worker leaves, moves or is away, and hands each child over to somebody who says yes. Rules: until
// that yes a child has nobody; no note is left unsent; whose caseload it was sees the child some days more
// (rules/handover.md). The database does it (0047).
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
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { record } from '#records/access/audit.ts'

const name = { forename: orNull(text), surname: orNull(text) }
const handover = {
  id: uuid,
  person_id: uuid,
  person: text,
  why: text,
  last_day: day,
  made_at: moment,
  called_off_at: orNull(moment),
  called_off_because: orNull(text),
  children: whole,
  accepted: whole,
  left_out: whole,
}
const db = queries(new URL('./handover.sql', import.meta.url), {
  startHandover: one({ outcome: text }),
  findHandovers: many(handover),
  findHandover: maybe(handover),
  findHanded: many({
    id: uuid,
    handover_id: uuid,
    child_id: uuid,
    ...name,
    year_group: orNull(text),
    school: orNull(text),
    from_person: uuid,
    from_name: text,
    why: text,
    last_day: day,
    to_person: orNull(uuid),
    to_name: orNull(text),
    asked_at: orNull(moment),
    introduce_on: orNull(day),
    introduced: truth,
    goodbye_told: orNull(truth),
    finished_at: orNull(moment),
    accepted_at: orNull(moment),
    // Who was asked and could not, the newest first, and what each said ('' for nothing).
    cannot_names: orNull(texts),
    cannot_words: orNull(texts),
    lines: whole,
  }),
  findFlags: many({ child_id: uuid, from_name: text, last_day: day, to_name: orNull(text) }),
  findMyCaseload: many({ child_id: uuid, ...name, school: text, handed: truth }),
  addToHandover: one({ added: whole }),
  askToTakeOver: one({ outcome: text }),
  findAsked: many({
    id: orNull(uuid),
    child_id: orNull(uuid),
    ...name,
    year_group: orNull(text),
    school: orNull(text),
    from_name: orNull(text),
    why: orNull(text),
    last_day: orNull(day),
    introduce_on: orNull(day),
    introduced: orNull(truth),
    finished: orNull(truth),
    matters: orNull(texts),
    promises: orNull(texts),
  }),
  answerHandover: one({ outcome: text }),
  tookOver: one({ took: truth }),
  callOff: one({ called_off: truth }),
})

export type Why = 'leaves' | 'moves' | 'away'
export type Handover = Awaited<ReturnType<typeof db.findHandovers>>[number]
export type Handed = Awaited<ReturnType<typeof db.findHanded>>[number]
export type Asked = Awaited<ReturnType<typeof db.findAsked>>[number]
/** `id` is the form's: the same twice is one. `lastDay` is YYYY-MM-DD. */
export type NewHandover = { id: string; personId: string; why: Why; lastDay: string; children: string[] }

/** Begins it. `nobody` where none of the children is on that caseload, or all are being handed over already. */
export async function startHandover(
  tx: Tx,
  { id, personId, why, lastDay, children }: NewHandover,
): Promise<'made' | 'known' | 'nobody'> {
  const { outcome } = await db.startHandover(tx, {
    id,
    person_id: personId,
    why,
    last_day: lastDay,
    children,
  })
  readAgain(tx)
  if (outcome === 'made')
    await record(tx, {
      action: 'started-handover',
      subject: 'handover',
      subjectId: id,
      detail: { person: personId, children: children.length },
    })
  return outcome as 'made' | 'known' | 'nobody'
}

/** The handovers the actor may know of that are not called off and not over, the one that ends first before. */
export function openHandovers(tx: Tx): Promise<Handover[]> {
  return db.findHandovers(tx)
}

/** One of them, over or not; undefined where it is not the actor's to know of. */
export function findHandover(tx: Tx, id: string): Promise<Handover | undefined> {
  return db.findHandover(tx, { id })
}

/**
 * Children who are being handed over or were since a day, whom the actor may see; of one handover, or one child, or all.
 * Who takes part no more is left out while nobody has said yes.
 */
export function handedOver(
  tx: Tx,
  { since, handoverId, childId }: { since: string; handoverId?: string; childId?: string },
): Promise<Handed[]> {
  return db.findHanded(tx, { since, handover_id: handoverId, child_id: childId })
}

/** Of these children, who is being handed over now: from whom, until when, and who was asked. */
export function handingOverOf(tx: Tx, children: readonly string[]) {
  return db.findFlags(tx, { children: [...children] })
}

/** The caseload of somebody, as far as the actor may see it, and who of it is being handed over already. */
export function caseloadOf(tx: Tx, personId: string) {
  return db.findMyCaseload(tx, { person_id: personId })
}

/** Takes more of the same caseload into a handover that goes on; how many were not in one before. */
export async function addToHandover(
  tx: Tx,
  { id, children }: { id: string; children: readonly string[] },
): Promise<number> {
  const { added } = await db.addToHandover(tx, { id, children: [...children] })
  readAgain(tx)
  if (added > 0)
    await record(tx, {
      action: 'added-to-handover',
      subject: 'handover',
      subjectId: id,
      detail: { children: added },
    })
  return added
}

export type AskOutcome = 'asked' | 'known' | 'conflict' | 'restricted' | 'no-worker' | 'same' | 'gone'

/** Asks a Link Worker to have a child. */
export async function askToTakeOver(
  tx: Tx,
  { handedId, childId, personId }: { handedId: string; childId: string; personId: string },
): Promise<AskOutcome> {
  const { outcome } = await db.askToTakeOver(tx, { handed: handedId, person_id: personId })
  if (outcome === 'asked')
    await record(tx, { action: 'asked-to-take-over', childId, subject: 'person', subjectId: personId })
  return outcome as AskOutcome
}

/** Whom the actor is asked to have: what they need to answer, before the record is theirs. */
export function askedOfMe(tx: Tx): Promise<Asked[]> {
  return db.findAsked(tx)
}

/** Whether the actor has taken over this one. */
export async function tookOver(tx: Tx, handedId: string): Promise<boolean> {
  return (await db.tookOver(tx, { id: handedId })).took
}

export type AnswerOutcome = 'accepted' | 'declined' | 'not-finished' | 'gone'

/** Says yes or no. With the yes the child is on the actor's caseload. `caseloadId` is the caller's: the same twice is one. */
export async function answerHandover(
  tx: Tx,
  answer: {
    handedId: string
    childId: string
    caseloadId: string
    yes: boolean
    words: string | null
    onDay: string
  },
): Promise<AnswerOutcome> {
  const { outcome } = await db.answerHandover(tx, {
    handed: answer.handedId,
    id: answer.caseloadId,
    yes: answer.yes,
    words: answer.words,
    on_day: answer.onDay,
  })
  readAgain(tx)
  if (outcome === 'accepted' || outcome === 'declined')
    await record(tx, {
      action: outcome === 'accepted' ? 'took-over-child' : 'declined-child',
      childId: answer.childId,
      subject: 'handover',
      subjectId: answer.handedId,
    })
  return outcome as AnswerOutcome
}

/** Calls it off: who was not taken over stays where they are. False where it is off already. */
export async function callOff(tx: Tx, id: string, because: string): Promise<boolean> {
  const { called_off: off } = await db.callOff(tx, { id, because })
  if (off) await record(tx, { action: 'called-off-handover', subject: 'handover', subjectId: id })
  return off
}
