// Registers as systems give them: every shape of the same week comes out as the same marks.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ANN, BEN, CAT, keep, refusedConversion, tablesOf, take, workbookOf } from '../formats.fixture.ts'

const DAYS = ['01/09/2025', '02/09/2025', '03/09/2025']
const WEEK: Record<string, string[]> = {
  [ANN]: ['/', '\\', 'I', 'I', '', '\\'],
  [BEN]: ['L', '\\', 'C2', 'U', '/', '#'],
}
const CALENDAR = 'date\n2025-09-01\n2025-09-02\n2025-09-03\n'
const MARKS = `upn,marks\n${ANN},/\\II-\\\n${BEN},L\\C2U/#\n`

describe('one week', () => {
  const rows = Object.entries(WEEK)
  const shapes: Record<string, [shape: string, text: string]> = {
    'a row a session': [
      'long',
      `UPN,Date,Session,Mark\n${rows.flatMap(([upn, marks]) => marks.map((mark, n) => `${upn},${DAYS[n >> 1]},${n & 1 ? 'PM' : 'AM'},${mark}`)).join('\n')}\n`,
    ],
    'a row a day': [
      'long',
      `UPN,Date,AM,PM\n${rows.flatMap(([upn, marks]) => DAYS.map((day, n) => `${upn},${day},${marks[2 * n]},${marks[2 * n + 1]}`)).join('\n')}\n`,
    ],
    'a row a session told by its time': [
      'long',
      `UPN,Date,Code\n${rows.flatMap(([upn, marks]) => marks.map((mark, n) => `${upn},${DAYS[n >> 1]} ${n & 1 ? '13:05' : '08:45'},${mark}`)).join('\n')}\n`,
    ],
    'packed from a day on': [
      'packed',
      `UPN,Week Beginning,Marks\n${ANN},01/09/2025,/\\II-\\\n${BEN},Mon 01 Sep 2025,L\\C2U/#\n`,
    ],
    'packed with blanks between the days': [
      'packed',
      `UPN,Week Beginning,Marks\n${ANN},2025-09-01,/\\ II -\\\n${BEN},2025-09-01,L\\ C2U /#\n`,
    ],
    'packed in pieces of a week': [
      'packed',
      `UPN,From,Marks\n${ANN},01/09/2025,/\\\n${BEN},2025-09-01,L\\C2U\n${ANN},02/09/2025,II-\\\n${BEN},03/09/2025,/#\n`,
    ],
  }
  for (const [how, [shape, text]] of Object.entries(shapes)) {
    test(how, async t => {
      const taken = await take(t, { 'register.csv': text })
      assert.equal(taken.recognised.tables[0]!.register, shape)
      assert.deepEqual([taken.text.calendar, taken.text.marks, taken.setAside], [CALENDAR, MARKS, []])
    })
  }

  const sessions = DAYS.flatMap(day => [`${day} AM`, `${day} PM`])
  const wide = rows.map(([upn, marks]) => [upn, ...marks])
  const headers: Record<string, string[][]> = {
    'a column a session': [['UPN', ...sessions]],
    'the day twice': [['UPN', ...DAYS.flatMap(day => [day, day])]],
    'a line break in the header': [['UPN', ...sessions.map(each => `"${each.replace(' ', '\n')}"`)]],
    'the day above, AM and PM below': [
      ['', ...DAYS.flatMap(day => [day, ''])],
      ['UPN', ...DAYS.flatMap(() => ['AM', 'PM'])],
    ],
    'the day beside UPN, AM and PM in a row of their own': [
      ['UPN', ...DAYS.flatMap(day => [day, day])],
      ['', ...DAYS.flatMap(() => ['AM', 'PM'])],
    ],
  }
  for (const [how, top] of Object.entries(headers)) {
    test(how, async t => {
      const text = [['Register of 7B'], ...top, ...wide].map(cells => cells.join(',')).join('\n')
      const taken = await take(t, { 'register.csv': `${text}\n` })
      assert.equal(taken.recognised.tables[0]!.register, 'wide')
      assert.deepEqual([taken.text.calendar, taken.text.marks], [CALENDAR, MARKS])
    })
  }

  test('a column a day with both marks in it, in a workbook with Excel dates above', async t => {
    const days = [45901, 45902, 45903, 45904].map(day => ({ day }))
    const book = await workbookOf({
      Register: [
        ['UPN', ...days],
        [ANN, '/\\', 'II', '-\\', ''],
        [BEN, 'L\\', 'C2U', '/#', ''],
      ],
    })
    const taken = await take(t, { 'register.xlsx': book })
    assert.deepEqual([taken.text.calendar, taken.text.marks], [CALENDAR, MARKS])
  })
})

test('days that the title tells: a week by its weekdays, days and months of the nearest year', async t => {
  const week = `Weekly register,Printed 12/11/2025\nWeek beginning: 08/09/2025\nUPN,Name,Mon AM,Mon PM,Tue AM,Tue PM,Fri AM,Fri PM\n${ANN},"Ashe, Ann",/,\\,I,I,L,\\\n`
  const of = async (text: string) => {
    const { text: out, recognised } = await take(t, { 'r.csv': text })
    return [recognised.tables[0]!.register, out.calendar, out.marks]
  }
  assert.deepEqual(await of(week), [
    'wide',
    'date\n2025-09-08\n2025-09-09\n2025-09-12\n',
    `upn,marks\n${ANN},/\\IIL\\\n`,
  ])
  const yearless = week.replace(/Mon AM.*PM/, '19/12,19/12,22 Dec,22 Dec,05/01 AM,05/01 PM')
  assert.deepEqual((await of(yearless))[1], 'date\n2025-12-19\n2025-12-22\n2026-01-05\n')
  const unsaid = await tablesOf(keep(t, { 'r.csv': week.replace('Week beginning: 08/09/2025\n', '') }))
  assert.equal(unsaid.tables[0]!.register, null)
})

