// Pretend SDQ scale scores: a child's rank on a hidden quantity chooses the band (80, 10, 5 and 5 in a hundred, by the
// four-band scoring of 2014), and chance the score within it. Scores only: Kith holds no question of the questionnaire.
import { type BandedScale, bandIndex, type Informant } from '#arithmetic/sdq/bands.ts'
import { percentile } from './people.ts'
import type { Random } from './random.ts'
import { sdqBandShares } from './rates.ts'
import type { Stay } from './rolls.ts'

/** Emotional, conduct, hyperactivity, peer, prosocial and impact, as one informant sees the child. */
export function drawSdq(random: Random, stay: Stay, informant: Informant): number[] {
  const { hidden } = stay.pupil
  const seen = (level: number) => 0.85 * level + 0.5 * random.normal()
  const difficulties = [
    score(random, seen(hidden.worry), 'emotional', informant),
    score(random, seen(hidden.conduct), 'conduct', informant),
    score(random, seen(0.5 * hidden.conduct + 0.4 * hidden.learning), 'hyperactivity', informant),
    score(random, seen(hidden.peers), 'peer', informant),
  ]
  const prosocial = score(random, seen(0.6 * hidden.conduct + 0.3 * hidden.peers), 'prosocial', informant)
  const impact = Math.min(
    6,
    Math.max(0, Math.round((difficulties.reduce((sum, one) => sum + one, 0) - 14) / 4)),
  )
  return [...difficulties, prosocial, impact]
}

function score(random: Random, level: number, scale: BandedScale, informant: Informant): number {
  const rank = percentile(level)
  let upTo = 0
  const band = sdqBandShares.findIndex(share => {
    upTo += share
    return rank < upTo
  })
  const scores = scoresIn(scale, informant, band === -1 ? 3 : band)
  // Low scores are the most common among children close to average.
  const lean = band === 0 ? random.next() ** 1.5 : random.next() ** 2
  return scores[Math.floor(lean * scores.length)]!
}

const KNOWN = new Map<string, number[]>()

/** The scores of a band, from the mildest on. */
function scoresIn(scale: BandedScale, informant: Informant, band: number): number[] {
  const key = `${scale} ${informant} ${band}`
  const known = KNOWN.get(key)
  if (known !== undefined) return known
  const all = Array.from({ length: 11 }, (_, score) => score)
  if (scale === 'prosocial') all.reverse()
  const scores = all.filter(one => bandIndex(one, scale, informant, 'four_2014') === band)
  KNOWN.set(key, scores)
  return scores
}
