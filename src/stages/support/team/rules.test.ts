// Reads rules/team.md and runs its tables.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { drawn, fortnightOf, holdsOn, nameIn } from './rules.ts'

const page = readFileSync(new URL('../../../../rules/team.md', import.meta.url), 'utf8')
const [fortnights, training, names] = readTables(page) as [
  Record<string, string>[],
  Record<string, string>[],
  Record<string, string>[],
]

test('fortnights begin as the page says', () => {
  assert.equal(fortnights.length, 5)
  for (const row of fortnights) assert.equal(fortnightOf(row.day!), row['its fortnight begins'], row.day)
})

test('training holds as the page says', () => {
  assert.equal(training.length, 5)
  for (const row of training) {
    const until = row['holds until'] === 'never runs out' ? null : row['holds until']!
    assert.equal(holdsOn(until, row.today!, 30).replace('-', ' '), row.said, row['holds until'])
  }
})

test('a name is found as the page says', () => {
  assert.equal(names.length, 6)
  for (const row of names) {
    const found = nameIn(row['what is written']!, row['a child on the caseload']!.split(' '))
    assert.equal(found ?? 'none', row['the name that is found'], row['what is written'])
  }
})

test('of each writer so many notes are drawn, the same whoever looks and in whatever order they come', () => {
  const notes = Array.from({ length: 30 }, (_, n) => ({ id: `note ${n}`, writer: `writer ${n % 3}` }))
  const once = drawn(notes, '2026-07-13', 2)
  assert.equal(once.length, 6)
  assert.deepEqual(
    new Set(drawn(notes.toReversed(), '2026-07-13', 2).map(({ id }) => id)),
    new Set(once.map(({ id }) => id)),
  )
  assert.notDeepEqual(
    drawn(notes, '2026-07-27', 2).map(({ id }) => id),
    once.map(({ id }) => id),
  )
})
