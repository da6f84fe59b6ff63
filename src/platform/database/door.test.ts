import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'

const database = await openTestDatabase()

test('nobody is known by a hash that was never given', async () => {
  await assert.rejects(
    database.asActor('0'.repeat(64), async () => {}),
    { name: 'NotKnown' },
  )
})
