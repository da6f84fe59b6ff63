// Reads rules/identify.md and runs its tables: what people agreed on in words is what the code does.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { childWith, daysOf2026, exampleRules } from './example.fixture.ts'
import { type ScreenFile, type ScreenPupil, screenPupils } from './index.ts'
import type { AttainmentRow, SdqRow } from './pupil.ts'
import { ATTAINMENT_BANDS, CONCERN_KINDS, FLAG_COLUMNS, RATED_AREAS, RATING_WORDS } from './rules.ts'

const page = readFileSync(new URL('../../../rules/identify.md', import.meta.url), 'utf8')
const rules = exampleRules()
const [states, outcomes, order] = readTables(page)

test('the page holds its three tables', () => {
  assert.deepEqual([states?.length, outcomes?.length, order?.length], [50, 15, 11])
})

for (const row of states ?? []) {
  test(`${row.area}: ${row['what is known']} is ${row.state}`, () => {
    const [result] = screen(
      [pupilOf('A359000025001', '100001', '7', row['what is known']!)],
      row['what is known'],
    )
    const reasons = result!.reasons.find(one => one.area === row.area)
    assert.equal(reasons?.state.replace('-', ' '), row.state)
  })
}

for (const row of outcomes ?? []) {
  test(`year ${row.year}, ${row['what is known']}: ${row.outcome}`, () => {
    const [result] = screen([pupilOf('A359000025001', '100001', row.year!, row['what is known']!)])
    assert.equal(result!.outcome, row.outcome)
    assert.equal(String(result!.risksMet), row['risks met'])
    assert.equal(String(result!.risksMeasured), row.measured)
    assert.equal(result!.personBecause.join(';'), row.person)
  })
}

test('the order within a school is the one on the page', () => {
  const pupils = order!.map(row => pupilOf(row.child!, row.school!, '7', row['what is known']!))
  const found = screen(pupils).map(({ upn, outcome, rank }) => [upn, outcome, String(rank)])
  assert.deepEqual(
    found,
    order!.map(row => [row.child, row.outcome, row.rank]),
  )
})

const EARLIER_DAYS = 90
const LAST_DAYS = 30

function screen(pupils: ScreenPupil[], known = '') {
  const files: ScreenFile[] = ['suspensions', 'behaviour']
  const filesPresent = new Set(files.filter(file => !known.includes(`no ${file} file`)))
  return screenPupils(rules, { calendar: daysOf2026(EARLIER_DAYS + LAST_DAYS), filesPresent }, pupils)
}

type Drafted = {
  -readonly [K in keyof ScreenPupil]: ScreenPupil[K] extends readonly (infer R)[] ? R[] : ScreenPupil[K]
}

function pupilOf(upn: string, school: string, year: string, known: string): ScreenPupil {
  const rows = { suspensions: [], behaviour: [], concerns: [], attainment: [], sdq: [], ratings: [] }
  const pupil: Drafted = { ...childWith({ upn, school, year }), ...rows }
  for (const fact of known.split(';')) take(pupil, fact.trim())
  return pupil
}

function take(pupil: Drafted, fact: string): void {
  const [words, date = '2026-06-01'] = fact.split(' on ') as [string, string?]
  const [first = '', second = '', third = '', fourth = ''] = words.split(' ')
  const start = date
  if (first === 'missed') pupil.marks = marks(second, fourth, EARLIER_DAYS * 2)
  else if (first === 'recently')
    pupil.marks = (pupil.marks ?? '-'.repeat(EARLIER_DAYS * 2)) + marks(second, fourth, 0)
  else if (first === 'SDQ') pupil.sdq.push(sdqRow(second, third, date))
  else if (first === 'suspended') pupil.suspensions.push({ start, sessions: 2, type: 'SUSP' })
  else if (words === 'permanently excluded') pupil.suspensions.push({ start, sessions: 0, type: 'PERM' })
  else if (words === 'lunchtime suspension') pupil.suspensions.push({ start, sessions: 0, type: 'LNCH' })
  else if (first === 'points') pupil.behaviour.push({ date, kind: 'negative', points: Number(second) })
  else if (first === 'concern') pupil.concerns.push({ date, kind: oneOf(CONCERN_KINDS, second) })
  else if (first in FLAG_COLUMNS) pupil.flags = { ...pupil.flags, [first]: second }
  else if (/-engagement$/.test(first)) {
    pupil.ratings.push({ date, area: oneOf(RATED_AREAS, first), rating: oneOf(RATING_WORDS, second) })
  } else if (/^[A-Z]{2}$/.test(first)) pupil.attainment.push(attainmentRow(first, second, date))
  else assert.match(words, /^(nothing|no \w+ file)$/)
}

function marks(missed: string, possible: string, upTo: number): string {
  const packed = 'I'.repeat(Number(missed)) + '/'.repeat(Number(possible) - Number(missed))
  return packed.padEnd(upTo, '-')
}

function sdqRow(informant: string, scores: string, date: string): SdqRow {
  const [emotional, conduct, hyperactivity, peer] = scores
    .split('/')
    .map(score => (score === '-' ? null : Number(score)))
  const who = oneOf(['teacher', 'parent', 'self'] as const, informant)
  const scales = { emotional: emotional!, conduct: conduct!, hyperactivity: hyperactivity!, peer: peer! }
  return { date, informant: who, ...scales, prosocial: null, impact: null }
}

function attainmentRow(subject: string, band: string, date: string): AttainmentRow {
  return { date, subject, band: oneOf(ATTAINMENT_BANDS, band) }
}

function oneOf<T extends string>(words: readonly T[], word: string): T {
  const found = words.find(one => one === word)
  assert.ok(found, `${word} is not one of ${words.join(', ')}`)
  return found
}
