import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleBlueprint } from '#arithmetic/screen/example.fixture.ts'
import { checkIdentify } from '#arithmetic/screen/index.ts'
import { differenceOf, knobsOf, queryOf, readAsked } from './knobs.ts'

const schools = [{ urn: '100001', name: 'One' }]
const identify = exampleBlueprint() as unknown as Record<string, unknown>
const ask = (fields: Record<string, string>) => readAsked(identify, schools, name => fields[name] ?? null)

test('every field has a name of its own, and asking for what is in force changes nothing', () => {
  const knobs = knobsOf(checkIdentify(identify).rules!, schools).flatMap(group =>
    group.parts.flatMap(part => part.knobs),
  )
  assert.ok(knobs.length > 30)
  assert.equal(new Set(knobs.map(knob => knob.name)).size, knobs.length)
  const asked = ask(Object.fromEntries(knobs.map(knob => [knob.name, knob.value])))
  assert.deepEqual([asked.changes, asked.wrong], [[], []])
  assert.deepEqual(asked.identify, identify)
})

test('a changed field changes that rule and no other', () => {
  const asked = ask({
    'attendance-1-at_least_percent': '12.5%',
    'english-1-at_most': 'well_below',
    'maths-counts': 'no',
    'places-100001': '20',
    minimum_risks: '4',
  })
  assert.deepEqual(asked.wrong, [])
  const { rules } = asked
  assert.deepEqual([rules!.minimum_risks, rules!.capacity['100001'], rules!.areas[4]!.counts], [4, 20, false])
  assert.deepEqual((rules!.areas[2]!.rule as { of: unknown[] }).of[0], {
    rule: 'absence',
    at_least_percent: 12.5,
    minimum_sessions: 60,
  })
  assert.equal((identify as { minimum_risks: number }).minimum_risks, 3, 'what is in force stays as it is')
  assert.equal(asked.changes.length, 5)
  const again = new URLSearchParams(queryOf(asked.changes))
  assert.deepEqual(readAsked(identify, schools, name => again.get(name)).identify, asked.identify)
  assert.deepEqual(
    differenceOf(identify, asked.identify!, schools).map(({ knob, to }) => [knob.name, to]),
    asked.changes.map(({ knob, to }) => [knob.name, to]),
  )
})

test('what cannot be read is told beside its field, and what was typed is kept', () => {
  for (const [name, typed, sentence] of [
    ['attendance-1-at_least_percent', '200', /from 0 to 100/],
    ['attendance-1-at_least_percent', 'ten', /from 0 to 100/],
    ['attendance-1-at_least_percent', '10.123', /from 0 to 100/],
    ['attendance-1-minimum_sessions', '-1', /whole number from 0/],
    ['minimum_risks', '0', /whole number from 1/],
    ['minimum_risks', '', /whole number from 1/],
    ['english-1-at_most', 'awful', /choose one of the words/],
    ['places-100001', 'many', /whole number/],
  ] as const) {
    const asked = ask({ [name]: typed, 'maths-counts': 'no' })
    assert.equal(asked.identify, null)
    assert.deepEqual([asked.wrong.length, asked.wrong[0]!.name], [1, name])
    assert.match(asked.wrong[0]!.text, sentence)
    assert.equal(asked.typed.get(name), typed)
    assert.equal(asked.changes.length, 1, 'the other change is still known')
  }
})
