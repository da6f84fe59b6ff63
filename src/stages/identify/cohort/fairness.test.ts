import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fairnessTables, type GroupOffers, hiddenGroups } from './fairness.ts'
import type { Group } from './signing.ts'
import { enoughSessions, strengthsOf } from './strengths.ts'
import { gapHeading } from './together.html.ts'

const group = (which: string, inScope: number, atRisk: number, ranked: number, chosen: number): Group => ({
  by: 'sex',
  which,
  inScope,
  atRisk,
  ranked,
  chosen,
  gap: false,
})

test('a small number hides its group, and another with it', () => {
  const groups = [group('F', 100, 30, 20, 10), group('M', 100, 30, 20, 8), group('?', 40, 12, 6, 3)]
  assert.deepEqual([...hiddenGroups(groups, 5)].sort(), ['?', 'F'])
  assert.deepEqual([...hiddenGroups(groups.slice(0, 2), 5)], [])
})

test('nothing hidden is alone, or small when put together, unless all is hidden', () => {
  const one = fc
    .tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
    .map(counts => counts.sort((a, b) => b - a))
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 7 }), rows => {
      const groups = rows.map(([inScope, atRisk, ranked, chosen], n) =>
        group(String(n), inScope!, atRisk!, ranked!, chosen!),
      )
      const hidden = groups.filter(each => hiddenGroups(groups, 5).has(each.which))
      if (hidden.length === 0 || hidden.length === groups.length) return
      assert.ok(hidden.length > 1)
      const chosen = hidden.reduce((sum, each) => sum + each.chosen, 0)
      assert.ok(chosen === 0 || chosen >= 5)
      for (const each of groups.filter(other => !hidden.includes(other)))
        assert.ok(each.chosen === 0 || each.chosen >= 5)
    }),
  )
})

test('shares are of those in scope, with Wilson’s interval', () => {
  const [table] = fairnessTables([group('F', 50, 20, 15, 10), group('M', 50, 20, 15, 10)], 5)
  const { chosen } = table!.rows[0]!.shares!
  assert.deepEqual([chosen.n, chosen.of], [10, 50])
  // Newcombe 1998 gives no such row; worked by hand from the formula: 0.1124 to 0.3304.
  assert.deepEqual([chosen.low.toFixed(4), chosen.high.toFixed(4)], ['0.1124', '0.3304'])
})

const offers = (which: string, offered: number, agreed: number): GroupOffers => ({
  by: 'sex',
  which,
  offered,
  agreed,
})

test('offered and agreed are “not yet” before offers, then shares of those in scope', () => {
  const groups = [group('F', 100, 40, 30, 20), group('M', 80, 40, 30, 20)]
  assert.deepEqual(
    fairnessTables(groups, 5)[0]!.rows.map(each => each.offers),
    ['not-yet', 'not-yet'],
  )
  const [table] = fairnessTables(groups, 5, [offers('F', 20, 12), offers('M', 15, 8)])
  assert.deepEqual(
    table!.rows.map(({ offers: shown }) =>
      shown === null || shown === 'not-yet' ? shown : [shown.offered.n, shown.offered.of, shown.agreed.n],
    ),
    [
      [20, 100, 12],
      [15, 80, 8],
    ],
  )
  const { agreed } = table!.rows[0]!.offers as { agreed: { low: number; high: number } }
  assert.deepEqual([agreed.low.toFixed(3), agreed.high.toFixed(3)], ['0.070', '0.198'])
})

test('a small number of answers hides them and another group’s, and leaves the figures of those chosen', () => {
  const groups = [group('F', 100, 40, 30, 20), group('M', 80, 40, 30, 20), group('?', 90, 40, 30, 20)]
  const [table] = fairnessTables(groups, 5, [offers('F', 20, 12), offers('M', 15, 12), offers('?', 20, 10)])
  const rows = Object.fromEntries(table!.rows.map(each => [each.which, each]))
  assert.deepEqual([rows.M!.offers, rows['?']!.offers], [null, null], 'three said no or nothing yet')
  assert.ok(rows.F!.offers && rows.M!.shares && rows['?']!.shares)
})

test('what is hidden of those chosen is hidden of those offered', () => {
  const groups = [group('F', 100, 40, 30, 20), group('M', 80, 40, 30, 2), group('?', 90, 40, 30, 20)]
  const [table] = fairnessTables(groups, 5, [offers('F', 20, 12), offers('?', 20, 10)])
  for (const { shares, offers: shown } of table!.rows) assert.ok(shares !== null || shown === null)
})

test('what is well is said of what was measured, and never of what was not', () => {
  const areas = [
    { area: 'attendance', counts: true, state: 'not-met' },
    { area: 'maths', counts: true, state: 'not-met' },
    { area: 'english', counts: true, state: 'not-measured' },
    { area: 'economic', counts: false, state: 'not-met' },
  ]
  const told = strengthsOf({
    possible: 200,
    absent: 4,
    areas,
    enough: 60,
    kindness: { score: 9, on: '2026-05-01', informant: 'teacher' },
    praise: { points: 12, latest: '2026-06-01' },
  }).map(each => each.text)
  assert.deepEqual(told, [
    'attended 196 of 200 sessions',
    'kind to others, score 9 of 10',
    '12 points of praise in a year',
    'measured, and no risk found: maths',
  ])
  const little = strengthsOf({ possible: 40, absent: 0, areas: [], enough: 60 })
  assert.deepEqual(little, [], 'forty sessions say too little')
  const unkind = { score: 4, on: '2026-05-01', informant: 'teacher' }
  assert.deepEqual(strengthsOf({ possible: 0, absent: 0, areas: [], enough: 60, kindness: unkind }), [])
})

test('how many sessions are enough is the place’s own rule', () => {
  assert.equal(enoughSessions([{ rule: 'any', of: [{ rule: 'absence', minimum_sessions: 60 }] }]), 60)
  assert.equal(enoughSessions([{ rule: 'rating' }]), 1)
})

test('the headline never says of hidden groups that there is no gap', () => {
  const shown = [group('F', 100, 30, 20, 10), group('M', 100, 30, 20, 8)]
  const heading = (groups: Group[]) => gapHeading(fairnessTables(groups, 5))
  assert.equal(heading(shown), 'No gap is beyond its interval')
  assert.equal(
    heading([...shown, group('X', 90, 28, 20, 9), group('?', 40, 12, 6, 3)]),
    'No gap is beyond its interval in 2 of 4 groups; it cannot be said for 2 groups with too few to show',
  )
  assert.match(
    heading([group('F', 20, 6, 4, 2), group('M', 20, 6, 4, 2)]),
    /cannot be said for any of the 2 groups/,
  )
})
