import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weekInWords } from './tells.ts'

test('a week gone by is not called this week: the line is read months later', () => {
  assert.equal(weekInWords(4, 5, true), 'Seen on 4 of 5 days this week')
  assert.equal(weekInWords(1, 5, false), 'Seen on 1 of 5 days that week')
  assert.equal(weekInWords(0, 5, true), 'Not seen on any of 5 days of this week')
  assert.equal(weekInWords(0, 1, false), 'Not seen on any of 1 day of that week')
})
