import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { openTestDatabase } from '#test/world.ts'
import { record } from './audit.ts'
import { sealTheAudit } from './sealing.ts'
import { doWork } from './work.ts'

test('what was written is sealed, and the last seal of each place is left outside the database', async t => {
  const database = await openTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kith-seals-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'seals.jsonl')
  const logged: string[] = []
  const seal = () =>
    sealTheAudit(
      database,
      file,
      logTo(line => logged.push(line)),
    )
  assert.equal(await seal(), 0)

  const placeId = newId()
  await doWork(database, { kind: 'operator', placeId, why: 'test' }, work =>
    work.as(async tx => {
      await record(tx, { action: 'saw-list' })
      await record(tx, { action: 'saw-list' })
    }),
  )
  assert.equal(await seal(), 2)
  assert.equal(await seal(), 0)
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  assert.equal(lines.length, 1)
  assert.deepEqual([lines[0].place, lines[0].number], [placeId, 2])
  assert.match(lines[0].chain, /^[0-9a-f]{64}$/)
  assert.match(logged[0]!, new RegExp(lines[0].chain))
})
