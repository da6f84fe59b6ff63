// What must hold of any screen of any children.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvLine } from '#platform/csv/index.ts'
import { childWith, daysOf2026, exampleRules } from './example.fixture.ts'
import {
  judgeChildren,
  LineWriter,
  openVerdicts,
  rankChildren,
  type Screen,
  type ScreenContext,
  type ScreenPupil,
  screenedRow,
  screenPupils,
} from './index.ts'
import { capacityOf, lotOf } from './rank.ts'
import { ATTAINMENT_BANDS, CONCERN_KINDS, RATED_AREAS, RATING_WORDS } from './rules.ts'
import { ScreenStream } from './stream.ts'

const rules = exampleRules()
const context: ScreenContext = {
  calendar: daysOf2026(120),
  filesPresent: new Set(['suspensions', 'behaviour']),
}

const date = fc
  .integer({ min: 0, max: 500 })
  .map(days => new Date(Date.UTC(2025, 3, 1 + days)).toISOString().slice(0, 10))
const score = fc.option(fc.integer({ min: 0, max: 10 }))
const marks = fc
  .array(fc.constantFrom('/\\'.repeat(20), '/\\'.repeat(5), '/\\', 'II', 'L\\', '/U', 'C2C2', '##', '--'), {
    maxLength: 60,
  })
  .map(parts => parts.join(''))
const pupil = fc
  .record({
    school: fc.constantFrom('100001', '100002', '100003'),
    year: fc.constantFrom('R', '3', '7', '7', '7', '8', '11'),
    flags: fc.record({
      ever6: fc.constantFrom('Y', 'N', null),
      sen: fc.constantFrom('N', 'N', 'K', 'E', null),
      status: fc.constantFrom('none', 'none', 'none', 'cin', ''),
      idaci_decile: fc.constantFrom('1', '5', '10', null),
    }),
    marks: fc.option(marks),
    suspensions: some(
      fc.record({ start: date, sessions: fc.constant(2), type: fc.constantFrom('SUSP', 'LNCH', 'PERM') }),
    ),
    behaviour: some(fc.record({ date, kind: fc.constantFrom('negative', 'positive'), points: fc.nat(20) })),
    concerns: some(fc.record({ date, kind: fc.constantFrom(...CONCERN_KINDS) })),
    attainment: some(
      fc.record({
        date,
        subject: fc.constantFrom('EN', 'RE', 'MA'),
        band: fc.constantFrom(...ATTAINMENT_BANDS),
      }),
    ),
    sdq: some(
      fc.record({
        date,
        informant: fc.constantFrom('teacher', 'parent', 'self'),
        emotional: score,
        conduct: score,
        hyperactivity: score,
        peer: score,
        prosocial: score,
        impact: score,
      }),
    ),
    ratings: some(
      fc.record({ date, area: fc.constantFrom(...RATED_AREAS), rating: fc.constantFrom(...RATING_WORDS) }),
    ),
  })
  .map(known => childWith(known as Partial<ScreenPupil>))
const pupils = fc
  .array(pupil, { maxLength: 40 })
  .map(children => children.map((child, i) => ({ ...child, upn: `UPN${String(i).padStart(4, '0')}` })))

test('the order of the children changes nothing for any of them', () => {
  fc.assert(
    fc.property(
      pupils.chain(children => fc.tuple(fc.constant(children), shuffled(children))),
      ([children, mixed]) => {
        const rowsOf = (list: ScreenPupil[]) => screenPupils(rules, context, list).map(screenedRow).sort()
        assert.deepEqual(rowsOf(mixed), rowsOf(children))
      },
    ),
    { numRuns: 60 },
  )
})

