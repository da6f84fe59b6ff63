// Strengths and Difficulties Questionnaire: scale scores from answers, by item number only (the wording is licensed).
// Source: SDQ scoring instructions of 19 August 2014, sdqinfo.org. A scale needs three of its five items and is then
// prorated, rounding half up; reversed items are reversed first; the total leaves prosocial out.

import type { Informant, SdqScale } from './bands.ts'

/** Answers by item number "1" to "25": 0, 1 or 2 for the first, middle or last option as printed; null is unanswered. */
export type SdqItems = Record<string, number | null>

/** The impact supplement as option numbers 0 to 3; `difficulties` is its gate, where 0 says there are none. */
export type SdqImpactItems = { difficulties: number | null; [item: string]: number | null | undefined }

export type SdqScores = Record<
  SdqScale | 'prosocial' | 'total' | 'externalising' | 'internalising' | 'impact',
  number | null
>

/** Scores of one form. A blank form is null throughout, never 0. */
export function scoreSdq(items: SdqItems, impact: SdqImpactItems | null, informant: Informant): SdqScores {
  const emotional = scoreScale(items, [3, 8, 13, 16, 24])
  const conduct = scoreScale(items, [5, 7, 12, 18, 22])
  const hyperactivity = scoreScale(items, [2, 10, 15, 21, 25])
  const peer = scoreScale(items, [6, 11, 14, 19, 23])
  return {
    emotional,
    conduct,
    hyperactivity,
    peer,
    prosocial: scoreScale(items, [1, 4, 9, 17, 20]),
    total: totalDifficulties({ emotional, conduct, hyperactivity, peer }),
    externalising: sumOf([conduct, hyperactivity]),
    internalising: sumOf([emotional, peer]),
    impact: impact === null ? null : scoreImpact(impact, informant),
  }
}

/** Total difficulties, 0 to 40, from the four scales; null where one of them is missing. */
function totalDifficulties(scales: Record<SdqScale, number | null>): number | null {
  return sumOf([scales.emotional, scales.conduct, scales.hyperactivity, scales.peer])
}

/** Every answer the same option: not a picture of a child, and to be asked about. */
export function isStraightLined(items: SdqItems): boolean {
  const answers = Object.values(items).filter(answer => answer !== null)
  return answers.length === 25 && new Set(answers).size === 1
}

const REVERSED = new Set([7, 11, 14, 21, 25])
const ITEMS_NEEDED = 3
const ITEMS_IN_A_SCALE = 5

const IMPACT_ITEMS: Record<Informant, string[]> = {
  parent: ['distress', 'home', 'friends', 'classroom', 'leisure'],
  self: ['distress', 'home', 'friends', 'classroom', 'leisure'],
  teacher: ['distress', 'friends', 'classroom'],
}

function scoreScale(items: SdqItems, numbers: number[]): number | null {
  let sum = 0
  let answered = 0
  for (const number of numbers) {
    const answer = items[number] ?? null
    if (answer === null) continue
    sum += REVERSED.has(number) ? 2 - answer : answer
    answered++
  }
  if (answered < ITEMS_NEEDED) return null
  return Math.floor(0.5 + (ITEMS_IN_A_SCALE * sum) / answered)
}

function scoreImpact(impact: SdqImpactItems, informant: Informant): number | null {
  if (impact.difficulties === 0) return 0
  const answers = IMPACT_ITEMS[informant].map(item => impact[item] ?? null).filter(answer => answer !== null)
  if (answers.length === 0) return null
  return answers.reduce((sum, option) => sum + Math.max(0, option - 1), 0)
}

function sumOf(scores: (number | null)[]): number | null {
  let sum = 0
  for (const score of scores) {
    if (score === null) return null
    sum += score
  }
  return sum
}
