import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/year_group.json' with { type: 'json' }
import { academicYear, expectedYearGroup } from './year-group.ts'

for (const { id, input, expected } of vectors.cases) {
  test(`year group ${id}`, () => {
    assert.equal(academicYear(input.on), expected.academicYear)
    assert.equal(expectedYearGroup(input.dob, input.on), expected.expectedNcy)
  })
}

test('the turn of the century and a baby', () => {
  assert.equal(academicYear('1999-10-01'), '1999/00')
  assert.equal(expectedYearGroup('2025-01-01', '2025-09-01'), null)
})
