// What somebody without an account reads and writes by a link: a teacher one page, a provider one placement. Functions of
// the database and nothing else (0033): a link sees no table.
import {
  day,
  days,
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

const db = queries(new URL('./by-link.sql', import.meta.url), {
  findPageByLink: maybe({
    reader: text,
    forename: orNull(text),
    initial: orNull(text),
    school: text,
    page_id: uuid,
    written_on: day,
    lines: texts,
    answers: texts,
    until: moment,
  }),
  answerPage: one({ taken: whole }),
  findPlacementByLink: maybe({
    forename: orNull(text),
    initial: orNull(text),
    provider: text,
    starts_on: day,
    ends_on: day,
    days: texts,
    school: text,
    link_worker: orNull(text),
    link_worker_email: orNull(text),
    plan: orNull(text),
    plan_on: orNull(day),
    meeting_on: orNull(day),
    meeting_at: orNull(text),
    meeting_where: orNull(text),
    wrote_on: days,
    until: moment,
  }),
  tellHowItGoes: one({ taken: truth }),
})

export const answerKinds = ['tried', 'helped', 'not-yet'] as const
export type AnswerKind = (typeof answerKinds)[number]
export type PageByLink = NonNullable<Awaited<ReturnType<typeof pageByLink>>>
export type PlacementByLink = NonNullable<Awaited<ReturnType<typeof placementByLink>>>

/** The page of the child who chose this teacher; undefined where the link has ended or the child takes part no more. */
export function pageByLink(tx: Tx) {
  return db.findPageByLink(tx)
}

/** Keeps what a teacher says of lines of one version. Answers how many were new; throws for anybody else. */
export async function answerPage(
  tx: Tx,
  pageId: string,
  answers: { id: string; line: number; answer: AnswerKind; words: string | null }[],
): Promise<number> {
  const { taken } = await db.answerPage(tx, {
    page_id: pageId,
    ids: answers.map(each => each.id),
    lines: answers.map(each => each.line),
    answers: answers.map(each => each.answer),
    said: answers.map(each => each.words),
  })
  return taken
}

/** The placement this link is about: dates, contact, return plan. Undefined where it has ended. */
export function placementByLink(tx: Tx) {
  return db.findPlacementByLink(tx)
}

/** Keeps how it is going, in the provider's words. False when this form was kept before; throws for anybody else. */
export async function tellHowItGoes(tx: Tx, id: string, words: string, onDay: string): Promise<boolean> {
  return (await db.tellHowItGoes(tx, { id, said: words, on_day: onDay })).taken
}
