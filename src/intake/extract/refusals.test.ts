import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANN, BEN, CALENDAR, CAT, DAN, PUPILS, readAll } from './folder.fixture.ts'

const LENIENT = { badRows: 100 }

test('a bad or blank value in a required column refuses the row, and only that row', async t => {
  const { rows, at, problems } = await readAll(
    t,
    {
      'pupils.csv': `upn,school,year\n${ANN},10001,7\n${BEN},,7\n${CAT},100001,7\n`,
      'suspensions.csv': `upn,start,sessions,type\n${CAT},2026-01-05,2,SUSP\n${CAT},2026-01-05,two,SUSP\n${CAT},2026-01-05,2,Suspended\n`,
      'behaviour.csv': `upn,date,kind,points\n${CAT},2026-01-05,negative,-1\n${CAT},2026-01-05,negative,3.0\n`,
    },
    LENIENT,
  )
  assert.deepEqual(at, [
    'pupils.csv:2 refused-row school',
    'pupils.csv:3 refused-row school',
    'suspensions.csv:3 refused-row sessions',
    'suspensions.csv:4 refused-row type',
    'behaviour.csv:2 refused-row points',
  ])
  assert.deepEqual(
    problems.map(({ value, problem }) => [value, problem]),
    [
      ['10001', 'school must be six digits. The row is left out.'],
      [null, 'school is blank. The row is left out.'],
      ['two', 'sessions must be a whole number, 0 or more. The row is left out.'],
      ['Suspended', 'type is none of SUSP, PERM, LNCH. The row is left out.'],
      ['-1', 'points must be a whole number, 0 or more. The row is left out.'],
    ],
  )
  assert.deepEqual([rows.pupils.length, rows.suspensions.length, rows.behaviour[0]?.points], [1, 1, 3])
})

test('a date that is none refuses the row', async t => {
  const days = ['2026-02-29', '29/02/2024', '2026-1-5', '2026-13-01', '2024-02-29', '0000-01-01', '']
  const lines = days.map(day => `${ANN},${day},other\n`).join('')
  const { rows, counts } = await readAll(
    t,
    { 'pupils.csv': PUPILS, 'concerns.csv': `upn,date,kind\n${lines}` },
    LENIENT,
  )
  assert.deepEqual(
    rows.concerns.map(row => row.date),
    ['2024-02-29'],
  )
  assert.equal(counts.concerns?.refused, 6)
  const birth = await readAll(
    t,
    { 'pupils.csv': `upn,school,year,dob\n${ANN},100001,7,31/10/2013\n${BEN},100001,7,\n` },
    LENIENT,
  )
  assert.deepEqual(birth.at, ['pupils.csv:2 refused-row dob'])
})

test('an SDQ score outside 0 to 10 refuses the row, impact too', async t => {
  const { rows, at } = await readAll(
    t,
    {
      'pupils.csv': PUPILS,
      'sdq.csv':
        'upn,date,informant,emotional,conduct,hyperactivity,peer,prosocial,impact\n' +
        `${ANN},2026-03-02,self,11,0,0,0,0,\n${ANN},2026-03-02,self,0,-1,0,0,0,\n${ANN},2026-03-02,self,0,0,0,0,0,11\n` +
        `${ANN},2026-03-02,self,0,0,,0,0,0\n${ANN},2026-03-02,self,10,0,0,0,0,\n`,
    },
    LENIENT,
  )
  assert.deepEqual(at, [
    'sdq.csv:2 refused-row emotional',
    'sdq.csv:3 refused-row conduct',
    'sdq.csv:4 refused-row impact',
    'sdq.csv:5 refused-row hyperactivity',
  ])
  assert.equal(rows.sdq[0]?.impact, null)
})

test('a row longer or shorter than its header is refused; an empty line is no row', async t => {
  const { at, counts } = await readAll(
    t,
    { 'pupils.csv': `upn,school,year\n${ANN},100001\n\n${BEN},100001,7,\n${CAT},100001,7\n\n` },
    LENIENT,
  )
  assert.deepEqual(at, ['pupils.csv:2 refused-row null', 'pupils.csv:4 refused-row null'])
  assert.equal(counts.pupils?.rows, 3)
})

