// Reads rules/missed.md and runs its tables.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { countDays, daysMissed } from '#arithmetic/attendance/lately.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { readTables } from '#test/worked-tables.ts'
import { missedRules } from './settings.ts'
import { isOld, isStillMissed, type Kind } from './still-missed.ts'

const root = new URL('../../../../', import.meta.url)
const [, spokenOf, lastDays] = readTables(readFileSync(new URL('rules/missed.md', root), 'utf8'))
const blueprint = () => {
  const json = JSON.parse(readFileSync(new URL('places/millbrook/blueprint.json', root), 'utf8'))
  return checkBlueprint(json).blueprint!
}
const KINDS: Record<string, Kind> = {
  'days missed': 'days-missed',
  'attendance falling': 'falling',
  'newly suspended': 'suspended',
  'a risk newly met': 'risk-met',
}

test('what is spoken of clears as the page says', () => {
  assert.equal(spokenOf?.length, 12)
  for (const row of spokenOf!) {
    const thing = { kind: KINDS[row.what!]!, since: row.since!, quietFrom: '2026-07-06' }
    const on = row['spoken of on'] === 'nobody' ? undefined : row['spoken of on']
    assert.equal(isStillMissed(thing, on), row['still missed'] === 'yes', JSON.stringify(row))
  }
})

test('days are missed as the page says', () => {
  assert.equal(lastDays?.length, 8)
  const calendar = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17']
  for (const row of lastDays!) {
    const counts = countDays(row.marks!.replaceAll(' ', ''), calendar)
    const found = daysMissed(counts, calendar, 4, missedRules(blueprint()).daysMissed)
    const figures =
      found === null
        ? ''
        : `${found.absent} of ${found.possible}, ${found.absent - found.authorised} not authorised${found.partTime > 0 ? `, ${found.partTime} part-time` : ''}`
    assert.equal(found === null ? 'no' : 'yes', row['two days missed'], row.marks)
    assert.equal(figures, row.figures, row.marks)
  }
})

test('a place that says nothing has the usual rules, and falls back on its other parts', () => {
  const place = blueprint()
  delete place.alerts.missed
  const usual = missedRules(place)
  assert.deepEqual(usual.daysMissed, { atLeast: 2, ofSchoolDays: 5 })
  assert.deepEqual([usual.quietSchoolDays, usual.suspendedWithinDays, usual.oldAfterDays], [10, 45, 14])
  assert.deepEqual([usual.falling.by_percent, usual.falling.last_days], [5, 30], 'the screen’s own rule')
  place.identify.areas = place.identify.areas.filter(area => area.area !== 'attendance')
  assert.deepEqual(missedRules(place).falling, { by_percent: 5, last_days: 30, minimum_sessions: 30 })
  place.alerts.missed = {
    days_missed: { at_least: 3, of_school_days: 10 },
    quiet_school_days: 4,
    suspended_within_days: 30,
    falling: { by_percent: 8, last_days: 20, minimum_sessions: 20 },
    old_after_days: 7,
  }
  assert.deepEqual(missedRules(place), {
    daysMissed: { atLeast: 3, ofSchoolDays: 10 },
    quietSchoolDays: 4,
    suspendedWithinDays: 30,
    falling: { by_percent: 8, last_days: 20, minimum_sessions: 20 },
    oldAfterDays: 7,
  })
})

test('marks are old from the fifteenth day on', () => {
  assert.equal(isOld('2026-07-17', '2026-07-31', 14), false)
  assert.equal(isOld('2026-07-17', '2026-08-01', 14), true)
})
