// Suspensions, behaviour, concerns, attainment, SDQ scores and ratings out of a system's own words.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchingAsProposed, proposalFor } from './as-proposed.ts'
import { ANN, BEN, keep, refusal, refusedConversion, tablesOf, take, URN } from './formats.fixture.ts'
import type { Matching } from './shapes.ts'

test('suspensions: days become sessions, words become types', async t => {
  const { text, recognised } = await take(t, {
    'Exclusions.csv': `UPN,Start Date,Number of days,Exclusion type,Reason\n${ANN},12/11/2025,1.5,Fixed Term,PP; DM\n${BEN},13/11/2025,2,Permanent,\n`,
  })
  assert.equal(recognised.tables[0]!.becomes, 'suspensions')
  assert.equal(
    text.suspensions,
    `upn,start,sessions,type,reasons\n${ANN},2025-11-12,3,SUSP,PP; DM\n${BEN},2025-11-13,4,PERM,\n`,
  )
})

test('what no column says is said once for the table', async t => {
  const files = { 'Suspensions.csv': `UPN,Start,Sessions\n${ANN},12/11/2025,2\n` }
  assert.match(await refusedConversion(t, files), /no column matched to “type”/)
  const [table] = matchingAsProposed(await tablesOf(keep(t, files))).tables
  const matching: Partial<Matching> = { tables: [{ ...table!, always: { type: 'SUSP' } }] }
  assert.equal(
    (await take(t, files, matching)).text.suspensions,
    `upn,start,sessions,type\n${ANN},2025-11-12,2,SUSP\n`,
  )
})

test('behaviour: the column of points says which way they count; where nothing does, it is asked', async t => {
  const head = (points: string) => `UPN,Date,${points},Incident\n${ANN},12/11/2025,3,Ran off\n`
  const of = async (points: string) =>
    (await take(t, { 'b.csv': head(points) })).text.behaviour!.split('\n')[1]
  assert.equal(await of('Behaviour points'), `${ANN},2025-11-12,negative,3,Ran off`)
  assert.equal(await of('Achievement points'), `${ANN},2025-11-12,positive,3,Ran off`)
  assert.match(
    await refusedConversion(t, { 'b.csv': head('Points') }),
    /whether an entry is positive or negative/,
  )
})

test('concerns, attainment, SDQ scores and ratings', async t => {
  const { text, recognised } = await take(t, {
    'concerns log.csv': `UPN,Date,Concern,Raised by\n${ANN},12/11/2025,Young carer,tutor\n`,
    'assessments.csv': `UPN,Result date,Subject,Judgement,Grade\n${ANN},12/11/2025,Maths,WTS,WTS\n${BEN},12/11/2025,Reading,Expected (EXS),EXS\n`,
    'sdq.csv': `UPN,Date completed,Completed by,Emotional,Conduct,Hyperactivity,Peer,Prosocial\n${ANN},12/11/2025,T,7,2.0,3,4,10\n`,
    'ratings.csv': `UPN,Date,Area,Rating,Because\n${ANN},12/11/2025,School engagement,Low,sits at the back\n`,
  })
  assert.deepEqual(
    recognised.tables.map(({ becomes }) => becomes),
    ['concerns', 'attainment', 'sdq', 'ratings'],
  )
  assert.equal(text.concerns, `upn,date,kind,said_by\n${ANN},2025-11-12,caring,tutor\n`)
  assert.equal(
    text.attainment,
    `upn,date,subject,band,raw\n${ANN},2025-11-12,MA,below,WTS\n${BEN},2025-11-12,RE,at,EXS\n`,
  )
  assert.equal(text.sdq!.split('\n')[1], `${ANN},2025-11-12,teacher,7,2,3,4,10`)
  assert.equal(text.ratings!.split('\n')[1], `${ANN},2025-11-12,school-engagement,low,sits at the back`)
})

test('looked after is said, and not to be is not taken for no help at all', async t => {
  const { text } = await take(t, { 'p.csv': `UPN,Surname,Year,In care\n${ANN},Ashe,7,Y\n${BEN},Boyd,8,N\n` })
  assert.equal(
    text.pupils,
    `upn,school,year,surname,status\n${ANN},${URN},7,Ashe,lac\n${BEN},${URN},8,Boyd,\n`,
  )
})

test('zeros kept by a formula, cells that say there is nothing, a quote in the wrong place, columns not taken', async t => {
  const rows = Array.from({ length: 30 }, (_, n) => `A35900002${5100 + n},Smith,7,NULL,x`)
  const { text, setAside, remarks } = await take(t, {
    'p.csv': `UPN,Surname,Year,Ethnicity,Reg Group\n="${ANN}",Ashe,7,#N/A,7B\n${BEN},"Boyd" Jr,8,WBRI,\n${rows.join('\n')}\n`,
  })
  assert.match(text.pupils!, new RegExp(`^upn,school,year,surname,ethnicity\n${ANN},${URN},7,Ashe,\n`))
  assert.deepEqual(
    setAside.map(({ line, reason }) => [line, reason]),
    [[3, 'there is text after the closing quote of a cell']],
  )
  assert.deepEqual(remarks, ['p.csv: columns that were not taken: Reg Group.'])
})

test('a table that a person says is something else is proposed anew', async t => {
  const log = `UPN,Date,Category,Recorded by\n${ANN},12/11/2025,Housing,tutor\n`
  const [table] = (await tablesOf(keep(t, { 'log.csv': log }))).tables
  const { columns, missing } = proposalFor(table!, 'concerns', null)
  const matched = columns.flatMap(({ target, source }) => (source === null ? [] : [[target, source]]))
  assert.deepEqual(Object.fromEntries(matched), {
    upn: 'UPN',
    date: 'Date',
    kind: 'Category',
    said_by: 'Recorded by',
  })
  assert.deepEqual([missing, proposalFor(table!, 'sdq', null).missing.includes('emotional')], [[], true])
})

test('a file without a table is refused when it is looked at', async t => {
  assert.match(await refusal(t, { 'a.json': '{"hello": 1}\n' }), /a\.json holds no table/)
})