test('a second upn in pupils.csv or marks.csv is refused', async t => {
  const { at, rows } = await readAll(
    t,
    {
      'calendar.csv': CALENDAR,
      'pupils.csv': `${PUPILS} ${ANN.toLowerCase()},100002,9\n`,
      'marks.csv': `upn,marks\n${ANN},//\n${ANN},II\n`,
    },
    LENIENT,
  )
  assert.deepEqual(at, ['pupils.csv:5 refused-row upn', 'marks.csv:3 refused-row upn'])
  assert.deepEqual([rows.pupils[0]?.year, rows.marks[0]?.marks], ['7', '//'])
})

test('an empty upn or one of over twenty characters is refused; a rating without a because, too', async t => {
  const { at, rows } = await readAll(
    t,
    {
      'pupils.csv': `upn,school,year\n,100001,7\n${'1'.repeat(21)},100001,7\n${'1'.repeat(20)},100001,7\n${ANN},100001,7\n`,
      'ratings.csv': `upn,date,area,rating,because\n${ANN},2026-03-02,school-engagement,low, \n`,
    },
    LENIENT,
  )
  assert.deepEqual(at, [
    'pupils.csv:2 refused-row upn',
    'pupils.csv:3 refused-row upn',
    'pupils.csv:4 warning upn',
    'ratings.csv:2 refused-row because',
  ])
  assert.equal(rows.pupils.length, 2)
})

test('a wrong word in an optional column is read as blank; the child stays', async t => {
  const { rows, at, usable, problems } = await readAll(t, {
    'pupils.csv': `upn,school,year,fsm,sen,idaci_decile,status,objects\n${ANN},100001,7,yes,S,11,CIN,maybe\n`,
    'suspensions.csv': `upn,start,sessions,type,reasons\n${ANN},2026-01-05,1,LNCH,a;b;c;d\n`,
  })
  assert.equal(usable, true)
  assert.deepEqual(at, [
    'pupils.csv:2 refused-value fsm',
    'pupils.csv:2 refused-value sen',
    'pupils.csv:2 refused-value idaci_decile',
    'pupils.csv:2 refused-value status',
    'pupils.csv:2 refused-value objects',
    'suspensions.csv:2 refused-value reasons',
  ])
  assert.match(problems[4]!.problem, /STILL IN/)
  const { fsm, sen, idaci_decile, status, objects } = rows.pupils[0]!
  assert.deepEqual([fsm, sen, idaci_decile, status, objects], [null, null, null, null, null])
  assert.equal(rows.suspensions[0]?.reasons, null)
})

test('a upn with a wrong form or check letter is a warning', async t => {
  const { at, rows, problems } = await readAll(t, {
    'pupils.csv': `upn,school,year\nLOCAL-17,100001,7\nB${ANN.slice(1)},100001,7\n${DAN},100001,7\n`,
  })
  assert.deepEqual(at, ['pupils.csv:2 warning upn', 'pupils.csv:3 warning upn'])
  assert.match(problems[0]!.problem, /The UPN does not have the form of one/)
  assert.match(problems[1]!.problem, /The UPN has the wrong check letter/)
  assert.equal(rows.pupils.length, 3)
})

test('bytes that are not UTF-8 blank an optional cell and refuse a required one', async t => {
  const { rows, at, problems } = await readAll(
    t,
    {
      'pupils.csv': Buffer.from(
        `upn,school,year,surname\n${ANN},100001,7,Zo\xeb\n${BEN},100001,7,Fine\n`,
        'latin1',
      ),
      'attainment.csv': Buffer.from(`upn,date,subject,band\n${ANN},2026-01-05,Fran\xe7ais,at\n`, 'latin1'),
    },
    LENIENT,
  )
  assert.deepEqual(at, ['pupils.csv:2 refused-value surname', 'attainment.csv:2 refused-row subject'])
  assert.match(problems[0]!.problem, /not UTF-8 text\. Save the file as "CSV UTF-8"/)
  assert.deepEqual(
    rows.pupils.map(row => row.surname),
    [null, 'Fine'],
  )
})

test('no problem ever holds a upn', async t => {
  const { problems } = await readAll(t, {
    'pupils.csv': `upn,school,year\n${ANN},1,7\nLOCAL-17,100001,7\nLOCAL-17,100001,7\n`,
  })
  assert.equal(problems.length, 3)
  assert.doesNotMatch(JSON.stringify(problems), /LOCAL|A359/)
})
