import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkIdentify } from './check-rules.ts'
import { exampleBlueprint } from './example.fixture.ts'

const problemsWith = (change: Record<string, unknown>) =>
  checkIdentify({ ...exampleBlueprint(), ...change }).problems ?? []
const withArea = (rule: Record<string, unknown>) =>
  problemsWith({ areas: [...exampleBlueprint().areas, { area: 'extra', ...rule }] })

test('the example blueprint is accepted as it stands', () => {
  const checked = checkIdentify(exampleBlueprint())
  assert.deepEqual(checked.problems, undefined)
  assert.equal(checked.rules?.areas.length, 8)
  assert.equal(checked.rules?.areas[7]?.counts, false)
})

test('an unknown rule, column, banding, informant or word is refused, and the sentence says where', () => {
  const peer = {
    rule: 'sdq-scale',
    scale: 'peer',
    informants: ['teacher'],
    banding: 'four_2014',
    at_least: 'high',
  }
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ rule: 'guess' }, /^areas 9 \(extra\): asks for the rule "guess"/],
    [{}, /asks for the rule nothing/],
    [{ rule: 'flag', column: 'shoes', equals: 'Y' }, /"column" is "shoes"/],
    [{ rule: 'flag', column: 'ever6', equals: 'yes' }, /"equals" is "yes"; it must be one of Y, N/],
    [{ rule: 'flag', column: 'ever6', equals: 'Y', one_of: ['N'] }, /exactly one of/],
    [{ rule: 'flag', column: 'sen', at_most: 3 }, /compares "sen" as a number/],
    [{ ...peer, within_days: 400, banding: 'five_2030' }, /"banding" is "five_2030"/],
    [{ ...peer, within_days: 400, at_least: 'abnormal' }, /"at_least" is "abnormal"/],
    [{ ...peer, within_days: 400, at_least: 'low' }, /"at_least" is "low"/],
    [{ ...peer, within_days: 400, informants: ['aunt'] }, /"informants" is \["aunt"\]/],
    [peer, /"within_days" is missing/],
    [{ rule: 'absence', at_least_percent: 10.123 }, /at most two decimals/],
    [{ rule: 'absence', at_least_percent: 10, minimum: 60 }, /"minimum" is no part of this rule/],
    [{ rule: 'risks', at_least: 6 }, /"risks" belongs in to_a_person/],
    [
      { rule: 'any', of: [{ rule: 'any', of: [] }] },
      /areas 9 \(extra\), part 1: is an "any" inside an "any"/,
    ],
    [{ rule: 'any', of: [] }, /"of" is \[\]/],
    [{ rule: 'constructor' }, /asks for the rule "constructor"/],
  ]
  for (const [rule, sentence] of cases) assert.match(withArea(rule).join('\n'), sentence)
})

test('prosocial may be asked for as low or as high, and impact as a scale', () => {
  const rest = { rule: 'sdq-scale', informants: ['self'], banding: 'four_2014', within_days: 400 }
  assert.deepEqual(withArea({ ...rest, scale: 'prosocial', at_least: 'low' }), [])
  assert.deepEqual(withArea({ ...rest, scale: 'prosocial', at_least: 'high' }), [])
  assert.deepEqual(withArea({ ...rest, scale: 'impact', at_least: 'very_high' }), [])
})

test('a capacity needs a default, and an order ends in lot', () => {
  assert.match(problemsWith({ capacity: { 100001: 12 } }).join(), /capacity: has no "default"/)
  assert.match(problemsWith({ capacity: { default: 1, town: 2 } }).join(), /"town": a school is its URN/)
  assert.match(problemsWith({ capacity: { default: 1.5 } }).join(), /whole number/)
  assert.match(problemsWith({ order: ['risks_met desc'] }).join(), /must end in "lot"/)
  assert.match(problemsWith({ order: ['luck', 'lot'] }).join(), /order 1: "luck" is no term/)
  assert.match(problemsWith({ order: ['area:moon', 'lot'] }).join(), /no area called "moon"/)
  assert.match(problemsWith({ order: ['falling desc', 'lot'] }).join(), /"falling desc" is no term/)
})

test('the rest is checked too, all problems at once', () => {
  assert.match(
    problemsWith({ as_of: '2026-02-30' }).join(),
    /"as_of" is "2026-02-30"; it must be a day that exists/,
  )
  assert.match(problemsWith({ minimum_risks: 0 }).join(), /at least 1/)
  assert.match(problemsWith({ areas: [] }).join(), /"areas"/)
  assert.ok((checkIdentify({}).problems ?? []).length >= 6)
  assert.equal(checkIdentify('x').problems?.length, 1)
  const twice = exampleBlueprint().areas.slice(0, 1)
  assert.match(problemsWith({ areas: [...twice, ...twice] }).join(), /there twice/)
})
