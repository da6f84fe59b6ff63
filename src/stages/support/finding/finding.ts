// A child or young person found by some letters of their name, however they are spelled, among those whom the reader may
// see. Rule: rules/finding.md; the looking itself is kith.find_children in db/migrations/0031-finding.sql.
import { many, orNull, queries, type Tx, text, truth, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./finding.sql', import.meta.url), {
  findByName: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school: orNull(text),
    takes_part: truth,
    before: orNull(text),
  }),
})

export type Found = Awaited<ReturnType<typeof db.findByName>>[number]

/** So many are shown at most: with more, more letters help better than another page. */
export const AT_MOST = 20

/** Fewer letters than this find nobody: half a place would match. */
const LETTERS = 2

/**
 * Whom these words may mean, nearest first: at most `AT_MOST`, and whether there are more. Undefined where too little was
 * typed to look.
 */
export async function findByName(
  tx: Tx,
  typed: string,
): Promise<{ found: Found[]; more: boolean } | undefined> {
  if (lettersOf(typed) < LETTERS) return undefined
  const found = await db.findByName(tx, { q: typed, at_most: AT_MOST + 1 })
  return { found: found.slice(0, AT_MOST), more: found.length > AT_MOST }
}

/** How many letters of any alphabet there are in it. */
export function lettersOf(typed: string): number {
  return typed.match(/\p{L}/gu)?.length ?? 0
}
