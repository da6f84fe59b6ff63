// Contacts with a child or young person and the people around them (rules/contacts.md): logged once under the id of their
// form, taken back in the first minutes, amended after, never overwritten. The database's own functions are the only door.
import { onceOfEach, readAgain } from '#platform/database/once.ts'
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
  whole,
} from '#platform/database/queries.ts'
import { seeByContacts, unseeByContact } from './seen-by-contact.ts'

const note = { words: orNull(text), mark: orNull(text), language: orNull(text) }
const what = {
  kind: text,
  direction: orNull(text),
  with_whom: text,
  how_went: orNull(text),
  occurred_on: day,
}
const told = { minutes: orNull(whole), occurred_at: orNull(text), captured_at: moment, received_at: moment }
const marks = {
  noted: truth,
  audience: text,
  asks_manager: truth,
  good_news: orNull(text),
  told_in: orNull(text),
}

const db = queries(new URL('./contacts.sql', import.meta.url), {
  logContacts: many({ id: uuid, what: text }),
  withdrawContact: one({ withdrawn: orNull(truth) }),
  findVersions: many({
    id: uuid,
    form_id: uuid,
    child_id: uuid,
    ...what,
    ...told,
    ...marks,
    ...note,
    written_by: uuid,
    writer: text,
    taken_in_by: orNull(text),
    amends_id: orNull(uuid),
    superseded_at: orNull(moment),
    withdrawn_at: orNull(moment),
    withdrawn_because: orNull(text),
    mine: orNull(truth),
  }),
  findChildrenOf: many({ child_id: uuid, forename: orNull(text), surname: orNull(text) }),
  findOfChild: many({
    id: uuid,
    form_id: uuid,
    ...what,
    ...told,
    ...marks,
    ...note,
    writer: text,
    amends_id: orNull(uuid),
    withdrawn_because: orNull(text),
    mine: orNull(truth),
  }),
  findLastNotes: many({ form_id: uuid, ...what, ...note, writer: text, audience: text }),
  findLastWords: maybe({ words: text, language: text, occurred_on: day, form_id: uuid }),
  findAlike: maybe({ form_id: uuid, received_at: moment }),
  findLastDays: many({
    child_id: uuid,
    contact_on: day,
    note_on: orNull(day),
    family_on: orNull(day),
  }),
  findThatAsk: many({
    form_id: uuid,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    occurred_on: day,
    received_at: moment,
    writer: text,
    kind: text,
    direction: orNull(text),
    with_whom: text,
    words: orNull(text),
  }),
  addAnswer: maybe({ id: uuid }),
  findJustSaved: maybe({
    form_id: uuid,
    kind: text,
    direction: orNull(text),
    with_whom: text,
    good_news: orNull(text),
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    children: whole,
    fresh: truth,
    withdrawn: truth,
  }),
  findAnswers: many({ id: uuid, words: text, answered_at: moment, answered_by: text }),
})

export const KINDS = ['in-person', 'phone', 'text', 'home-visit', 'meeting', 'email', 'letter'] as const
export type Kind = (typeof KINDS)[number]
export const WITH_WHOM = ['child', 'parent', 'school', 'other'] as const
export type WithWhom = (typeof WITH_WHOM)[number]
export const HOW_WENT = ['well', 'mixed', 'hard'] as const
export type HowWent = (typeof HOW_WENT)[number]
/** Who may read a note: the team as the matrix says; the writer and the manager; the writer and the safeguarding lead. */
export const AUDIENCES = ['team', 'manager', 'safeguarding'] as const
export type Audience = (typeof AUDIENCES)[number]
export const NOTE_MARKS = ['strength', 'words'] as const
export type NoteMark = (typeof NOTE_MARKS)[number]

/** A contact as it is told. Days are `YYYY-MM-DD` in the place, hours `HH:MM`. */
export type Contact = {
  /** The form's own id: sent twice, it is one contact. */
  id: string
  /** Everybody it was with or about, the first first; at most sixty. */
  children: readonly string[]
  kind: Kind
  /** Who got in touch: `out` we did, `in` they did. Absent where people met. */
  direction?: 'out' | 'in' | undefined
  withWhom: WithWhom
  howWent?: HowWent | undefined
  minutes?: number | undefined
  occurredOn: string
  /** Only where somebody said when in the day it was. */
  occurredAt?: string | undefined
  /** When it was written, by the clock of the device. It is not part of what makes two posts the same. */
  capturedAt: Date
  note?: string | undefined
  mark?: NoteMark | undefined
  /** The language the note is in: `en`, `pl`. */
  language?: string | undefined
  audience?: Audience | undefined
  asksManager?: boolean | undefined
  /** Good news told at home: the sentence's name in words/*.json, and the language it was told in. */
  goodNews?: { sentence: string; toldIn: string } | undefined
  /** In whose name: only an operator, or a manager who takes in what somebody wrote and could not send. */
  by?: string | undefined
}

/**
 * `made`; `known`: the same came before; `other`: another text came under this id; `changed`: somebody else amended it
 * first; `refused`: one of the children is not the writer's to write of, or does not take part.
 */
export type Logged = 'made' | 'known' | 'other' | 'changed' | 'refused'

/** Logs one contact. Twice under the same id, it is there once. */
export async function logContact(tx: Tx, contact: Contact): Promise<Logged> {
  return (await logContacts(tx, [contact])).get(contact.id)!
}

