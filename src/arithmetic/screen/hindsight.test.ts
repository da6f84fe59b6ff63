import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { eitherOf, isPersistent, type LookedBack, lookBack, sessionsBetween } from './hindsight.ts'

const [either, persistent, figures] = readTables(
  readFileSync(new URL('../../../rules/back-test.md', import.meta.url), 'utf8'),
) as [Record<string, string>[], Record<string, string>[], Record<string, string>[]]
const known = (word: string) => (word === 'not known' ? null : word === 'yes')

test('either of the two is as the table says', () => {
  assert.equal(either.length, 8)
  for (const row of either) {
    const later = { persistent: known(row['persistent absence']!), suspended: known(row.suspension!) }
    assert.equal(eitherOf(later), known(row.either!), JSON.stringify(row))
  }
})

test('persistent absence is compared in whole numbers', () => {
  for (const row of persistent) {
    const counted = { absent: Number(row.missed), possible: Number(row.possible) }
    assert.equal(isPersistent(counted, Number(row['at least'])), known(row.persistent!), JSON.stringify(row))
  }
})

test('the figures are as the table says', () => {
  assert.ok(figures.length >= 4)
  for (const row of figures) {
    const places: Record<string, number> = { A: Number(row['places A']), B: Number(row['places B']) }
    const found = lookBack(
      [...childrenOf('A', row['school A']!), ...childrenOf('B', row['school B']!)],
      school => places[school]!,
    )
    const told = (share: { n: number; of: number }) => `${share.n} of ${share.of}`
    const [low, high] = found.precision.interval?.map(each => each.toFixed(3)) ?? ['', '']
    assert.deepEqual(
      {
        precision: told(found.precision),
        low,
        high,
        recall: told(found.recall),
        lift: found.lift?.toFixed(2) ?? '',
        most: told(found.ceiling),
        new: told(found.recallOfNew),
      },
      {
        precision: row.precision,
        low: row.low,
        high: row.high,
        recall: row.recall,
        lift: row.lift,
        most: row.most,
        new: row['of new'],
      },
    )
  }
})

test('sessions are those after the day, up to the last, over both years', () => {
  const days = ['2026-07-15', '2026-07-16', '2026-07-17', '2026-07-20']
  const next = ['2026-09-02', '2026-09-03']
  const count = sessionsBetween('2026-07-16', '2026-09-02')
  assert.deepEqual(
    count([
      { marks: 'OOOO//O/', calendar: days },
      { marks: 'O/OO', calendar: next },
    ]),
    { possible: 6, absent: 2 },
  )
  assert.deepEqual(count([{ marks: null }]), { possible: 0, absent: 0 })
})

function childrenOf(school: string, written: string): LookedBack[] {
  return written
    .split(' ')
    .filter(Boolean)
    .map(word => ({
      school,
      chosen: word.includes('c'),
      wentOn: word.includes('-') ? null : word.includes('y'),
      already: word.includes('o'),
    }))
}
