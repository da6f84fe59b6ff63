// What a parent or a child reads and says by their link: functions of the database and nothing else (0052).
import {
  json,
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
} from '#platform/database/queries.ts'
import { readShows, type Shows } from './shows.ts'
import { type Tongue, tongueOf } from './tongue.ts'
import type { About, PageWho, SaidKind, Theme } from './words.ts'

const db = queries(new URL('./by-link.sql', import.meta.url), {
  findPage: maybe({
    page_id: orNull(uuid),
    for_whom: orNull(text),
    language: orNull(text),
    may_change: orNull(truth),
    until: orNull(moment),
    approved: orNull(texts),
    shows: json,
  }),
  speak: one({ spoken: orNull(text) }),
  say: one({ taken: orNull(truth) }),
  tellNotRight: one({ taken: orNull(truth) }),
  sayYes: one({ outcome: orNull(text) }),
  takeBack: one({ outcome: orNull(text) }),
})

/** The page of a link. `language` is null until somebody chose one. */
export type OwnPage = {
  pageId: string
  who: PageWho
  language: string | null
  mayChange: boolean
  until: Date
  tongue: Tongue
  shows: Shows
}

/** The page of the link that is asking; undefined where it is closed. */
export async function ownPage(tx: Tx): Promise<OwnPage | undefined> {
  const row = await db.findPage(tx)
  if (!row?.page_id) return undefined
  return {
    pageId: row.page_id,
    who: row.for_whom as PageWho,
    language: row.language,
    mayChange: row.may_change === true,
    until: row.until!,
    tongue: tongueOf(row.language, new Set(row.approved)),
    shows: readShows(row.shows),
  }
}

/** Keeps the language in which this page is read. Throws for anybody else, as all below. */
export async function speak(tx: Tx, language: string): Promise<void> {
  await db.speak(tx, { language })
}

/** Keeps what was said. False where this form came before, or too much came within a day. */
export async function sayOnPage(
  tx: Tx,
  said: { id: string; kind: SaidKind; words: string },
): Promise<boolean> {
  return (await db.say(tx, said)).taken === true
}

/** Keeps what is not right, for somebody whom it is not about. False as above. */
export async function tellNotRight(
  tx: Tx,
  told: { id: string; theme: Theme; about: About; words: string },
): Promise<boolean> {
  return (await db.tellNotRight(tx, told)).taken === true
}

/** Writes the family's yes down: what was read (`piece` with its `hash`) and in which language. False where it is not asked here. */
export async function sayYes(
  tx: Tx,
  yes: { id: string; purpose: string; piece: string; hash: string; language: string },
): Promise<boolean> {
  return ['kept', 'known'].includes((await db.sayYes(tx, yes)).outcome ?? '')
}

/** Takes the family's yes back at once; of taking part the page closes with it. `none` where none stands. */
export async function takeYesBack(
  tx: Tx,
  of: { purpose: string; words: string | null },
): Promise<'withdrawn' | 'none'> {
  return (await db.takeBack(tx, of)).outcome as 'withdrawn' | 'none'
}
