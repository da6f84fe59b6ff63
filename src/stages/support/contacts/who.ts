// With whom a contact can be: children who take part and of whom the actor may write.
import { day, many, one, orNull, queries, type Tx, text, truth, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./who.sql', import.meta.url), {
  findThoseIWriteOf: many({
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school: orNull(text),
  }),
  findTakingPartIWriteOf: many({ child_id: uuid, school_id: uuid, began_on: day }),
  takesPart: one({ takes_part: truth, mine: truth }),
  findLanguages: many({ language: text }),
  findSpeakers: many({ name: text }),
  findWhoAsksReaders: many({ name: text }),
})

export type Writable = Awaited<ReturnType<typeof db.findThoseIWriteOf>>[number]

/** Everybody who takes part and of whom the actor may write notes, by name. */
export function thoseIWriteOf(tx: Tx): Promise<Writable[]> {
  return db.findThoseIWriteOf(tx)
}

/** The same without their names, with where and since when they take part. */
export async function takingPartIWriteOf(tx: Tx) {
  return [...new Map((await db.findTakingPartIWriteOf(tx)).map(row => [row.child_id, row])).values()]
}

/** Whether the actor may write notes of this child, and whether the child takes part. */
export async function writing(tx: Tx, childId: string): Promise<{ mine: boolean; takesPart: boolean }> {
  const { mine, takes_part: takesPart } = await db.takesPart(tx, { child_id: childId })
  return { mine, takesPart }
}

/** The languages spoken in a child's family, as far as somebody said so. */
export async function languagesAtHome(tx: Tx, childId: string): Promise<string[]> {
  return (await db.findLanguages(tx, { child_id: childId })).map(row => row.language)
}

/** Colleagues who say that they speak a language, and who in the place has translations read; either may be nobody. */
export async function whoHelpsWith(
  tx: Tx,
  language: string,
): Promise<{ speakers: string[]; manager: string | undefined }> {
  const [speakers, managers] = await Promise.all([
    db.findSpeakers(tx, { language }),
    db.findWhoAsksReaders(tx),
  ])
  return { speakers: speakers.map(each => each.name), manager: managers[0]?.name }
}
