// Reads rules/attendance.md and runs its tables.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { percentWord } from '../screen/words.ts'
import { categoryOf } from './codes.ts'
import { absenceBasisPoints, isPersistentlyAbsent, isSeverelyAbsent } from './counts.ts'
import { splitMarks } from './marks.ts'

const page = readFileSync(new URL('../../../rules/attendance.md', import.meta.url), 'utf8')
const [codes, packed, absence] = readTables(page)

test('each code counts as the page says, since the change and before', () => {
  assert.equal(codes?.length, 36)
  for (const row of codes!) {
    assert.equal(categoryOf(row.code!, '2024-08-19') ?? 'unknown', row['since 19 August 2024'], row.code)
    assert.equal(categoryOf(row.code!, '2024-08-18') ?? 'unknown', row.before, row.code)
  }
})

test('packed strings come apart as the page says', () => {
  assert.equal(packed?.length, 3)
  for (const row of packed!) assert.equal(splitMarks(row.packed!).join(' '), row.marks)
})

test('the lines of persistent and severe absence are where the page says', () => {
  assert.equal(absence?.length, 8)
  for (const row of absence!) {
    const sessions = { absent: Number(row.missed), possible: Number(row.possible) }
    const rate = absenceBasisPoints(sessions)
    assert.equal(rate === null ? 'none' : percentWord(rate), row['rate as shown'])
    assert.equal(yesOrNo(isPersistentlyAbsent(sessions)), row.persistent)
    assert.equal(yesOrNo(isSeverelyAbsent(sessions)), row.severe)
  }
})

function yesOrNo(answer: boolean | null): string {
  return answer === null ? 'unknown' : answer ? 'yes' : 'no'
}
