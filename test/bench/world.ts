// The world that a Link Worker's pages are measured in: ten places with 1,000 children each who take part, and a quarter of a
// million contacts. Made by SQL from the bench's Millbrook, once for each state of it, and kept.
import { availableParallelism, loadavg } from 'node:os'
import { openDatabase } from '#platform/database/connections.ts'
import { copyDatabase, dropDatabase } from '#platform/database/migrate.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { startTestSession } from '#test/session.ts'
import { openTestPostgres } from '#test/world.ts'
import type { BenchPlace } from './place.ts'

const blocks = readSqlFile(new URL('world.sql', import.meta.url))

/** A place of the world, with the Link Worker who has most to do in it; `children` are theirs. */
export type BenchWorld = BenchPlace & { children: string[] }

/** Opens it over the bench's place, making it first where there is none. */
export async function openWorld(place: BenchPlace, tell: (sentence: string) => void): Promise<BenchWorld> {
  const { postgres, secrets } = await openTestPostgres()
  const kept = { ...place.where, database: place.where.database.replace('kith_bench', 'kith_world') }
  const server = await connectPlainly({ ...kept, database: 'postgres' }, postgres.administrator)
  const known = (await server.run(blocks, 'findWorlds')).map(({ name }) => String(name))
  await server.close()
  for (const database of known)
    if (database !== kept.database) await dropDatabase({ ...kept, database }, postgres.administrator)
  if (!known.includes(kept.database)) {
    tell('Making ten places with 10,000 children; this takes a minute or two, once.')
    const draft = { ...kept, database: `${kept.database}_draft` }
    await dropDatabase(draft, postgres.administrator)
    await copyDatabase(draft, postgres.administrator, place.where.database)
    const plain = await connectPlainly(draft, postgres.administrator)
    for (const step of [
      'enrolMore',
      'hireThem',
      'enrolThem',
      'listThem',
      'logOfThem',
      'copyPlace',
      'mendReach',
      'tidy',
    ])
      await plain.run(blocks, step)
    await plain.close()
    await copyDatabase(kept, postgres.administrator, draft.database)
    await dropDatabase(draft, postgres.administrator)
  }
  // A copy for each run: what one writes, a hundred notes about a child in a day, would weigh on the next.
  const where = { ...kept, database: `kith_test_${process.pid}_world` }
  await copyDatabase(where, postgres.administrator, kept.database)
  const plain = await connectPlainly(where, postgres.administrator)
  const [sizes] = await plain.run(blocks, 'sizes')
  const [askers] = await plain.run(blocks, 'findAskers')
  await plain.close()
  const database = openDatabase(where, secrets.roles)
  const signIn = (person: unknown) => startTestSession(database, String(person), String(askers!.place_id))
  const [token, workerToken] = [await signIn(askers!.manager), await signIn(askers!.worker)]
  await database.close()
  const conditions = [
    `${availableParallelism()} cores shared with the one who asks, load ${loadavg()[0]!.toFixed(1)}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${postgres.version} (${postgres.source}) on a socket, fsync on`,
    `${sizes!.enrolled} children who take part and ${sizes!.contacts} contacts in ${sizes!.places} places`,
  ].join('; ')
  const children = askers!.children as string[]
  const close = async () => {
    await dropDatabase(where, postgres.administrator)
    await postgres.stop()
  }
  return { ...place, where, token, workerToken, conditions, children, close }
}
