// The pages of a child's family and of the child, for those who work with them: who has one, what it would show, its link and
// its code, what was said on it and what we answered.
import { randomInt } from 'node:crypto'
import {
  day,
  json,
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
import { hashToken } from '#platform/sessions.ts'
import { readShows, type Shows } from './shows.ts'
import type { PageWho } from './words.ts'

const db = queries(new URL('./pages.sql', import.meta.url), {
  addPages: many({ id: uuid }),
  findPages: many({
    id: uuid,
    school_id: uuid,
    who: text,
    relative_id: orNull(uuid),
    may_change: truth,
    link_id: orNull(uuid),
    language: orNull(text),
    made_at: moment,
    made_by: orNull(text),
    ended_on: orNull(day),
    ended_because: orNull(text),
    relative: orNull(text),
    state: orNull(text),
    until: orNull(moment),
  }),
  giveLink: maybe({ id: uuid }),
  endPage: maybe({ id: uuid }),
  makeCode: one({ until: orNull(moment) }),
  preview: one({ shows: json }),
  findWords: many({
    id: uuid,
    page_id: uuid,
    kind: text,
    words: text,
    language: text,
    said_at: moment,
    said_on: day,
    answer: orNull(text),
    answered_on: orNull(day),
    answered_by: orNull(text),
    relative: text,
    who: text,
  }),
  answerWords: maybe({ id: uuid }),
  findWaiting: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    many: whole,
    since: day,
    put_right: truth,
  }),
})

/** A page that is begun: `relativeId` for a parent or carer, null for the child. `mayChange`: they say yes and no. */
export type NewPage = {
  id: string
  childId: string
  who: PageWho
  relativeId: string | null
  mayChange: boolean
  madeBy?: string | undefined
}
export type FamilyPage = Awaited<ReturnType<typeof pagesOf>>[number]
export type SaidOnPage = Awaited<ReturnType<typeof saidOnPages>>[number]

/** Begins pages; answers the ids that are new. Who has an open one keeps it. */
export async function addPages(tx: Tx, pages: readonly NewPage[]): Promise<string[]> {
  const rows = pages.map(each => ({
    id: each.id,
    child_id: each.childId,
    who: each.who,
    relative_id: each.relativeId,
    may_change: each.mayChange,
    made_by: each.madeBy,
  }))
  return (await db.addPages(tx, { rows: JSON.stringify(rows) })).map(each => each.id)
}

/** The pages of a child, the open ones first. `state`: `works`, `closed` by what came since, or `none`. */
export function pagesOf(tx: Tx, childId: string) {
  return db.findPages(tx, { child_id: childId })
}

/** Says which link opens a page: that one and no other. */
export async function givePageLink(
  tx: Tx,
  childId: string,
  pageId: string,
  linkId: string,
): Promise<boolean> {
  return (await db.giveLink(tx, { id: pageId, child_id: childId, link_id: linkId })) !== undefined
}

/** Closes a page at once. False where it was closed. */
export async function endPage(
  tx: Tx,
  childId: string,
  ended: { id: string; onDay: string; because: string },
): Promise<boolean> {
  return (
    (await db.endPage(tx, {
      id: ended.id,
      child_id: childId,
      on_day: ended.onDay,
      because: ended.because,
    })) !== undefined
  )
}

/** A code works so many hours, once. */
export const CODE_HOURS = 48
/** Letters that are not taken for another on the telephone, and make no words: 18 of them, eight times over. */
const LETTERS = 'bcdfghjkmnpqrtvwxz'
const CODE_LENGTH = 8

/** A new code for the link of a page, in two halves to be read out, and until when it works. Undefined where no link works. */
export async function makeCode(tx: Tx, pageId: string): Promise<{ code: string; until: Date } | undefined> {
  const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const { until } = await db.makeCode(tx, { page_id: pageId, hash: hashToken(code), hours: CODE_HOURS })
  return until ? { code: `${code.slice(0, 4)} ${code.slice(4)}`, until } : undefined
}

/**
 * Exactly what a page would show today to the child (`relativeId` null) or to one relative; undefined for those who may not
 * give one, or where nobody takes part.
 */
export async function previewOf(
  tx: Tx,
  childId: string,
  relativeId: string | null,
): Promise<Shows | undefined> {
  const who: PageWho = relativeId === null ? 'child' : 'parent'
  const { shows } = await db.preview(tx, { child_id: childId, for_whom: who, relative_id: relativeId })
  return shows === null ? undefined : readShows(shows)
}

/** What was said on the pages of a child, newest first. */
export function saidOnPages(tx: Tx, childId: string) {
  return db.findWords(tx, { child_id: childId })
}

/** Answers what was said; the answer stands on their page. False where it was answered. */
export async function answerSaid(
  tx: Tx,
  childId: string,
  answered: { id: string; answer: string; onDay: string },
): Promise<boolean> {
  return (
    (await db.answerWords(tx, {
      id: answered.id,
      child_id: childId,
      answer: answered.answer,
      on_day: answered.onDay,
    })) !== undefined
  )
}

/** Of the asker's own caseload: who waits for an answer. */
export function waitingWords(tx: Tx) {
  return db.findWaiting(tx)
}
