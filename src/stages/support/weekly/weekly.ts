// The page of a week that a school's lead, or the council's practitioner, is given: it stands as it was given, a later version
// follows it, and what they answer waits for its writer. Rule: rules/weekly.md.
import {
  day,
  many,
  maybe,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'

const db = queries(new URL('./weekly.sql', import.meta.url), {
  findReaders: many({
    to_id: uuid,
    whom: text,
    name: text,
    lead: orNull(text),
    page_id: orNull(uuid),
    version: orNull(whole),
  }),
  givePage: maybe({ id: uuid }),
  addLines: many({ id: uuid }),
  findPages: many({
    id: uuid,
    whom: text,
    reader: orNull(text),
    week_of: day,
    version: whole,
    writer: orNull(text),
    asks: whole,
    answered: whole,
  }),
  findPage: maybe({
    id: uuid,
    whom: text,
    school_id: orNull(uuid),
    reader_id: orNull(uuid),
    reader: orNull(text),
    week_of: day,
    given_on: day,
    version: whole,
    writer: orNull(text),
    newer_id: orNull(uuid),
    older_id: orNull(uuid),
    mine: orNull(truth),
    for_me: orNull(truth),
  }),
  findLines: many({
    id: uuid,
    child_id: orNull(uuid),
    kind: text,
    position: whole,
    words: text,
    on_day: orNull(day),
    about: orNull(text),
    about_id: orNull(uuid),
  }),
  findReplies: many({
    id: uuid,
    line_id: orNull(uuid),
    answer: orNull(text),
    by_day: orNull(day),
    words: orNull(text),
    said_on: day,
    seen_on: orNull(day),
    by_name: orNull(text),
  }),
  reply: one({ taken: whole }),
  seeReplies: many({ id: uuid }),
  findWaiting: many({
    page_id: uuid,
    reader: orNull(text),
    since: day,
    answers: whole,
    cannot: whole,
  }),
  findToRead: many({ id: uuid, week_of: day, writer: orNull(text) }),
})

/** Who is given a page: whoever leads at a school, or one practitioner of the council. One of the two is null. */
export type Reader = { schoolId: string; readerId: null } | { schoolId: null; readerId: string }

export const lineKinds = ['well', 'ask', 'date'] as const
export type LineKind = (typeof lineKinds)[number]
/** So many things go well, and so many are asked: no more fits a mind, or a side of paper with the dates. */
export const MOST_LINES: Record<LineKind, number> = { well: 3, ask: 3, date: 8 }

export type NewLine = {
  id: string
  childId: string | null
  kind: LineKind
  words: string
  onDay: string | null
  about: string | null
  aboutId: string | null
}
export type NewPage = {
  id: string
  to: Reader
  /** The Monday of its week. */
  weekOf: string
  givenOn: string
  lines: readonly NewLine[]
  madeBy?: string | undefined
}

export const answers = ['done', 'will', 'cannot'] as const
export type AnswerWord = (typeof answers)[number]
/** `lineId` null: a few words to the whole page. `byDay` with `will`, `words` with `cannot`. */
export type NewReply = {
  id: string
  lineId: string | null
  answer: AnswerWord | null
  byDay: string | null
  words: string | null
  madeBy?: string | undefined
}

export type Page = NonNullable<Awaited<ReturnType<typeof pageOf>>>
export type Line = Awaited<ReturnType<typeof linesOf>>[number]
export type Reply = Awaited<ReturnType<typeof repliesOf>>[number]

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}

/** To whom the asker may give a page, and what they gave of this week. */
export function readersOf(tx: Tx, weekOf: string) {
  return db.findReaders(tx, { week: weekOf })
}

/** Gives it. False where it was given before: the same form twice is one. */
export async function giveWeekly(
  tx: Tx,
  { id, to, weekOf, givenOn, lines, madeBy }: NewPage,
): Promise<boolean> {
  const given = await db.givePage(tx, {
    ...{ id, week: weekOf, given_on: givenOn, made_by: madeBy ?? null },
    ...{ whom: to.schoolId ? 'school' : 'council', school_id: to.schoolId, reader_id: to.readerId },
  })
  if (!given) return false
  const position: Record<string, number> = {}
  const rows = lines.map(each => {
    position[each.kind] = (position[each.kind] ?? 0) + 1
    return {
      ...{ id: each.id, child_id: each.childId, kind: each.kind, position: position[each.kind] },
      ...{ words: each.words, on_day: each.onDay, about: each.about, about_id: each.aboutId },
    }
  })
  await db.addLines(tx, { page_id: id, rows: JSON.stringify(rows), made_by: madeBy ?? null })
  return true
}

/** Pages that the asker gave or is given since a day: of each what stands. */
export function pagesSince(tx: Tx, since: string) {
  return db.findPages(tx, { since })
}

/** One page; undefined where there is none, or none of the asker's. */
export function pageOf(tx: Tx, id: string) {
  return db.findPage(tx, { id })
}

/** What stands on it, for the asker: what goes well, what is asked, then dates. */
export function linesOf(tx: Tx, pageId: string) {
  return db.findLines(tx, { page_id: pageId })
}

/** What was answered, the oldest first: the last of a line stands. */
export function repliesOf(tx: Tx, pageId: string) {
  return db.findReplies(tx, { page_id: pageId })
}

/** Takes what the reader answers, and settles where the ask came from what is done. Answers how many were new. */
export async function replyTo(
  tx: Tx,
  pageId: string,
  onDay: string,
  replies: readonly NewReply[],
): Promise<number> {
  const rows = replies.map(each => ({
    ...{ id: each.id, line_id: each.lineId, answer: each.answer, by_day: each.byDay },
    ...{ words: each.words, made_by: each.madeBy },
  }))
  return (await db.reply(tx, { page_id: pageId, on_day: onDay, rows: JSON.stringify(rows) })).taken
}

/** The writer has read the answers to a page. Answers how many were new to them. */
export async function seeReplies(tx: Tx, pageId: string, onDay: string): Promise<number> {
  return (await db.seeReplies(tx, { page_id: pageId, on_day: onDay })).length
}

/** Answers that wait for the asker, a row a page. */
export function repliesWaiting(tx: Tx) {
  return db.findWaiting(tx, {})
}

/** Pages for the asker since a Monday that nobody has answered. */
export function pagesToRead(tx: Tx, since: string) {
  return db.findToRead(tx, { since })
}
