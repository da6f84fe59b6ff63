// A pretend place put straight into a test's database by its administrator: schools, staff of every role, children on
// rolls and caseloads, and a made-up row of every table about children.
import { randomUUID } from 'node:crypto'
import { connectPlainly, type Plain } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { hashToken, newToken } from '#platform/sessions.ts'
import { type Role, roles } from '#records/access/matrix.ts'
import type { TestDatabase } from './world.ts'

export const trialSql = readSqlFile(new URL('trial.sql', import.meta.url))

export type Person = { id: string; role: Role; school: string | null; token: string; hash: string }
export type TrialPlace = {
  id: string
  slug: string
  schools: string[]
  people: Person[]
  children: string[]
  childrenOf: Map<string, string[]>
}

/** The administrator of a test's database, with the means of making rows up. The caller closes it. */
export async function openTrial(database: TestDatabase): Promise<Plain> {
  const administrator = await connectPlainly(database.where, database.postgres.administrator)
  await administrator.run(trialSql, 'makeTrial')
  return administrator
}

/** A place with everybody in it. The first link worker has the first child of the first school on their caseload. */
export async function addTrialPlace(
  administrator: Plain,
  {
    slug,
    schools,
    children,
    linkWorkers = 1,
  }: { slug: string; schools: number; children: number; linkWorkers?: number },
): Promise<TrialPlace> {
  const run = (name: string, values: Parameters<Plain['run']>[2]) => administrator.run(trialSql, name, values)
  const place = randomUUID()
  const ids = (count: number) => Array.from({ length: count }, () => randomUUID())
  const schoolIds = ids(schools)
  const childIds = ids(children)
  const staff = [
    ...roles.flatMap(
      role =>
        Array(role === 'link-worker' ? linkWorkers : role === 'school-lead' ? schools : 1).fill(
          role,
        ) as Role[],
    ),
  ]
  const people = staff.map((role, at): Person => {
    const token = newToken()
    const school = role === 'school-lead' ? schoolIds[at - staff.indexOf('school-lead')]! : null
    return { id: randomUUID(), role, school, token, hash: hashToken(token) }
  })
  await run('addPlace', { place, slug })
  await run('addSchools', { place, ids: schoolIds })
  await run('addStaff', {
    place,
    people: people.map(({ id }) => id),
    roles: staff,
    schools: people.map(({ school }) => school),
  })
  await run('addSessions', {
    place,
    people: people.map(({ id }) => id),
    hashes: people.map(({ hash }) => hash),
  })
  await run('addChildren', { place, children: childIds })
  await run('enrolChildren', { place, children: childIds, schools: schoolIds })
  const childrenOf = new Map(
    schoolIds.map((school, at) => [school, childIds.filter((_, n) => (n + 1) % schools === at)]),
  )
  const workers = people.filter(({ role }) => role === 'link-worker')
  const caseload = childIds
    .slice(0, workers.length * 25)
    .map((child, at) => ({ child, person: workers[at % workers.length]!.id }))
  await run('addCaseloads', {
    place,
    children: caseload.map(({ child }) => child),
    people: caseload.map(({ person }) => person),
  })
  return { id: place, slug, schools: schoolIds, people, children: childIds, childrenOf }
}

export type GuardedTable = {
  guarded: string
  class: string
  child_column: string | null
  read_by_pages: boolean
}

/**
 * A made-up row of every table about children that has none yet, for each of these children. Tables that say who may see
 * whom are left alone: a row there changes everything.
 */
export async function fillTables(
  administrator: Plain,
  place: string,
  children: string[],
): Promise<GuardedTable[]> {
  const tables = (await administrator.run(trialSql, 'findTablesAboutChildren')) as GuardedTable[]
  const kept = tables.filter(({ guarded }) => !guarded.startsWith('access.'))
  for (const { guarded, child_column } of kept) {
    if (child_column !== null && !['kith.children', 'kith.rolls'].includes(guarded))
      await administrator.run(trialSql, 'addRows', { guarded, children, given: { place_id: place } })
  }
  return kept
}
