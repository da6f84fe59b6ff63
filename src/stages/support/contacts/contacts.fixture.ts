// A small place for tests of contacts: two schools, everybody's role, children who take part, two Link Workers.
import type { Plain } from '#platform/database/plain-connection.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import type { Contact } from './contacts.ts'

export const fixtureSql = readSqlFile(new URL('./contacts.fixture.sql', import.meta.url))

/** `as` does something as the nth person of a role, by their session. The first Link Worker has the even children. */
export async function openSmallPlace() {
  const database = await openTestDatabase()
  const administrator = await openTrial(database)
  const place = await addTrialPlace(administrator, {
    slug: 'smallplace',
    schools: 2,
    children: 8,
    linkWorkers: 2,
  })
  const run = (name: string, values: Record<string, string> = {}) =>
    administrator.run(fixtureSql, name, values)
  await run('enrolAll', { place: place.id })
  const whoIs = (role: Role, nth = 0) => place.people.filter(each => each.role === role)[nth]!
  const as = <T>(role: Role, task: (tx: Tx) => Promise<T>, nth = 0): Promise<T> =>
    database.asActor(whoIs(role, nth).hash, task)
  /** Ends what somebody is in the place, so that they reach nobody any more. */
  const leaves = (person: string) => run('endMembership', { person })
  return { database, administrator, place, run, whoIs, as, leaves, close: () => administrator.close() }
}

/** Puts three children with names on a worker's caseload; the first one's mother speaks Polish. */
export async function addNamedChildren(
  administrator: Plain,
  { placeId, personId }: { placeId: string; personId: string },
) {
  const [zofia, jayden, theo] = [newId(), newId(), newId()]
  const run = (name: string, values: Parameters<Plain['run']>[2]) =>
    administrator.run(fixtureSql, name, values)
  await run('addNamedChildren', {
    place: placeId,
    person: personId,
    children: [zofia, jayden, theo],
    forenames: ['Zofia', 'Jayden', 'Theo'],
    surnames: ['Kowalczyk', 'Holt', 'Okafor-Byrne'],
  })
  const mother = newId()
  await run('addLanguage', { place: placeId, id: mother, language: 'pl' })
  await run('addParent', { place: placeId, child: zofia, id: mother })
  return { zofia, jayden, theo }
}

/** A contact with these children, as a page would send it. */
export function aContact(children: string[], more: Partial<Contact> = {}): Contact {
  return {
    id: newId(),
    children,
    kind: 'phone',
    direction: 'out',
    withWhom: 'parent',
    howWent: 'well',
    minutes: 10,
    occurredOn: '2026-07-17',
    capturedAt: new Date('2026-07-17T09:30:00Z'),
    ...more,
  }
}
