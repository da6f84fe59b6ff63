// Rows of pupils.csv that may be children who are here under another number. Rule: such a row goes to a person, who says
// the same child, another child, or later; until then it is kept out. A child whose own number stands in the same file is
// no candidate: the school itself lists the two beside each other (docs/import-from-your-school-system.md).
import { day, many, orNull, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'
import type { PupilRow } from '../extract/index.ts'
import { howAlike } from './alike.ts'
import type { CloseMatch } from './review-notes.ts'

const db = queries(new URL('./close-matches.sql', import.meta.url), {
  findAlike: many({
    n: whole,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    born_on: orNull(day),
    school: orNull(text),
  }),
  findDecisions: many({ upn: text, child_id: uuid, decision: text }),
})

export type Decision = 'same' | 'different' | 'later'

/** What people said of close matches of this import: by pupil number of the file, then by child. */
export async function findDecisions(tx: Tx, importId: string): Promise<Map<string, Map<string, Decision>>> {
  const byUpn = new Map<string, Map<string, Decision>>()
  for (const { upn, child_id, decision } of await db.findDecisions(tx, { import_id: importId })) {
    byUpn.set(upn, (byUpn.get(upn) ?? new Map()).set(child_id, decision as Decision))
  }
  return byUpn
}

/** The children held that each row may be, by pupil number; rows that are like nobody are not among them. */
export async function findCloseMatches(
  tx: Tx,
  rows: readonly PupilRow[],
): Promise<Map<string, CloseMatch[]>> {
  const named = rows.filter(row => row.surname !== null && row.forename !== null)
  if (named.length === 0) return new Map()
  const found = await db.findAlike(tx, {
    numbers: named.map((_, n) => n),
    surnames: named.map(row => row.surname),
    forenames: named.map(row => row.forename),
    days: named.map(row => row.dob),
  })
  const matches = found.flatMap(({ n, child_id, forename, surname, born_on, school }) => {
    const row = named[n]!
    const ofFile = { forename: row.forename, surname: row.surname, bornOn: row.dob }
    const atOneSchool = school === null || school === row.school
    const because = howAlike(ofFile, { forename, surname, bornOn: born_on }, atOneSchool)
    return because === null ? [] : [{ upn: row.upn, child: child_id, line: row.line, ...ofFile, because }]
  })
  return Map.groupBy(
    matches.sort((a, b) => (a.child < b.child ? -1 : 1)),
    match => match.upn,
  )
}

/** What people said, taken together: one `same` is the child; the row is new only where everybody was said to be another. */
export function decided(
  matches: readonly CloseMatch[],
  said: ReadonlyMap<string, Decision> | undefined,
): { child: string } | 'new' | 'kept out' {
  const same = matches.filter(match => said?.get(match.child) === 'same')
  if (same.length === 1) return { child: same[0]!.child }
  return matches.every(match => said?.get(match.child) === 'different') ? 'new' : 'kept out'
}
