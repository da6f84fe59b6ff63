// Reads rules/early-help.md and runs the table of weeks waiting.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { readTables } from '#test/worked-tables.ts'
import { weeksWaiting } from './weeks-waiting.ts'

const [, , table = []] = readTables(
  readFileSync(new URL('../../../../rules/early-help.md', import.meta.url), 'utf8'),
)
const SENT = '2026-04-20'
const after = (days: string | undefined) => (days ? dayOf(dayNumber(SENT) + Number(days)) : null)

test('a referral waits as the page says', () => {
  assert.equal(table.length, 6)
  for (const row of table) {
    const { weeks, waits } = weeksWaiting(
      {
        sent_on: SENT,
        answered_on: after(row.answered),
        answer: row.answer || null,
        seen_on: after(row.seen),
      },
      after(row.today)!,
    )
    assert.deepEqual([String(weeks), waits ? 'yes' : 'no'], [row.weeks, row.waits])
  }
})
