import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { openTestDatabase } from '#test/world.ts'
import { record, recordAlongside } from './audit.ts'
import { sealTheAudit } from './sealing.ts'
import { doWork } from './work.ts'

test('a page that does not wait for the audit is shown with its line, or not at all', async t => {
  const database = await openTestDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'kith-seals-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const written = () =>
    sealTheAudit(
      database,
      join(folder, 'seals.jsonl'),
      logTo(() => {}),
    )
  const show = (page: (tx: Tx) => Promise<string>) =>
    doWork(database, { kind: 'operator', placeId: newId(), why: 'test' }, work => work.as(page))

  const shown = await show(async tx => {
    recordAlongside(tx, { action: 'saw-list' })
    return 'a page'
  })
  assert.deepEqual([shown, await written()], ['a page', 1])

  const refused = { action: 'No verb of the audit!' }
  const pages: Record<string, (tx: Tx) => Promise<string>> = {
    'its last statement': async tx => {
      await record(tx, { action: 'saw-list' })
      recordAlongside(tx, refused)
      return 'a page'
    },
    'one before others that nobody minds': async tx => {
      recordAlongside(tx, refused)
      await record(tx, { action: 'saw-list' }).catch(() => {})
      await record(tx, { action: 'saw-list' }).catch(() => {})
      return 'a page'
    },
    'one that could not even be sent': async tx => {
      await record(tx, { action: 'saw-list' })
      recordAlongside(tx, { action: 'saw-list', detail: { children: 1n as unknown as number } })
      return 'a page'
    },
  }
  for (const [name, page] of Object.entries(pages)) await assert.rejects(show(page), name)
  assert.equal(await written(), 0)
})
