import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import { many, queries, uuid } from './database/queries.ts'
import { makeHttp } from './http.ts'
import { type Log, logTo } from './log.ts'

const db = queries(new URL('./http-refusal.test.sql', import.meta.url), {
  lookThroughTheDoor: many({ id: uuid }),
})
const database = await openTestDatabase()

test('what the database refuses looks as if absent, and is told to whoever keeps the log', async () => {
  const errors: string[] = []
  const log: Log = { ...logTo(() => {}), error: event => errors.push(event) }
  const site = makeHttp<string>({
    routes: [
      {
        method: 'GET',
        path: '/refused',
        permission: 'door',
        page: async ({ tx }) => String((await db.lookThroughTheDoor(tx)).length),
      },
    ],
    database,
    log,
    origin: 'http://localhost:3000',
    now: () => new Date(),
    may: () => true,
    frame: body => ({ body }),
    failure: what => what,
    assets: [],
  })
  const ask = async (path: string) => {
    const answer = await site.request(`http://localhost:3000${path}`)
    return [answer.status, await answer.text()]
  }
  assert.deepEqual(await ask('/refused'), [404, 'not-found'])
  assert.deepEqual(await ask('/refused'), await ask('/nothing-there'))
  assert.deepEqual(errors, ['request failed', 'request failed'])
})
