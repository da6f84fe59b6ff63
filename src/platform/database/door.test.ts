import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import { connectPlainly } from './plain-connection.ts'
import { readSqlFile } from './sql-file.ts'

const database = await openTestDatabase()
const sql = readSqlFile(new URL('./door.test.sql', import.meta.url))

test('nobody is known by a hash that was never given', async () => {
  await assert.rejects(
    database.asActor('0'.repeat(64), async () => {}),
    { name: 'NotKnown' },
  )
})

test('a transaction is what Kith means by one, however the server or the connection is set', async () => {
  const administrator = await connectPlainly(database.where, database.postgres.administrator)
  await administrator.run(sql, 'setServer', { database: database.where.database })
  await administrator.close()
  const ask = (name: string) => database.asMachine(tx => tx.send(sql.get(name)!.fill()))
  await ask('spoilConnection')
  assert.deepEqual(await ask('showIsolation'), [{ isolation: 'read committed', read_only: 'off' }])
})
