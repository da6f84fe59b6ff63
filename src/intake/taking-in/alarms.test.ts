import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alarmsOf } from './alarms.ts'

const pupils = (before: number, now: number) => [{ school: 'Canalside', file: 'pupils', before, now }]
const nobody = { before: 0, missing: 0 }

test('more than ten rows and more than ten in a hundred is an alarm, either way', () => {
  assert.deepEqual(alarmsOf(pupils(200, 180), nobody), [])
  assert.deepEqual(alarmsOf(pupils(20, 10), nobody), [])
  assert.deepEqual(alarmsOf(pupils(200, 179), nobody), [
    'Canalside: pupils.csv had 200 rows the last time and has 179 rows now.',
  ])
  assert.equal(alarmsOf(pupils(100, 111), nobody).length, 1)
  assert.equal(alarmsOf(pupils(110, 121), nobody).length, 0)
})

test('many who leave the roll are an alarm', () => {
  assert.deepEqual(alarmsOf([], { before: 100, missing: 11 }), [
    '11 of the 100 children on the rolls of these schools leave by this file.',
  ])
  assert.deepEqual(alarmsOf([], { before: 110, missing: 11 }), [])
})

test('a file of dated records may be smaller, but not suddenly empty', () => {
  const behaviour = (now: number) => [{ school: 'Canalside', file: 'behaviour', before: 500, now }]
  assert.deepEqual(alarmsOf(behaviour(3), nobody), [])
  assert.equal(alarmsOf(behaviour(0), nobody).length, 1)
})
