// The pretend place is killed again and again while it loads: each start goes on, and nothing is there twice.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Database } from '#platform/database/connections.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { demoId } from './demo-id.ts'
import { loadDemo } from './load.ts'
import { SAID } from './make-offers.ts'

const sql = readSqlFile(new URL('./load.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())

const load = (through: Database) => loadDemo(through, database.secrets.seals, () => {}, { schools: 1 })

test('killed in the middle of any step, the next start goes on, and nothing is done twice', async () => {
  let starts = 0
  for (let lives = 1; ; lives += 11) {
    starts++
    const through = killedAfter(lives)
    try {
      assert.equal(await load(through), true)
      break
    } catch (error) {
      assert.match(String(error), /killed/)
    }
  }
  assert.ok(starts > 4, `it was killed ${starts - 1} times`)
  const [done] = await administrator.run(sql, 'countDone')
  assert.ok(Number(done!.entries) > 10)
  assert.deepEqual(done, {
    screens: 2,
    entries: done!.different,
    different: done!.different,
    frozen: 1,
    rooms: 2,
    signatures: 2,
    void: 0,
    offers: SAID.length,
    answers: SAID.flatMap(each => [each.family, each.child]).filter(each => each !== undefined).length,
    moves: 1,
  })
  assert.equal(await load(database), false, 'loaded to its end')
  assert.deepEqual(await administrator.run(sql, 'countDone'), [done])
})

test('an id of the pretend place is a UUID, the same for the same and another for another', () => {
  assert.match(demoId('a', 'b'), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(demoId('a', 'b'), demoId('a', 'b'))
  assert.notEqual(demoId('a', 'b'), demoId('ab'))
})

/** The database, gone after people have done so many things through it. */
function killedAfter(lives: number): Database {
  let left = lives
  return {
    ...database,
    asActor: async (hash, task) => {
      if (left-- <= 0) throw new Error('killed')
      return await database.asActor(hash, task)
    },
  }
}
