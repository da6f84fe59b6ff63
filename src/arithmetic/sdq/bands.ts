// Strengths and Difficulties Questionnaire: what a scale score means, in both bandings in use. They disagree, so a band
// is never kept or compared without its banding. Ages 4 to 17 (self-report 11 to 17); younger children are not banded.
// Source: SDQ scoring instructions of 19 August 2014, sdqinfo.org; teacher four-band
// https://pmc.ncbi.nlm.nih.gov/articles/PMC4830858/table/Tab1. Cut-points only: the wording is licensed.

export type Banding = 'three_2001' | 'four_2014'
export type Informant = 'parent' | 'teacher' | 'self'
export type BandedScale = SdqScale | 'prosocial' | 'total' | 'impact'
export type SdqScale = 'emotional' | 'conduct' | 'hyperactivity' | 'peer'
export type Band = (typeof THREE)[number] | (typeof FOUR)[number] | (typeof FOUR_FOR_STRENGTH)[number]

const THREE = ['normal', 'borderline', 'abnormal'] as const
const FOUR = ['close_to_average', 'slightly_raised', 'high', 'very_high'] as const
const FOUR_FOR_STRENGTH = ['close_to_average', 'slightly_lowered', 'low', 'very_low'] as const

/** The names of a banding's bands from least to most difficulty; for `prosocial` a low score is the difficulty. */
function bandNames(scale: BandedScale, banding: Banding): readonly Band[] {
  if (banding === 'three_2001') return THREE
  return scale === 'prosocial' ? FOUR_FOR_STRENGTH : FOUR
}

/** How far from the usual a score lies: 0 for the usual, 1, 2 and (in `four_2014`) 3 for the furthest. */
export function bandIndex(score: number, scale: BandedScale, informant: Informant, banding: Banding): number {
  const cuts = CUTS[banding][informant][scale]
  if (scale === 'prosocial') return cuts.filter(cut => score <= cut).length
  return cuts.filter(cut => score >= cut).length
}

/** The name of the band that a score lies in; null for no score. */
export function bandOf(
  score: number | null,
  scale: BandedScale,
  informant: Informant,
  banding: Banding,
): Band | null {
  if (score === null) return null
  return bandNames(scale, banding)[bandIndex(score, scale, informant, banding)]!
}

/** The first score of each band after the usual one; for `prosocial` the last, counted downwards. */
type Cuts = Record<BandedScale, readonly number[]>

const CUTS: Record<Banding, Record<Informant, Cuts>> = {
  three_2001: {
    parent: {
      total: [14, 17],
      emotional: [4, 5],
      conduct: [3, 4],
      hyperactivity: [6, 7],
      peer: [3, 4],
      prosocial: [5, 4],
      impact: [1, 2],
    },
    teacher: {
      total: [12, 16],
      emotional: [5, 6],
      conduct: [3, 4],
      hyperactivity: [6, 7],
      peer: [4, 5],
      prosocial: [5, 4],
      impact: [1, 2],
    },
    self: {
      total: [16, 20],
      emotional: [6, 7],
      conduct: [4, 5],
      hyperactivity: [6, 7],
      peer: [4, 6],
      prosocial: [5, 4],
      impact: [1, 2],
    },
  },
  four_2014: {
    parent: {
      total: [14, 17, 20],
      emotional: [4, 5, 7],
      conduct: [3, 4, 6],
      hyperactivity: [6, 8, 9],
      peer: [3, 4, 5],
      prosocial: [7, 6, 5],
      impact: [1, 2, 3],
    },
    teacher: {
      total: [12, 16, 19],
      emotional: [4, 5, 6],
      conduct: [3, 4, 5],
      hyperactivity: [6, 8, 9],
      peer: [3, 5, 6],
      prosocial: [5, 4, 3],
      impact: [1, 2, 3],
    },
    self: {
      total: [15, 18, 20],
      emotional: [5, 6, 7],
      conduct: [4, 5, 6],
      hyperactivity: [6, 7, 8],
      peer: [3, 4, 5],
      prosocial: [6, 5, 4],
      impact: [1, 2, 3],
    },
  },
}