test('packed marks take their days from a calendar that comes with them', async t => {
  const files = {
    'days.csv': 'Date\n02/09/2025\n01/09/2025\n',
    'marks of 7B.csv': `UPN,Marks\n${ANN},/\\I-\n${BEN},////\n`,
  }
  const taken = await take(t, files)
  assert.equal(taken.text.marks, `upn,marks\n${ANN},/\\I-\n${BEN},////\n`)
  const alone = await refusedConversion(t, { 'marks of 7B.csv': files['marks of 7B.csv'] })
  assert.match(alone, /nothing says on which days/)
})

test('an unknown code is set aside with its line and never counted; J counts by its day', async t => {
  const rows = [
    `${ANN},01/09/2025,AM,q9`,
    `${ANN},01/09/2025,PM,/`,
    `${ANN},02/09/2025,AM,J`,
    `${ANN},02/09/2025,PM,/`,
  ]
  const old = `${BEN},01/07/2024,AM,J\n${BEN},01/07/2024,PM,I - Illness`
  const taken = await take(t, { 'r.csv': `UPN,Date,Session,Mark\n${rows.join('\n')}\n${old}\n` })
  assert.equal(taken.text.marks, `upn,marks\n${ANN},---/-/\n${BEN},JI----\n`)
  assert.deepEqual(
    taken.setAside.map(({ line, column, what, reason, times }) => [line, column, what, reason, times]),
    [
      [2, 'Mark', 'mark', 'the attendance code “q9” is not known on its day; it is not counted', 1],
      [4, 'Mark', 'mark', 'the attendance code “J” is not known on its day; it is not counted', 1],
    ],
  )
})

test('the first of two different marks for a session stays; the same twice is one', async t => {
  const taken = await take(t, {
    'r.csv': `UPN,Date,Session,Mark\n${ANN},01/09/2025,AM,/\n${ANN},01/09/2025,AM,/\n${ANN},01/09/2025,AM,I\n${BEN},01/09/2025,PM,/\n`,
  })
  assert.equal(taken.text.marks, `upn,marks\n${ANN},/-\n${BEN},-/\n`)
  assert.deepEqual(
    taken.setAside.map(({ line, reason }) => [line, reason]),
    [[4, 'a second, different mark for the same session; the first is kept']],
  )
})

test('weekends that are closed for everybody are no school days; an inset day is', async t => {
  const days = ['Fri 05/09/2025', 'Sat 06/09/2025', 'Sun 07/09/2025', 'Mon 08/09/2025']
  const header = days.flatMap(day => [`${day} AM`, `${day} PM`])
  const taken = await take(t, { 'r.csv': `UPN,${header.join(',')}\n${ANN},/,\\,#,#,,,#,#\n` })
  assert.equal(taken.text.calendar, 'date\n2025-09-05\n2025-09-08\n')
  assert.equal(taken.text.marks, `upn,marks\n${ANN},/\\##\n`)
})

test('sums that a system sends are worked out again, and differences are said', async t => {
  const register = `UPN,Date,AM,PM\n${ANN},01/09/2025,/,\\\n${ANN},02/09/2025,I,O\n${BEN},01/09/2025,L,\\\n${BEN},02/09/2025,Y1,/\n`
  const sums = `UPN,Possible,Present,Authorised,Unauthorised,Lates,% Attendance\n${ANN},4,2,1,1,0,50.0\n${BEN},4,3,0,0,1,75%\n${CAT},9,9,0,0,0,100\nTotals,8,5,1,1,1,62.5\n`
  const taken = await take(t, { 'register.csv': register, 'sums.csv': sums })
  assert.deepEqual(
    taken.recognised.tables.map(({ becomes }) => becomes),
    ['marks', 'totals'],
  )
  assert.deepEqual([taken.totalsCompared, taken.totalsDiffering], [12, 2])
  assert.deepEqual(taken.totals, [
    { file: 'sums.csv', line: 3, total: 'Possible', sent: '4', recomputed: '3' },
    { file: 'sums.csv', line: 3, total: '% Attendance', sent: '75', recomputed: '100.0' },
  ])
  const without = await take(t, {
    'pupils.csv': `UPN,Year,Surname,Possible,% Attendance\n${ANN},7,Ashe,4,50\n`,
  })
  assert.match(without.remarks.join(), /cannot be checked and are not taken in/)
})

test('marks of lessons are not taken for sessions, and a column of other things is no register', async t => {
  const lessons = Array.from({ length: 20 }, (_, n) => `${ANN},01/09/2025,Period ${n + 1},/`).join('\n')
  const sentence = await refusedConversion(t, { 'r.csv': `UPN,Date,Session,Mark\n${lessons}\n` })
  assert.match(
    sentence,
    /“Session” of r\.csv does not hold what it should in 20 of 20 rows \(line 2 first: the session is neither AM nor PM/,
  )
  const names = Array.from({ length: 20 }, (_, n) => `${ANN},${n + 1}/09/2025,AM,Smith`).join('\n')
  const other = await refusedConversion(t, { 'r.csv': `UPN,Date,Session,Mark\n${names}\n` })
  assert.match(other, /“Mark” of r\.csv does not hold what it should in 20 of 20 rows/)
  assert.doesNotMatch(other, /Smith/)
})
