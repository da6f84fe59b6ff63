// How a sender's tables are read, remembered table by table under the fingerprint of their headers.
import type { Tx } from '#platform/database/queries.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import type { MatchedTable, Matching, RecognisedTables } from './formats/index.ts'
import { rememberedMatching, rememberMatching } from './reviews.ts'
import { schoolsOfSender } from './senders.ts'

/** One table as it was matched, with what was said of the whole set of files it came in. */
type Remembered = { table: Omit<MatchedTable, 'id'> } & Pick<Matching, 'school' | 'schools' | 'year'>

/** The matching this sender used the last time, where every table of the files has one; else null. */
export async function matchingOfSender(
  tx: Tx,
  organisationId: string | null,
  { tables }: RecognisedTables,
  askedBy: string | null,
): Promise<Matching | null> {
  const matching: Matching = { tables: [] }
  for (const { id, fingerprint } of tables) {
    const found = (await rememberedMatching(tx, organisationId, fingerprint)) as Remembered | undefined
    if (!found) return null
    matching.tables.push({ ...found.table, id })
    matching.school ??= found.school
    matching.year ??= found.year
    matching.schools = { ...matching.schools, ...found.schools }
  }
  if (!saysAllSchools(matching, tables)) return null
  return (await isTheirs(tx, askedBy, matching.school)) ? matching : null
}

// A colleague of another school may have named theirs: then it is asked anew.
async function isTheirs(tx: Tx, askedBy: string | null, urn: string | undefined): Promise<boolean> {
  const mayFor = urn === undefined ? null : await schoolsOfSender(tx, askedBy)
  if (mayFor === null) return true
  return (await schoolsOfPlace(tx)).some(school => school.urn === urn && mayFor.has(school.id))
}

/** Remembers a matching that has been used. */
export async function rememberFor(
  tx: Tx,
  organisationId: string | null,
  { tables }: RecognisedTables,
  { tables: matched, school, schools, year }: Matching,
): Promise<void> {
  for (const { id, ...table } of matched) {
    const fingerprint = tables.find(each => each.id === id)?.fingerprint
    if (fingerprint === undefined) continue
    const matching: Remembered = { table, school, schools, year }
    await rememberMatching(tx, { organisationId, fingerprint, matching, madeBy: null })
  }
}

// A new school among them is a question of its own.
function saysAllSchools({ school, schools = {} }: Matching, tables: RecognisedTables['tables']): boolean {
  if (school !== undefined) return true
  const said = tables.flatMap(table => table.schoolsSaid.map(each => each.said))
  return said.every(each => /^\d{6}$/.test(each) || each in schools || Object.keys(schools).length === 0)
}
