import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/smalln.json' with { type: 'json' }
import { eValue, eValueOfLimit } from './e-value.ts'
import { mcnemarExact, meanChange, wilcoxonExact } from './paired.ts'
import {
  clopperPearson,
  jeffreys,
  newcombeDifference,
  ofFinitePopulation,
  upperOfNone,
  wilson,
} from './proportions.ts'

type Numbers = Record<string, number>

const ANSWERS: [
  prefix: string,
  answer: (input: Numbers & { change: number[] }) => Record<string, unknown>,
][] = [
  [
    'proportion',
    ({ x = 0, n = 0, level }) => ({
      p: x / n,
      wilson: wilson(x, n, level),
      clopper_pearson: clopperPearson(x, n, level),
      jeffreys: jeffreys(x, n, level),
    }),
  ],
  ['newcombe', ({ x1 = 0, n1 = 0, x2 = 0, n2 = 0 }) => newcombeDifference(x1, n1, x2, n2)],
  ['mcnemar', ({ b = 0, c = 0 }) => ({ p_two_sided: mcnemarExact(b, c) })],
  [
    'finite',
    ({ population = 0, responses = 0, x = 0 }) => {
      const found = ofFinitePopulation(population, responses, x)
      return {
        response_rate: found.responseRate,
        fpc: found.correction,
        effective_n: found.effectiveN,
        wilson_fpc: found.interval,
        bounds_if_all_missing_say_no_yes: found.boundsIfAllMissingSayNoOrYes,
        wilson_fpc_clipped: found.clipped,
      }
    },
  ],
  [
    'rule_of_three',
    ({ n = 0 }) => ({ upper95_exact_one_sided: upperOfNone(n).exact, approx: upperOfNone(n).ruleOfThree }),
  ],
  [
    'paired',
    ({ change }) => ({
      mean: meanChange(change)?.mean,
      sd: meanChange(change)?.sd,
      t_ci: meanChange(change)?.interval,
      wilcoxon_signed_rank_p_exact_without_zeros: wilcoxonExact(change),
    }),
  ],
  [
    'e_value',
    ({ rr = 0, ci_limit_nearest_null: limit = 1 }) => ({
      e_point: eValue(rr),
      e_limit: eValueOfLimit(rr, limit),
    }),
  ],
]

for (const { name, input, expected, tolerance } of vectors.cases) {
  test(`small numbers ${name}`, () => {
    const [, answer] = ANSWERS.find(([prefix]) => name.startsWith(prefix))!
    const found = answer(input as never)
    for (const [field, value] of Object.entries(expected)) assertNear(found[field], value, tolerance, field)
  })
}

test('a large sample is still worked out, and one child has no interval', () => {
  const [low, high] = clopperPearson(2000, 5000)
  assert.ok(low > 0.386 && low < 0.387 && high > 0.413 && high < 0.414)
  assert.equal(eValueOfLimit(1.5, 0.9), 1)
  assert.equal(meanChange([3]), null)
  assert.equal(wilcoxonExact([0, 0]), null)
})

function assertNear(found: unknown, expected: unknown, tolerance: number, field: string): void {
  if (Array.isArray(expected) && Array.isArray(found)) {
    for (const [i, one] of expected.entries()) assertNear(found[i], one, tolerance, `${field} ${i}`)
  } else {
    assert.ok(Math.abs(Number(found) - Number(expected)) <= tolerance, `${field}: ${found}, not ${expected}`)
  }
}
