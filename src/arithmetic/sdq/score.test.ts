import assert from 'node:assert/strict'
import { test } from 'node:test'
import vectors from '#test/vectors/sdq.json' with { type: 'json' }
import { type BandedScale, type Banding, bandOf, type Informant } from './bands.ts'
import { isStraightLined, type SdqImpactItems, type SdqItems, scoreSdq } from './score.ts'

const INFORMANTS: Record<string, Informant> = { P: 'parent', T: 'teacher', S: 'self' }
const SCALES: BandedScale[] = [
  'total',
  'emotional',
  'conduct',
  'hyperactivity',
  'peer',
  'prosocial',
  'impact',
]

for (const { id, input, expected } of vectors.cases) {
  test(`sdq ${id}`, () => {
    const informant = INFORMANTS[input.version[0]!]!
    const items: SdqItems = input.items
    const impact: SdqImpactItems | null = input.impact
    const scores = scoreSdq(items, impact, informant)
    assert.deepEqual(scores, expected.scores)
    for (const scale of SCALES) {
      assert.equal(bandOf(scores[scale], scale, informant, 'three_2001'), expected.threeBand[scale])
      assert.equal(bandOf(scores[scale], scale, informant, 'four_2014'), expected.fourBand[scale])
    }
  })
}

test('every score lies in the band of the published tables', () => {
  const tables: [Banding, Record<string, Record<string, number[][]>>][] = [
    ['three_2001', vectors.source.bands.threeBand],
    ['four_2014', vectors.source.bands.fourBand],
  ]
  for (const [banding, table] of tables) {
    for (const [version, scales] of Object.entries(table)) {
      for (const scale of SCALES) {
        const ranges = scales[scale]!
        const informant = INFORMANTS[version]!
        for (let score = 0; score <= (scale === 'total' ? 40 : 10); score++) {
          const at = ranges.findIndex(([low, high]) => low! <= score && score <= high!)
          const names = banding === 'three_2001' ? THREE : scale === 'prosocial' ? LOW : FOUR
          assert.equal(
            bandOf(score, scale, informant, banding),
            names[at],
            `${banding} ${version} ${scale} ${score}`,
          )
        }
      }
    }
  }
})

test('the same answer throughout is noticed', () => {
  const items = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [i + 1, 1]))
  assert.equal(isStraightLined(items), true)
  assert.equal(isStraightLined({ ...items, 3: 2 }), false)
  assert.equal(isStraightLined({ ...items, 3: null }), false)
})

const THREE = ['normal', 'borderline', 'abnormal']
const FOUR = ['close_to_average', 'slightly_raised', 'high', 'very_high']
const LOW = ['close_to_average', 'slightly_lowered', 'low', 'very_low']
