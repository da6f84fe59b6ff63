// Whose schools may a sender speak for? Rule: a person whose memberships all name a school sends for those schools alone;
// roles of the whole place, and whoever works at the command line, for all (rules/intake.md).
import { many, one, orNull, queries, type Tx, texts, truth, uuid } from '#platform/database/queries.ts'
import { type School, schoolsOfPlace } from '#records/places/places.ts'
import { Stopped } from './taking-in/taking.ts'

const db = queries(new URL('./senders.sql', import.meta.url), {
  findSchoolsOfSender: one({ whole: truth, schools: texts }),
  findMySchools: many({ id: uuid }),
  mayUndo: one({ may: orNull(truth) }),
})

/** The ids of the schools a person may send files for, as a job asks; null: any of the place. */
export async function schoolsOfSender(tx: Tx, personId: string | null): Promise<ReadonlySet<string> | null> {
  if (personId === null) return null
  const { whole, schools } = await db.findSchoolsOfSender(tx, { person: personId })
  return whole ? null : new Set(schools)
}

/**
 * May this person take an import back? Only who sends for every school of which it brought something. A page gets its answer
 * for whoever looks at it, whomever it names.
 */
export async function mayUndo(tx: Tx, personId: string | null, importId: string): Promise<boolean> {
  return (await db.mayUndo(tx, { person: personId, import_id: importId })).may === true
}

/** The schools that a page offers to whoever asks. The wall is schoolsOfSender, when the files are read. */
export async function mySchools(tx: Tx): Promise<School[]> {
  const all = await schoolsOfPlace(tx)
  const mine = new Set((await db.findMySchools(tx)).map(({ id }) => id))
  // A council's data manager has no school, and sends for the place.
  return mine.size === 0 ? all : all.filter(({ id }) => mine.has(id))
}

/** Throws Stopped, naming them, where files are about schools that their sender does not send for. */
export async function stopAtOthersSchools(
  tx: Tx,
  mayFor: ReadonlySet<string> | null,
  schoolIds: Iterable<string>,
): Promise<void> {
  const others = mayFor === null ? [] : [...new Set(schoolIds)].filter(id => !mayFor.has(id))
  if (mayFor === null || others.length === 0) return
  const all = await schoolsOfPlace(tx)
  const named = (ids: Iterable<string>) =>
    [...ids].map(id => all.find(school => school.id === id)?.name ?? 'another school').sort()
  throw new Stopped(othersSchools(named(mayFor), named(others)))
}

/** The sentence, for a page and for a job. */
export function othersSchools(mine: readonly string[], others: readonly string[]): string {
  const list = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names)
  const forWhom = mine.length === 0 ? 'no school' : `${list(mine)} only`
  return `These files are about ${list(others)}, and you send files for ${forWhom}. Choose your own school, or ask the programme manager to send them.`
}
