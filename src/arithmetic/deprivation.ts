// English Indices of Deprivation: a small area's rank, 1 for the most deprived, and the tenth it lies in.
// Source: https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025/english-indices-of-deprivation-2025-statistical-release
// The published decile wins wherever it is held: this is a check on it. Ranks of two years are not comparable.

/** How many small areas (LSOAs) each edition ranks. */
export const AREAS_RANKED = { IoD2025: 33_755, IoD2019: 32_844 } as const

const MOST_DEPRIVED_DECILES = 3

/** The decile of a rank among `areas`: 1 holds the most deprived tenth. */
export function decileOfRank(rank: number, areas: number): number {
  return Math.ceil((10 * rank) / areas)
}

/** Among the three most deprived tenths of England. */
export function isMostDeprived30pc(decile: number): boolean {
  return decile <= MOST_DEPRIVED_DECILES
}
