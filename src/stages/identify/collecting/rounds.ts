// The collecting round: schools rarely hold a questionnaire for every pupil, so the tutors of those of whom too little is
// known are asked, by risks already met, and the screen runs again. The rule is told in rules/collecting.md.
import {
  day,
  many,
  maybe,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { endLinks } from '#records/links/links.ts'
import type { TutorLine } from './tutor-lines.ts'

const child = { child_id: uuid, forename: orNull(text), surname: orNull(text), year_group: orNull(text) }

const db = queries(new URL('./rounds.sql', import.meta.url), {
  findSchoolsToAsk: many({
    school_id: uuid,
    school: text,
    too_little_known: whole,
    open_round: orNull(uuid),
  }),
  findRounds: many({
    id: uuid,
    school: text,
    began_at: moment,
    closed_at: orNull(moment),
    children: whole,
    answered: whole,
  }),
  beginRound: maybe({ id: uuid }),
  findOpenRound: maybe({ id: uuid }),
  findRound: maybe({
    id: uuid,
    school_id: uuid,
    school: text,
    screen_id: uuid,
    for_day: day,
    days: whole,
    began_at: moment,
    began_by: orNull(text),
    closed_at: orNull(moment),
    screen_after_id: orNull(uuid),
    ran_again_at: orNull(moment),
    asked_again_at: orNull(moment),
  }),
  closeRound: maybe({ id: uuid }),
  noteScreenAfter: nothing(),
  addTutors: nothing(),
  findTutors: many({
    id: uuid,
    name: text,
    role: text,
    email: orNull(text),
    children: whole,
    answered: whole,
    last_at: orNull(moment),
  }),
  askAbout: one({ put_in: whole }),
  giveToTutors: one({ changed: whole }),
  stopAsking: one({ stopped: truth }),
  findChildrenOfRound: many({
    ...child,
    tutor_id: orNull(uuid),
    risks_met: whole,
    added_because: orNull(text),
    dropped_because: orNull(text),
    answered_at: orNull(moment),
    sdq: truth,
    engagement: truth,
    concerns: truth,
  }),
  findOthersOfSchool: many(child),
  findMoves: many({ before: text, after: text, children: whole }),
})

/** How many children a round proposes, and how many days tutors have: Kith's own figures, both changed in the form. */
export const proposed = { children: 30, days: 14 }

export type Round = NonNullable<Awaited<ReturnType<typeof findRound>>>
export type RoundTutor = Awaited<ReturnType<typeof tutorsOf>>[number]
export type RoundChild = Awaited<ReturnType<typeof childrenOf>>[number]

/** The schools for which the actor may ask, with how many children of each too little is known by this run. */
export function schoolsToAsk(tx: Tx, screenId: string) {
  return db.findSchoolsToAsk(tx, { screen_id: screenId })
}

/** Rounds of the actor's schools, the newest first, at most fifty. */
export function roundsOf(tx: Tx) {
  return db.findRounds(tx)
}

export async function openRoundOf(tx: Tx, schoolId: string): Promise<string | undefined> {
  return (await db.findOpenRound(tx, { school_id: schoolId }))?.id
}

/**
 * Begins a round about these children, in this order. The id is the form's: begun twice, it is one. Answers how many were
 * put in: the database leaves out who is not on the roll, objects or is restricted. `beganBy` is for operators alone. Throws a
 * sentence where a round of this school is open already, as when two begin one in the same moment.
 */
export async function beginRound(
  tx: Tx,
  round: {
    id: string
    schoolId: string
    screenId: string
    forDay: string
    days: number
    children: string[]
    beganBy?: string
  },
): Promise<number> {
  const begun = await db.beginRound(tx, {
    id: round.id,
    school_id: round.schoolId,
    screen_id: round.screenId,
    for_day: round.forDay,
    days: round.days,
    began_by: round.beganBy ?? null,
  })
  if (begun) return await askAbout(tx, round.id, round.children, null)
  if (await findRound(tx, round.id)) return 0
  throw new PlainError(
    'Somebody began a round for this school in the same moment, and only one is open at a time. Go on with theirs: it is on the list of rounds.',
  )
}

/** A round of one of the actor's schools, or undefined. */
export function findRound(tx: Tx, id: string) {
  return db.findRound(tx, { id })
}

export function tutorsOf(tx: Tx, roundId: string) {
  return db.findTutors(tx, { round_id: roundId })
}

export function childrenOf(tx: Tx, roundId: string) {
  return db.findChildrenOfRound(tx, { round_id: roundId })
}

/** Children in scope of the round's school whom it does not ask about. */
export function othersOfSchool(tx: Tx, roundId: string) {
  return db.findOthersOfSchool(tx, { round_id: roundId })
}

/** Puts children into a round; `because` where a person wants them in beyond the list. Answers how many came in. */
export async function askAbout(
  tx: Tx,
  roundId: string,
  children: string[],
  because: string | null,
): Promise<number> {
  return (await db.askAbout(tx, { round_id: roundId, children, because })).put_in
}

/** Asks no longer about a child. False when the round did not ask about them. */
export async function stopAsking(tx: Tx, roundId: string, childId: string, because: string) {
  return (await db.stopAsking(tx, { round_id: roundId, child_id: childId, because })).stopped
}

/**
 * Adds tutors to a round, and gives each the children of their years who have no tutor yet. Somebody of the same name who
 * is there already stays as they are.
 */
export async function addTutors(tx: Tx, round: Round, lines: TutorLine[]): Promise<void> {
  await db.addTutors(tx, {
    school_id: round.school_id,
    round_id: round.id,
    ids: lines.map(() => newId()),
    names: lines.map(line => line.name),
    roles: lines.map(line => line.role),
    emails: lines.map(line => line.email),
  })
  const byName = new Map((await tutorsOf(tx, round.id)).map(each => [each.name.toLowerCase(), each.id]))
  const free = (await childrenOf(tx, round.id)).filter(each => !each.tutor_id && !each.dropped_because)
  const given = free.flatMap(each => {
    const line = lines.find(({ years }) => each.year_group !== null && years.includes(each.year_group))
    const tutor = line && byName.get(line.name.toLowerCase())
    return tutor ? [{ child: each.child_id, tutor }] : []
  })
  await giveToTutors(tx, round.id, given)
}

/** Says who is asked about whom; null for nobody yet. Answers how many changed. */
export async function giveToTutors(
  tx: Tx,
  roundId: string,
  given: { child: string; tutor: string | null }[],
): Promise<number> {
  if (given.length === 0) return 0
  const { changed } = await db.giveToTutors(tx, {
    round_id: roundId,
    children: given.map(each => each.child),
    tutors: given.map(each => each.tutor),
  })
  return changed
}

/** Closes a round: its links end with it. False when it was closed before. */
export async function closeRound(tx: Tx, id: string): Promise<boolean> {
  for (const tutor of await tutorsOf(tx, id)) await endLinks(tx, 'tell-us', tutor.id, 'the round is closed')
  return (await db.closeRound(tx, { id })) !== undefined
}

/** Remembers the run that was asked for after a round, so that before and after can be compared. */
export function noteScreenAfter(tx: Tx, id: string, screenId: string) {
  return db.noteScreenAfter(tx, { id, screen_id: screenId })
}

/** Where the children of a round stood before it and stand after it. Empty until the screen ran again. */
export function movesOf(tx: Tx, roundId: string) {
  return db.findMoves(tx, { round_id: roundId })
}
