import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANN, BEN, CALENDAR, CAT, PUPILS, readAll } from './folder.fixture.ts'

test('every file and every column of the extract', async t => {
  const { rows, problems, usable, counts } = await readAll(t, {
    'calendar.csv': CALENDAR,
    'pupils.csv':
      'upn,school,year,surname,forename,sex,dob,fsm,ever6,sen,need,eal,ethnicity,idaci_decile,status,known_before,objects\n' +
      `${ANN},100001,7,Okafor,Ann,F,2013-10-02,Y,N,K,SEMH,N,BAFR,3,cin,closed,N\n`,
    'marks.csv': `upn,marks\n${ANN},/\\/\\I\\\n`,
    'suspensions.csv': `upn,start,sessions,type,reasons\n${ANN},2026-03-02,4,SUSP,PP; DB\n`,
    'behaviour.csv': `upn,date,kind,points,what\n${ANN},2026-03-02,negative,5,corridor\n`,
    'concerns.csv': `upn,date,kind,said_by\n${ANN},2026-03-02,exposure-to-crime,tutor\n`,
    'attainment.csv': `upn,date,subject,band,raw,scale\n${ANN},2026-03-02,EN,well_below,88,standardised\n`,
    'sdq.csv':
      'upn,date,informant,emotional,conduct,hyperactivity,peer,prosocial,impact\n' +
      `${ANN},2026-03-02,teacher,0,10,5,4,7,2\n`,
    'ratings.csv': `upn,date,area,rating,because,by\n${ANN},2026-03-02,parental-engagement,low,no reply to three messages,tutor\n`,
  })
  assert.deepEqual(problems, [])
  assert.equal(usable, true)
  assert.deepEqual(counts.sdq, { rows: 1, accepted: 1, refused: 0, strangers: 0, objecting: 0 })
  const day = { line: 2, upn: ANN, date: '2026-03-02' }
  assert.deepEqual(rows.calendar[0], { line: 2, date: '2025-09-01' })
  assert.deepEqual(rows.pupils, [
    {
      ...{ line: 2, upn: ANN, school: '100001', year: '7', surname: 'Okafor', forename: 'Ann', sex: 'F' },
      ...{ dob: '2013-10-02', fsm: 'Y', ever6: 'N', sen: 'K', need: 'SEMH', eal: 'N', ethnicity: 'BAFR' },
      ...{ idaci_decile: 3, status: 'cin', known_before: 'closed', objects: 'N' },
    },
  ])
  assert.deepEqual(rows.marks, [{ line: 2, upn: ANN, marks: '/\\/\\I\\' }])
  assert.deepEqual(rows.suspensions, [
    { line: 2, upn: ANN, start: '2026-03-02', sessions: 4, type: 'SUSP', reasons: ['PP', 'DB'] },
  ])
  assert.deepEqual(rows.behaviour, [{ ...day, kind: 'negative', points: 5, what: 'corridor' }])
  assert.deepEqual(rows.concerns, [{ ...day, kind: 'exposure-to-crime', said_by: 'tutor' }])
  assert.deepEqual(rows.attainment, [
    { ...day, subject: 'EN', band: 'well_below', raw: '88', scale: 'standardised' },
  ])
  assert.deepEqual(rows.sdq, [
    {
      ...day,
      informant: 'teacher',
      emotional: 0,
      conduct: 10,
      hyperactivity: 5,
      peer: 4,
      prosocial: 7,
      impact: 2,
    },
  ])
  assert.deepEqual(rows.ratings, [
    {
      ...day,
      area: 'parental-engagement',
      rating: 'low',
      because: 'no reply to three messages',
      by: 'tutor',
    },
  ])
})

test('columns in any order, names in any case, values trimmed, upn in capitals, absent columns null', async t => {
  const { rows, problems } = await readAll(t, {
    'Pupils.CSV': `\ufeff Year , FSM,UPN,school\r\n 7 ,"Y ", ${ANN.toLowerCase()} ,100001\r\n`,
  })
  assert.deepEqual(problems, [])
  assert.equal(rows.pupils[0]?.upn, ANN)
  assert.equal(rows.pupils[0]?.year, '7')
  assert.equal(rows.pupils[0]?.fsm, 'Y')
  assert.equal(rows.pupils[0]?.surname, null)
  assert.equal(rows.pupils[0]?.idaci_decile, null)
})

test('only pupils.csv must be there', async t => {
  const { usable, present } = await readAll(t, { 'pupils.csv': PUPILS })
  assert.deepEqual([usable, present], [true, ['pupils']])
  const without = await readAll(t, { 'concerns.csv': `upn,date,kind\n${ANN},2026-03-02,other\n` })
  assert.equal(without.usable, false)
  assert.match(without.because[0]!, /There is no pupils\.csv/)
  assert.deepEqual(without.rows.concerns, [])
})

test('years: N1, N2 and 0 are read as N; R and 1 to 14 as they are; nothing else is a year', async t => {
  const years = ['N', 'N1', 'N2', '0', 'R', '1', '14', '15', '-1', '07', 'r', 'Year 7', '']
  const lines = years.map((year, n) => `A35900002500${n},100001,${year}\n`).join('')
  const { rows, at } = await readAll(t, { 'pupils.csv': `upn,school,year\n${lines}` }, { badRows: 100 })
  assert.deepEqual(
    rows.pupils.map(row => row.year),
    ['N', 'N', 'N', 'N', 'R', '1', '14'],
  )
  assert.equal(at.filter(problem => problem.endsWith('refused-row year')).length, 6)
})

test('unknown columns are dropped and named; sensitive ones on sight', async t => {
  const { rows, problems } = await readAll(t, {
    'pupils.csv': `upn,school,year,House,User_Name,password,photo url,Medical notes,\n${ANN},100001,7,Red,ann,secret,x.jpg,asthma,\n`,
  })
  assert.deepEqual(
    problems.map(({ kind, line, column, problem }) => [kind, line, column, /on sight/.test(problem)]),
    [
      ['dropped-column', 1, 'house', false],
      ['dropped-column', 1, 'user_name', true],
      ['dropped-column', 1, 'password', true],
      ['dropped-column', 1, 'photo url', true],
      ['dropped-column', 1, 'medical notes', true],
      ['dropped-column', 1, null, false],
    ],
  )
  assert.doesNotMatch(JSON.stringify([rows, problems]), /secret|asthma|x\.jpg/)
})

test('files that are not of the extract are named and not read', async t => {
  const { at } = await readAll(t, { 'pupils.csv': PUPILS, 'staff.csv': 'a\n"', 'read me.txt': 'hello' })
  assert.deepEqual(at, ['staff.csv:null warning null'])
})

test('rows come in the order of the file, pupils first even if nobody asked for them', async t => {
  const { extract } = await readAll(t, { 'pupils.csv': PUPILS })
  assert.deepEqual(
    Array.from({ length: extract.roll.size }, (_, n) => [extract.roll.upn(n), extract.roll.line(n)]),
    [
      [ANN, 2],
      [BEN, 3],
      [CAT, 4],
    ],
  )
})
