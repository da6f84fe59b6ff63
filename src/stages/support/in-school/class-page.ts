// What helps me in class: one page in the child's own words, kept in versions, for the teachers the child names. They open
// it by a link and say of each line whether they tried it; what they say stands on the child's record.
import {
  day,
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./class-page.sql', import.meta.url), {
  writeClassPages: many({ id: uuid }),
  findVersions: many({
    id: uuid,
    version: whole,
    lines: texts,
    written_on: day,
    made_at: moment,
    made_by: orNull(text),
  }),
  chooseReaders: many({ id: uuid }),
  findReaders: many({
    id: uuid,
    school_id: uuid,
    name: text,
    role: text,
    until: day,
    link_id: orNull(uuid),
    made_at: moment,
    ended_on: orNull(day),
  }),
  giveReaderLink: maybe({ id: uuid }),
  endReader: maybe({ id: uuid }),
  findAnswers: many({
    id: uuid,
    page_id: uuid,
    reader_id: uuid,
    reader: text,
    role: text,
    line: whole,
    answer: text,
    words: orNull(text),
    given_at: moment,
    seen_on: orNull(day),
  }),
  seeAnswers: nothing(),
  findUnseen: many({
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    teachers: whole,
    answers: whole,
    since: day,
  }),
  findAnsweredDays: many({
    id: uuid,
    reader: text,
    role: text,
    on_day: day,
    at: moment,
    helped: whole,
    tried: whole,
    not_yet: whole,
  }),
})

export const FEWEST_LINES = 3
export const MOST_LINES = 6

/**
 * A new version of a child's page: three to six lines in their words. `follows` is the version its writer had before them, 0
 * for none; left out, whichever is the newest.
 */
export type NewClassPage = {
  id: string
  childId: string
  follows?: number | undefined
  lines: string[]
  writtenOn: string
  madeBy?: string | undefined
}
/** A teacher the child chose, until a day. */
export type NewReader = {
  id: string
  childId: string
  name: string
  role: string
  until: string
  madeBy?: string | undefined
}
export type ClassPage = Awaited<ReturnType<typeof versionsOf>>[number]
export type Reader = Awaited<ReturnType<typeof readersOf>>[number]
export type LineAnswer = Awaited<ReturnType<typeof answersOf>>[number]

/** Writes the next version of each child's page, one a child a call. Answers the ids that are new: none over another's. */
export async function writeClassPages(tx: Tx, pages: NewClassPage[]): Promise<string[]> {
  const rows = pages.map(each => ({
    id: each.id,
    child_id: each.childId,
    follows: each.follows,
    lines: each.lines,
    written_on: each.writtenOn,
    made_by: each.madeBy,
  }))
  return (await db.writeClassPages(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** The versions of a child's page, the newest first. */
export function versionsOf(tx: Tx, childId: string) {
  return db.findVersions(tx, { child_id: childId })
}

/** Keeps whom the child chose; only once there is a page. Answers the ids that are new. */
export async function chooseReaders(tx: Tx, readers: NewReader[]): Promise<string[]> {
  const rows = readers.map(each => ({
    id: each.id,
    child_id: each.childId,
    name: each.name,
    role: each.role,
    until: each.until,
    made_by: each.madeBy,
  }))
  return (await db.chooseReaders(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** Whom the child chose, those who may read it on the day first. */
export function readersOf(tx: Tx, childId: string, today: string) {
  return db.findReaders(tx, { child_id: childId, today })
}

/** Says which link is this teacher's: the database opens the page to that one and no other. */
export async function giveReaderLink(
  tx: Tx,
  childId: string,
  readerId: string,
  linkId: string,
): Promise<boolean> {
  return (await db.giveReaderLink(tx, { id: readerId, child_id: childId, link_id: linkId })) !== undefined
}

/** Closes the page to one teacher, at once. False where it was closed. */
export async function endReader(tx: Tx, childId: string, readerId: string, onDay: string): Promise<boolean> {
  return (await db.endReader(tx, { id: readerId, child_id: childId, on_day: onDay })) !== undefined
}

/** The newest answer of each teacher to each line. */
export function answersOf(tx: Tx, childId: string) {
  return db.findAnswers(tx, { child_id: childId })
}

/** Notes that what teachers said was read. */
export async function seeAnswers(tx: Tx, childId: string, onDay: string): Promise<void> {
  await db.seeAnswers(tx, { child_id: childId, on_day: onDay })
}

/** Of the asker's own caseload: of whom teachers have said something new. `zone` is the place's. */
export function unseenAnswers(tx: Tx, zone: string) {
  return db.findUnseen(tx, { zone })
}

/** What teachers said between two days, a row a teacher and day. */
export function answeredDays(tx: Tx, childId: string, span: { from: string; to: string }, zone: string) {
  return db.findAnsweredDays(tx, { child_id: childId, from_day: span.from, to_day: span.to, zone })
}