test('no school takes in more than it has room for, ranks run from 1 without gap, and in stands before waiting', () => {
  fc.assert(
    fc.property(pupils, children => {
      const results = screenPupils(rules, context, children)
      for (const school of new Set(children.map(child => child.school))) {
        const ranked = results
          .filter(one => one.school === school && one.rank !== null)
          .sort((a, b) => a.rank! - b.rank!)
        const room = capacityOf(rules, school)
        const expected = ranked.map((_, i) =>
          i < room ? 'in' : i < room + rules.reserve ? 'reserve' : 'waiting',
        )
        assert.deepEqual(
          ranked.map(one => one.outcome),
          expected,
        )
        assert.deepEqual(
          ranked.map(one => one.rank),
          ranked.map((_, i) => i + 1),
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('one more risk that is measured never lowers the count of risks, nor forgets a child', () => {
  fc.assert(
    fc.property(pupil, fc.nat(2), (child, which) => {
      const today = { date: rules.as_of }
      const worse: ScreenPupil[] = [
        { ...child, attainment: [...child.attainment, { ...today, subject: 'MA', band: 'well_below' }] },
        { ...child, suspensions: [...child.suspensions, { start: rules.as_of, sessions: 2, type: 'SUSP' }] },
        { ...child, ratings: [...child.ratings, { ...today, area: 'parental-engagement', rating: 'low' }] },
      ]
      const [before, after] = [child, worse[which]!].map(one => screenPupils(rules, context, [one])[0]!)
      assert.ok(after!.risksMet >= before!.risksMet)
      assert.ok(after!.risksMeasured >= before!.risksMeasured)
      if (before!.outcome !== 'below-the-line') assert.notEqual(after!.outcome, 'below-the-line')
    }),
    { numRuns: 200 },
  )
})

test('every area is met, not met or not measured, with a reason in words for each rule', () => {
  fc.assert(
    fc.property(pupil, child => {
      const [result] = screenPupils(rules, context, [child])
      assert.equal(result!.reasons.length, rules.areas.length)
      for (const { state, because } of result!.reasons) {
        assert.ok(because.length > 0 && because.every(one => one.text.length > 3))
        if (state === 'met') assert.ok(because.some(one => one.state === 'met' && one.source !== null))
        if (state === 'not-measured') assert.ok(because.every(one => one.state === 'not-measured'))
      }
      assert.doesNotMatch(result!.why, /parent|mother|father|not at risk|undefined|null|NaN/i)
    }),
    { numRuns: 300 },
  )
})

test('a line put into bytes says what the row of the same child does', () => {
  fc.assert(
    fc.property(pupils, children => {
      const stream = new ScreenStream(rules, context)
      for (const child of children) stream.add(child)
      const { judged, explain } = stream.settle()
      const expected = judged.map((_, child) => csvLine(screenedRow(explain(child)))).join('')
      assert.equal(linesOf(stream.screen, children), expected)
    }),
    { numRuns: 100 },
  )
})

test('the lot is the SHA-256 of seed and UPN', () => {
  // printf 'millbrook-2026:A359000025001' | sha256sum
  assert.equal(
    lotOf('millbrook-2026', 'A359000025001'),
    '19e3fad3d661d458f40e499027d082bd79c90390ac86c2f6b3192f035ea26d53',
  )
})

function linesOf(screen: Screen, children: ScreenPupil[]): string {
  const upnOf = (child: number) => children[child]!.upn
  const verdicts = openVerdicts(screen, false)
  judgeChildren(screen, verdicts, 0, children.length)
  rankChildren(screen, verdicts, upnOf)
  const lines = new LineWriter(screen, verdicts, (child, out, at) => at + out.write(upnOf(child), at))
  const bytes = Buffer.alloc(children.length * 2000 + 4)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = 0
  for (const child of children.keys()) end = lines.put(child, bytes, view, end)
  return bytes.toString('utf8', 0, end)
}

function some<T>(row: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(row, { maxLength: 3 })
}

function shuffled(children: ScreenPupil[]): fc.Arbitrary<ScreenPupil[]> {
  return fc.shuffledSubarray(children, { minLength: children.length, maxLength: children.length })
}
