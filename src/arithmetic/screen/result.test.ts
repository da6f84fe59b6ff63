import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childWith, daysOf2026, exampleRules } from './example.fixture.ts'
import {
  areaSentence,
  ruleSentence,
  SCREENED_COLUMNS,
  type ScreenPupil,
  screenedRow,
  screenPupils,
} from './index.ts'

const context = { calendar: daysOf2026(120), filesPresent: new Set(['suspensions'] as const) }
const date = '2026-06-01'
const scores = { emotional: 6, conduct: 1, hyperactivity: 2, peer: 2, prosocial: 8, impact: 1 }

function screened(known: Partial<ScreenPupil>) {
  return screenPupils(exampleRules(), context, [childWith(known)])[0]!
}

const mia: Partial<ScreenPupil> = {
  flags: { ever6: 'Y' },
  marks: `${'I'.repeat(20)}LU${'/\\'.repeat(109)}`,
  attainment: [{ date, subject: 'MA', band: 'below', source: 'summer report, line 12' }],
  ratings: [{ date, area: 'parental-engagement', rating: 'low' }],
  sdq: [{ date, informant: 'parent', ...scores }],
  suspensions: [{ start: '2025-07-16', sessions: 2, type: 'SUSP' }],
}

test('a row holds every column of screened.csv, in order', () => {
  const row = screenedRow(screened(mia))
  const cells = Object.fromEntries(SCREENED_COLUMNS.map((column, i) => [column, row[i]]))
  assert.equal(row.length, SCREENED_COLUMNS.length)
  assert.deepEqual(cells, {
    upn: 'A359000025001',
    school: '100001',
    year: '7',
    outcome: 'in',
    rank: '1',
    risks_met: '3',
    risks_measured: '6',
    areas_met: 'emotional;maths;parental',
    areas_not_measured: 'english',
    also: 'economic',
    possible: '240',
    authorised: '20',
    unauthorised: '1',
    late: '1',
    late_after_close: '1',
    absence_bp: '875',
    sdq_total: '11',
    suspensions_12m: '0',
    person_because: '',
    why:
      'Three risks: emotional wellbeing (emotional difficulties high, score 6, answered at home); ' +
      'maths below what is expected for age; home and school out of touch. ' +
      'Number 1 in this school, which has room for 3. Not measured: English.',
  })
})

test('a person decides about a child in crisis, and the reason is named', () => {
  const suspensions = [{ start: '2025-07-17', sessions: 2, type: 'SUSP' as const }]
  const result = screened({ ...mia, flags: { status: 'cp', sen: 'E' }, suspensions, attainment: [] })
  assert.equal(result.suspensions12m, 1)
  assert.equal(result.outcome, 'to-a-person')
  assert.deepEqual(result.personBecause, [1, 2])
  assert.match(
    result.why,
    /^A person decides: child protection plan; an education, health and care plan\. Three risks: /,
  )
})

test('what is blank stays blank', () => {
  const row = screenedRow(
    screenPupils(exampleRules(), { calendar: [], filesPresent: new Set() }, [childWith({})])[0]!,
  )
  assert.deepEqual(row.slice(3, 19), [
    'too-little-known',
    '',
    '0',
    '0',
    '',
    'emotional;relationships;attendance;english;maths;engagement;parental',
    '',
    '0',
    '0',
    '0',
    '0',
    '0',
    '',
    '',
    '',
    '',
  ])
  assert.match(
    row[19]!,
    /^Too little is known to say\. No risk found in what was measured\. Not measured: emotional/,
  )
})

test('a reason carries its value, its date and where it came from', () => {
  const maths = screened(mia).reasons.find(one => one.area === 'maths')
  assert.deepEqual(maths, {
    area: 'maths',
    counts: true,
    state: 'met',
    because: [
      {
        rule: 'attainment',
        state: 'met',
        text: 'maths below what is expected for age',
        value: 'below',
        date,
        source: 'summer report, line 12',
      },
    ],
  })
})

test('a child may have a calendar of its own', () => {
  const calendar = ['2026-07-16', '2026-07-17', '2026-07-18']
  assert.equal(screened({ marks: '/\\/\\/\\', calendar }).attendance.possible, 4)
})

test('the rules in plain sentences', () => {
  const rules = exampleRules()
  const sentences = rules.areas.map(areaSentence)
  assert.match(
    sentences[2]!,
    /^attendance: missed one session in ten, of at least 60 possible; or missed 5 in a hundred/,
  )
  assert.match(sentences[4]!, /^maths: latest judgement in maths below what is expected for age, or lower/)
  assert.match(sentences[6]!, /^contact between home and school rated low/)
  assert.equal(ruleSentence(rules.to_a_person[5]!), 'six risks or more')
})
