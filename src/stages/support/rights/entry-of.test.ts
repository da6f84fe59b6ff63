import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visit } from '#platform/http.ts'
import type { Happening } from '#records/children/happenings.ts'
import { entryOf } from './entry-of.ts'

test('an entry that is told only beside others is found, and one that is not this reader’s is not', async () => {
  const week = {
    id: 'seen-1',
    day: '2026-07-17',
    at: new Date(),
    kind: 'contacts',
    title: 'Not seen on any of 5 days',
  }
  const told: Happening[] = [week, { ...week, id: 'kept', restricted: { ask: 'Beverley Tordoff' } }]
  const tell = async (_: Visit, __: string, { from }: { from: string }) => (from < '2026-07-13' ? told : [])
  const find = (id: string) =>
    entryOf({} as Visit, { happenings: [{ tell, notes: false }], mentions: [] }, 'child', {
      id,
      day: '2026-07-17',
    })
  assert.equal((await find('seen-1'))?.title, week.title)
  assert.equal(await find('kept'), undefined)
})
