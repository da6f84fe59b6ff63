import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupProblems, whereInWords } from './problem-groups.ts'
import { Problems } from './problems.ts'

test('the same fault on many lines is said once, with the first lines and how many more', () => {
  const problems = new Problems('pupils.csv')
  problems.add('refused-row', 2, 'school', 'school must be six digits.', 'Canalside')
  for (let line = 3; line < 967; line++)
    problems.add('refused-value', line, 'fsm', 'fsm is none of Y, N.', `x${line}`)
  problems.add('refused-row', 967, 'school', 'school must be six digits.', '1')
  problems.add('refused-file', null, null, 'A quote is never closed.')
  const groups = groupProblems(problems.list())
  assert.deepEqual(
    groups.map(group => [group.n, whereInWords(group)]),
    [
      [2, 'pupils.csv, school, lines 2, 967'],
      [964, 'pupils.csv, fsm, lines 3, 4, 5, 6, 7 and 959 more'],
      [1, 'pupils.csv'],
    ],
  )
})
