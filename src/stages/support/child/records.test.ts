import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attainmentTitle } from './records.ts'

test('attainment is told in words and not by the letters of a file', () => {
  assert.equal(
    attainmentTitle({ subjects: ['RE', 'MA', 'History'], bands: ['at', 'well_below', 'above'] }),
    'Attainment: reading as expected, maths well below what is expected for the age, History above what is expected',
  )
})
