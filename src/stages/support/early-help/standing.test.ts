// Reads rules/early-help.md and runs its table.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { readTables } from '#test/worked-tables.ts'
import { standingOf } from './standing.ts'

const [table = []] = readTables(
  readFileSync(new URL('../../../../rules/early-help.md', import.meta.url), 'utf8'),
)
const TODAY = '2026-07-17'
const ago = (days: number) => dayOf(dayNumber(TODAY) - days)
const openDays = Array.from({ length: 400 }, (_, n) => ago(399 - n))
const rules = {
  drifting: { review_late_school_days: 5, school_days_without_review: 40, open_school_days: 190 },
  nearing_step_up: { reviews_that_lean_up: 1, needs_open: 4 },
}

test('an episode drifts, or nears a step up, as the page says', () => {
  assert.equal(table.length, 11)
  for (const row of table) {
    const { drifts, nears } = standingOf(
      {
        beganOn: ago(Number(row.began)),
        reviewedOn: row.reviewed === 'never' ? null : ago(Number(row.reviewed)),
        leans: row['reviews, newest first']!.split(', ').filter(Boolean),
        nextReviewOn: row.next!.startsWith('in ') ? ago(-Number(row.next!.slice(3))) : ago(Number(row.next)),
        needsOpen: Number(row['needs open']),
        hasLead: row.lead === 'yes',
      },
      openDays,
      TODAY,
      rules,
    )
    assert.deepEqual([drifts.join(', '), nears.join(', ')], [row.drifts, row['near a step up']])
  }
})

test('days on which the school was closed are not counted', () => {
  const judged = {
    beganOn: ago(10),
    reviewedOn: null,
    leans: [],
    nextReviewOn: ago(9),
    needsOpen: 0,
    hasLead: true,
  }
  assert.deepEqual(standingOf(judged, [ago(3), ago(2)], TODAY, rules).drifts, [])
})
