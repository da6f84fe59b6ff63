// What the pretend place is shaped after. Published figures carry their source; the rest are settings that somebody
// chose and nobody measured, and say so. demo/statistics.test.ts holds what comes out against the published ones.

export type Phase = 'primary' | 'secondary'

/**
 * Share of possible sessions by register code, in per cent, Wigan. Source: DfE, "Pupil attendance in schools",
 * attendance statistics, year to date 2025/26, education phase rows Primary and Secondary (Open Government Licence;
 * github.com/dfe-analytical-services/attendance-data-dashboard, commit 8f4979c, data/EES_ytd_data.csv).
 */
export const absenceCodes: Record<Phase, Record<string, number>> = {
  primary: {
    I: 2.922,
    M: 0.276,
    R: 0.02,
    T: 0.026,
    C: 0.274,
    C1: 0.002,
    J1: 0.005,
    C2: 0.099,
    G: 0.638,
    U: 0.147,
    O: 0.675,
    N: 0.039,
  },
  secondary: {
    I: 3.945,
    M: 0.361,
    R: 0.015,
    S: 0.026,
    T: 0.001,
    C: 0.499,
    C1: 0.003,
    J1: 0.006,
    C2: 0.161,
    G: 0.422,
    U: 0.314,
    O: 2.443,
    N: 0.017,
  },
}

/** Same source and rows: late before the register closed, and approved activity, in per cent of possible sessions. */
export const presentCodes: Record<Phase, Record<string, number>> = {
  primary: { L: 1.196, B: 0.15, P: 0.109, V: 0.599, K: 0.025 },
  secondary: { L: 2.89, B: 0.285, P: 0.116, V: 0.667, W: 0.317, K: 0.077 },
}

/** Same source and rows: overall absence and the persistently absent, in per cent. */
export const published: Record<Phase, { absence: number; persistent: number }> = {
  primary: { absence: 5.163, persistent: 12.95 },
  secondary: { absence: 8.442, persistent: 22.72 },
}

/**
 * How a child's share of absence spreads over children: lognormal, centre and spread of its logarithm in per cent.
 * Fitted so that mean and persistent absence of the place come out near `published`; suspensions (E) come on top.
 */
export const absenceSpread: Record<Phase, { centre: number; spread: number }> = {
  primary: { centre: 1.05, spread: 0.96 },
  secondary: { centre: 1.335, spread: 1.16 },
}

/**
 * Suspensions in an autumn term for each 100 pupils, England. Source: DfE, "Suspensions and permanent exclusions in
 * England", autumn term 2023/24: primary 0.83, secondary 8.19. The other two terms are taken as `laterTerms` of it
 * (a setting).
 */
export const suspensions = { autumnPer100: { primary: 0.83, secondary: 8.19 }, laterTerms: 0.85 }

/**
 * How many of Wigan's 200 neighbourhoods (LSOA 2011) lie in each tenth of the Index of Multiple Deprivation 2019,
 * most deprived first. Source: MHCLG, English Indices of Deprivation 2019, as joined by mySociety and drkane/geo-lookups.
 * Used here for the IDACI tenth too, which is a different rank: the mix is alike, not the same.
 */
export const deprivationTenths = [33, 32, 21, 13, 16, 13, 14, 24, 23, 11] as const

/**
 * Free school meals 24.6% (January 2024): DfE, "Schools, pupils and their characteristics", 2023/24. SEN support 14.2%
 * and EHC plans 5.3%: DfE, "Special educational needs in England", 2024/25; of EHC plans 56.2% are in mainstream
 * schools, so about 3.0% of their pupils.
 */
export const shares = { freeSchoolMeals: 0.246, senSupport: 0.142, ehcPlanMainstream: 0.03 }

/** Newer four bands of the SDQ hold 80, 10, 5 and 5% of a large UK community sample (SDQ scoring, 2014, sdqinfo.org). */
export const sdqBandShares = [0.8, 0.1, 0.05, 0.05] as const

/** Settings: chosen to look like a northern town, not taken from a publication. Shares of children, 0 to 1. */
export const chosen = {
  everSixBeyondMeals: 0.08,
  status: { 'early-help': 0.04, cin: 0.022, cp: 0.005, lac: 0.009 },
  below: { primary: 0.25, secondary: 0.27 },
  wellBelow: 0.07,
  above: 0.2,
  parentalLow: 0.09,
  engagementLow: 0.07,
  concernsPerChild: 0.11,
  negativeEvents: { primary: 1.6, secondary: 3.6 },
  positiveEvents: { primary: 2.5, secondary: 4 },
  sibling: 0.42,
  twins: 0.013,
  leaveInYear: 0.015,
  joinInYear: 0.02,
  leaveBetween: 0.025,
  moveBetween: 0.008,
  goOnToMillbrookSecondary: 0.86,
  objects: 0.0012,
} as const

/** Share of each school's children for whom an SDQ and the two ratings were gathered; one school has hardly begun. */
export const gathered: Record<string, number> = {
  '990001': 0.93,
  '990002': 0.95,
  '990003': 0.72,
  '990004': 0.92,
  '990005': 0.94,
  '990006': 0.9,
  '990007': 0.86,
  '990101': 0.96,
  '990102': 0.94,
  '990103': 0.93,
  '990106': 0.91,
}

/** Children in each year group of a school: about 4,000 are on roll in Millbrook, 1,400 in Harbourside. A setting. */
export const yearGroupSize: Record<string, number> = {
  '990001': 60,
  '990002': 45,
  '990003': 45,
  '990004': 60,
  '990005': 58,
  '990006': 224,
  '990007': 204,
  '990101': 45,
  '990102': 30,
  '990103': 45,
  '990106': 120,
}

/**
 * Where a pretend place differs from Millbrook, by its slug: the establishment its pupil numbers begin with (below 1000, so
 * that no school has it), and how many families of each heritage (demo/names.ts, in that order). Settings.
 */
export const places: Record<string, { firstEstablishment: number; heritageWeights: readonly number[] }> = {
  harbourside: {
    firstEstablishment: 100,
    heritageWeights: [0.34, 0.05, 0.06, 0.13, 0.2, 0.04, 0.02, 0.01, 0.04, 0.02, 0.09],
  },
}