/** Logs any number of contacts in one statement, each all or not at all: what became of each, by its id. */
export async function logContacts(tx: Tx, contacts: readonly Contact[]): Promise<Map<string, Logged>> {
  const said = await send(tx, contacts.map(entryOf))
  await seeByContacts(
    tx,
    contacts.filter(each => said.get(each.id) === 'made'),
  )
  return said
}

/**
 * Puts a contact right by one that stands in its place; both texts stay. `amends` is the id of the newest version the writer
 * saw: where somebody else was quicker the answer is `changed`, and nothing is written.
 */
export async function amendContact(tx: Tx, amends: string, contact: Contact): Promise<Logged> {
  const said = (await send(tx, [{ ...entryOf(contact), amends }])).get(contact.id)!
  if (said === 'made') {
    await unseeByContact(tx, amends)
    await seeByContacts(tx, [contact])
  }
  return said
}

/**
 * Takes back what the actor logged. In the first minutes as if it had not been; later only with `because`, which is shown.
 * `too-late` without one; undefined where it is not theirs to take back.
 */
export async function withdrawContact(
  tx: Tx,
  id: string,
  { withinMinutes, because }: { withinMinutes: number; because?: string | undefined },
): Promise<'withdrawn' | 'too-late' | undefined> {
  readAgain(tx)
  const { withdrawn } = await db.withdrawContact(tx, {
    id,
    within_minutes: withinMinutes,
    because: because ?? null,
  })
  if (withdrawn === true) await unseeByContact(tx, id)
  return withdrawn === null ? undefined : withdrawn ? 'withdrawn' : 'too-late'
}

export type Version = Awaited<ReturnType<typeof db.findVersions>>[number]
export type ContactOfChild = Awaited<ReturnType<typeof db.findOfChild>>[number]

/** A contact with all its versions, oldest first. Empty where there is none the actor may see. */
export function versionsOf(tx: Tx, formId: string): Promise<Version[]> {
  return db.findVersions(tx, { form_id: formId })
}

/** Those children of a contact whom the actor may see. */
export function childrenOfContact(tx: Tx, formId: string) {
  return db.findChildrenOf(tx, { form_id: formId })
}

/** A child's contacts between two days, newest first: what stands, and what was taken back with a reason. */
export function contactsOfChild(tx: Tx, childId: string, span: { from: string; to: string }) {
  return db.findOfChild(tx, { child_id: childId, from_day: span.from, to_day: span.to })
}

/** The last notes of a child, newest first; `words` is null where a note is not the actor's to read. */
export function lastNotes(tx: Tx, childId: string, atMost: number) {
  return db.findLastNotes(tx, { child_id: childId, at_most: atMost })
}

/** What the child said last. */
export function lastWords(tx: Tx, childId: string) {
  return db.findLastWords(tx, { child_id: childId })
}

/** The actor's own contact of just now that looks the same as this one, or undefined. */
export function alikeJustNow(
  tx: Tx,
  { id, children, kind, direction, occurredOn }: Contact,
  withinMinutes: number,
) {
  return db.findAlike(tx, {
    id,
    child_id: children[0]!,
    kind,
    direction: direction ?? null,
    occurred_on: occurredOn,
    within_minutes: withinMinutes,
  })
}

/** Of each of these children the last day of a contact, of a note and of a contact with home: days, and no more. */
export function lastContacts(tx: Tx, children: readonly string[]) {
  return onceOfEach(tx, 'last contacts', children, {
    read: unread => db.findLastDays(tx, { children: unread }),
    idOf: row => row.child_id,
  })
}

/** What workers want to talk about with their manager and nobody answered yet, oldest first. */
export function contactsThatAsk(tx: Tx) {
  return db.findThatAsk(tx)
}

/** Writes what was agreed about a contact that asked the manager. False where it was there before or does not ask. */
export async function answerContact(
  tx: Tx,
  answer: { id: string; formId: string; words: string },
): Promise<boolean> {
  const { id, formId: form_id, words } = answer
  return (await db.addAnswer(tx, { id, form_id, words })) !== undefined
}

/** What was answered about these contacts' rows. */
export function answersTo(tx: Tx, contacts: readonly string[]) {
  return db.findAnswers(tx, { contacts: [...contacts] })
}

/** A contact of the actor's own, with whether it can still be undone (`fresh`). */
export function justSaved(tx: Tx, formId: string, withinMinutes: number) {
  return db.findJustSaved(tx, { form_id: formId, within_minutes: withinMinutes })
}

async function send(tx: Tx, entries: readonly object[]): Promise<Map<string, Logged>> {
  if (entries.length === 0) return new Map()
  readAgain(tx)
  const rows = await db.logContacts(tx, { entries: JSON.stringify(entries) })
  return new Map(rows.map(row => [row.id, row.what as Logged]))
}

// What is left out here is left out of the hash too, so that an absent field and an undefined one are the same post.
function entryOf(contact: Contact) {
  const words = contact.note?.trim() || undefined
  return {
    id: contact.id,
    children: contact.children,
    kind: contact.kind,
    direction: contact.direction,
    with_whom: contact.withWhom,
    how_went: contact.howWent,
    minutes: contact.minutes,
    occurred_on: contact.occurredOn,
    occurred_at: contact.occurredAt,
    captured_at: contact.capturedAt.toISOString(),
    words,
    ...(words && { mark: contact.mark, language: contact.language, audience: contact.audience }),
    asks_manager: contact.asksManager || undefined,
    good_news: contact.goodNews?.sentence,
    told_in: contact.goodNews?.toldIn,
    by: contact.by,
  }
}
