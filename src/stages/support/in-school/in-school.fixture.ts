// A small place for tests of in-school: two schools, everybody's role, children who take part, a Link Worker in each school.
import type { Plain } from '#platform/database/plain-connection.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { hashToken } from '#platform/sessions.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'

export const fixtureSql = readSqlFile(new URL('./in-school.fixture.sql', import.meta.url))

/** `as` does something as the nth person of a role, by their session; `byLink` as whoever holds a link's token. */
export async function openTwoSchools() {
  const database = await openTestDatabase()
  const administrator = await openTrial(database)
  const place = await addTrialPlace(administrator, {
    slug: 'two-schools',
    schools: 2,
    children: 8,
    linkWorkers: 2,
  })
  const run = (name: string, values: Record<string, string> = {}) =>
    administrator.run(fixtureSql, name, values)
  await run('enrolAll', { place: place.id })
  const whoIs = (role: Role, nth = 0) => place.people.filter(each => each.role === role)[nth]!
  // The first Link Worker has the even children, who are in the second school.
  const school = place.schools[1]!
  await run('workAt', { school, person: whoIs('link-worker').id })
  const [child, sibling] = place.childrenOf.get(school)! as [string, string]
  await run('addName', { place: place.id, child })
  return {
    database,
    administrator,
    place,
    school,
    child,
    sibling,
    ofAnother: place.childrenOf.get(place.schools[0]!)![0]!,
    run,
    whoIs,
    as: <T>(role: Role, task: (tx: Tx) => Promise<T>, nth = 0): Promise<T> =>
      database.asActor(whoIs(role, nth).hash, task),
    byLink: <T>(token: string, task: (tx: Tx) => Promise<T>): Promise<T> =>
      database.asActor(hashToken(token), task),
    close: () => administrator.close(),
  }
}

/** Somebody of the pretend place takes part, on one worker's caseload: for stories in a browser. */
export async function takeOn(
  administrator: Plain,
  who: { forename: string; surname: string; worker: string },
): Promise<{ place: string; child: string; school: string; workerId: string }> {
  const [row] = await administrator.run(fixtureSql, 'takeOn', who)
  const { place_id: place, child_id: child, school_id: school, person_id: workerId } = row!
  return { place: String(place), child: String(child), school: String(school), workerId: String(workerId) }
}
