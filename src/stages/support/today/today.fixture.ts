// Millbrook on its one day, a Friday in July, with children who take part: for tests and stories of Today, the caseload and
// finding.
import { readSqlFile } from '#platform/database/sql-file.ts'
import { openWorld } from '#stages/identify/cohort/cohort.fixture.ts'
import { staff, now as stillMoment } from '#test/cast.ts'
import { siteOf } from '#test/world.ts'

export const fixtureSql = readSqlFile(new URL('./today.fixture.sql', import.meta.url))

/** The moment the pretend clock stands at. */
export const now = () => new Date(stillMoment)

/** So many children of Canalside take part and are matched with Danny Whittle; `get` opens a page as one of the cast. */
export async function openSchoolDay({ children, schools = 1 }: { children: number; schools?: number }) {
  const world = await openWorld(schools)
  const school = world.school('990001').id
  const danny = world.people.get(staff.canalsideWorker.name)!
  await world.administrator.run(fixtureSql, 'enrol', { school, children })
  await world.administrator.run(fixtureSql, 'match', { school, person: danny })
  const site = siteOf(world.database, { now })
  const get = async (who: keyof typeof staff, path: string) => {
    const answer = await site.request(`http://localhost:3000${path}`, {
      headers: { cookie: `kith=${await world.tokenOf(who)}` },
    })
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }
  return { ...world, site, school, danny, get, now }
}
