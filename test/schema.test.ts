// db/schema.sql is what the migrations make: a change of the schema is read as a whole, not pieced together.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dumpSchema } from '#platform/database/dump-schema.ts'
import { openTestDatabase } from './world.ts'

const database = await openTestDatabase()

test('db/schema.sql is the schema that the migrations make', async () => {
  const made = (await database.asMachine(dumpSchema)).split('\n')
  const written = readFileSync(new URL('../db/schema.sql', import.meta.url), 'utf8').split('\n')
  const at = made.findIndex((line, number) => line !== written[number])
  const differs = at >= 0 || made.length !== written.length
  assert.ok(
    !differs,
    `db/schema.sql:${at + 1} differs from what the migrations make. Read the difference, then write it anew: node test/write-schema.ts\n  written: ${written[at]}\n  made:    ${made[at]}`,
  )
})
