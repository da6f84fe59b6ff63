import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addPlace } from '#front-door/world-for-tests.ts'
import { mustBeMigrated, SchemaMismatch } from '#platform/database/migrate.ts'
import { openTestDatabase } from '#test/world.ts'
import { howToSignIn, mustBeOfOneKind, orBeginAgain, proxyWarning } from './first-start.ts'

const database = await openTestDatabase()
const { roles } = database.secrets

test('pretend and real places never share a database', async () => {
  await mustBeOfOneKind(database, true)
  await mustBeOfOneKind(database, false)
  await addPlace(database, { slug: 'trying', name: 'Trying', pretend: true }, [])
  await mustBeOfOneKind(database, true)
  await assert.rejects(mustBeOfOneKind(database, false), /holds a pretend place, so no real data goes in/)
})

test('a schema that is not this code’s stops the start with what to do', async () => {
  await mustBeMigrated(database.where, roles)
  const empty = { ...database.where, database: 'postgres' }
  await assert.rejects(
    mustBeMigrated(empty, roles),
    /is at step 0 and this Kith needs step \d+\. Run bin\/kith migrate/,
  )
})

test('pretend data of another Kith’s schema may be begun again, and says where it is', () => {
  const told = orBeginAgain(new SchemaMismatch('Migration 0001 was changed.'), '/kept/demo') as Error
  assert.match(
    told.message,
    /^Migration 0001 was changed\. .* in \/kept\/demo is pretend: delete that folder/,
  )
  const other = new Error('no disk')
  assert.equal(orBeginAgain(other, '/kept/demo'), other)
})

test('a pretend start says whom to be, and a first real one prints its address', async () => {
  assert.match(await howToSignIn(database, 'http://localhost:3000', true), /Ruth Adeyemi.*\/sign-in$/)
  assert.match(await howToSignIn(database, 'http://localhost:3000', false), /\/set-up\/[\w-]{43}$/)
})

test('a start behind a proxy that it was not told of says so', () => {
  assert.match(proxyWarning({ origin: 'https://kith.example', proxies: 0 })!, /Set KITH_PROXIES/)
  assert.equal(proxyWarning({ origin: 'https://kith.example', proxies: 1 }), null)
  assert.equal(proxyWarning({ origin: null, proxies: 0 }), null)
})
