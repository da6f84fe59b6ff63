// Whose Link Worker the asker is: many parts of Today ask for the same few, who are read once.
import { once } from '#platform/database/once.ts'
import { type Actor, day, many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./own.sql', import.meta.url), {
  findOwn: many({
    child_id: uuid,
    school_id: uuid,
    began_on: day,
    forename: orNull(text),
    initial: orNull(text),
  }),
})

/** The children of the asker's own caseload who take part, with the school whose roll they are on. */
export function ownChildren(tx: Tx) {
  return once(tx, 'own caseload', () => db.findOwn(tx))
}

/** Whether the asker's pages are about their own children and nobody else's. */
export function isOwn({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.every(role => role === 'link-worker')
}
