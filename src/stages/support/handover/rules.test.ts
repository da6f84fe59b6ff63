// Reads rules/handover.md and runs its table.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { listOf, standing } from './words.ts'

const page = readFileSync(new URL('../../../../rules/handover.md', import.meta.url), 'utf8')
const [rows] = readTables(page) as [Record<string, string>[]]

test('each child stands on the list, and in the words, that the page says', () => {
  assert.equal(rows.length, 5)
  for (const row of rows) {
    const asked = row['somebody is asked']!
    const moment = (said: string | undefined) => (said === 'yes' ? new Date('2026-07-17T10:00:00Z') : null)
    const child = {
      to_name: asked === 'no' ? null : asked,
      finished_at: moment(row['the list is done']),
      accepted_at: moment(row['they said yes']),
    }
    assert.equal(standing(child), row.said)
    assert.equal(listOf(child), row.list)
  }
})
