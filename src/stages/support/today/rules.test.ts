// Reads rules/today.md and runs its tables.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { html } from '#platform/html.ts'
import { readTables } from '#test/worked-tables.ts'
import { byWhatMatters, firstOf, inTimeOrder, isOld, isUnseenFor, WAITING_SHOWN } from './day.ts'

const [unseen, waiting, old] = readTables(
  readFileSync(new URL('../../../../rules/today.md', import.meta.url), 'utf8'),
)
const DAYS = ['02', '03', '06', '07', '08', '09', '10', '13', '14', '15', '16', '17'].map(
  day => `2026-07-${day}`,
)
const line = (text: string, points: number, due?: string) => ({
  text: html`${text}`,
  why: text,
  href: '/',
  action: 'Look',
  points,
  due,
})

test('a child is unseen for ten school days as the page says', () => {
  assert.equal(unseen?.length, 6)
  for (const row of unseen!) {
    const last = row['last seen or in touch']!
    const child = { lastOn: last === 'nobody' ? undefined : last, beganOn: row['began on']! }
    assert.equal(
      isUnseenFor(DAYS, child, 10),
      row['unseen for ten school days'] === 'yes',
      JSON.stringify(row),
    )
  }
})

test('with fewer days known than asked for, nobody is said to be unseen', () => {
  assert.equal(isUnseenFor(DAYS, { lastOn: undefined, beganOn: '2025-09-15' }, 13), false)
})

test('what waits stands as the page says, and seven are shown', () => {
  assert.equal(waiting?.length, 8)
  const told = waiting!.map(row =>
    line(row.line!, Number(row.points), row.due === 'none' ? undefined : row.due),
  )
  const sorted = byWhatMatters(told).map(each => each.why)
  for (const row of waiting!) assert.equal(sorted.indexOf(row.line!) + 1, Number(row.stands), row.line)
  const { shown, more } = firstOf(byWhatMatters(told), WAITING_SHOWN)
  assert.deepEqual([shown.length, more], [7, 1])
  assert.deepEqual(firstOf(told.slice(0, 7), WAITING_SHOWN).more, 0)
})

test('marks are old as the page says', () => {
  assert.equal(old?.length, 5)
  for (const row of old!) {
    const open = DAYS.filter(day => day <= row.today!)
    assert.equal(isOld(open, row['marks end on']!), row['said to be old'] === 'yes', JSON.stringify(row))
  }
})

test('the whole day comes first, then the clock', () => {
  const at = (time?: string) => ({ at: time, text: html`x`, href: '/' })
  assert.deepEqual(
    inTimeOrder([at('13:00'), at('09:15'), at(), at('10:00')]).map(each => each.at),
    [undefined, '09:15', '10:00', '13:00'],
  )
})
