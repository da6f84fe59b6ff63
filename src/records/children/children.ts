// A child or young person as Kith knows them: who they are and on which school's roll. What is known beyond that stands
// in tables of its own, each in one class of the access matrix.
import { maybe, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./children.sql', import.meta.url), {
  findChild: maybe({
    id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    year_group: orNull(text),
    school: orNull(text),
    school_id: orNull(uuid),
  }),
  findByUpn: maybe({ child_id: uuid }),
})

export type Child = NonNullable<Awaited<ReturnType<typeof findChild>>>

/** A child the actor may see, or undefined: not there and not yours look the same. */
export function findChild(tx: Tx, childId: string) {
  return db.findChild(tx, { child_id: childId })
}

/** The child who holds this pupil number in the actor's place. */
export async function findChildByUpn(tx: Tx, upn: string): Promise<string | undefined> {
  return (await db.findByUpn(tx, { upn }))?.child_id
}

/** A name as said in the family's own order here: given name first. */
export function nameOf(child: { forename: string | null; surname: string | null }): string {
  return [child.forename, child.surname].filter(Boolean).join(' ') || 'Name not given'
}

/** First name and initial, for lists and cards: `Zofia K.` */
export function shortNameOf({
  forename,
  surname,
}: {
  forename: string | null
  surname: string | null
}): string {
  const initial = surname ? `${[...surname][0]}.` : null
  return forename ? [forename, initial].filter(Boolean).join(' ') : (surname ?? 'Name not given')
}

/** `Year 4`, `Reception`, `Nursery`. */
export function yearName(yearGroup: string | null): string {
  if (yearGroup === null) return 'Year not known'
  if (yearGroup === 'R') return 'Reception'
  return yearGroup === 'N' ? 'Nursery' : `Year ${yearGroup}`
}
