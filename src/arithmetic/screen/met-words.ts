// What meets a rule, in words, ready to be asked about millions of children: what a rule reads is looked up once, and a
// text without a number of the child's own is made once. The words are those of `findings.ts`.

import { SCORES } from './columns.ts'
import {
  absenceText,
  attainmentText,
  behaviourText,
  CONCERN_TEXT,
  fallingText,
  flagWords,
  RATING_TEXT,
  sdqText,
  suspensionsText,
} from './findings.ts'
import {
  ATTAINMENT_BANDS,
  CONCERN_KINDS,
  type Leaf,
  SCALES,
  type SdqScaleRule,
  type SdqTotalRule,
} from './rules.ts'
import type { Screen } from './screen.ts'
import { type Child, sdqEntryIn, totalOf } from './states.ts'
import { counted } from './words.ts'

/** Says what meets a rule; to be asked only where it is met. */
export type WordsOfMet = (child: Child) => string

export function wordsOfMet(rule: Leaf, screen: Screen): WordsOfMet {
  const { facts, roster } = screen
  const { watchOf, subjects, flags } = screen.shape.watches
  const watch = watchOf.get(rule)!
  switch (rule.rule) {
    case 'sdq-scale':
    case 'sdq-total':
      return wordsOfSdq(rule, screen)
    case 'absence':
      return ({ absent, marks }) => absenceText(absent, marks.possible)
    case 'falling': {
      const stretch = screen.recentOf.get(rule)!
      return ({ marks }) => fallingText(rule, marks.recent[stretch]!, true)
    }
    case 'attainment': {
      const texts = subjects.map(subject => ATTAINMENT_BANDS.map(band => attainmentText(subject, band)))
      return ({ number }) => {
        const columns = facts.columns.attainment[watch]!
        return texts[columns.subjects[number]!]![columns.bands[number]!]!
      }
    }
    case 'suspensions':
      return ({ number }) => suspensionsText(rule, facts.columns.suspensions[watch]!.sums[number]!)
    case 'behaviour':
      return ({ number }) => behaviourText(rule, facts.columns.behaviour[watch]!.sums[number]!)
    case 'concern': {
      const texts = CONCERN_KINDS.map(kind => CONCERN_TEXT[kind])
      return ({ number }) => texts[facts.columns.concerns[watch]!.kinds[number]!]!
    }
    case 'rating': {
      const text = RATING_TEXT[rule.of_area][rule.equals]
      return () => text
    }
    case 'flag': {
      const flag = flags.indexOf(rule.column)
      return ({ number }) => flagWords(rule, roster.flag(number, flag))
    }
    case 'risks':
      return ({ risksMet }) => counted(risksMet, 'risk')
  }
}

function wordsOfSdq(rule: SdqScaleRule | SdqTotalRule, { facts, shape }: Screen): WordsOfMet {
  const { informants, banding } = rule
  const watch = shape.watches.watchOf.get(rule)!
  const scale = rule.rule === 'sdq-scale' ? rule.scale : 'total'
  const place = rule.rule === 'sdq-scale' ? SCALES.indexOf(rule.scale) : -1
  const texts: string[][] = informants.map(() => [])
  return ({ number }) => {
    const { days, scores } = facts.columns.sdq[watch]!
    const entry = sdqEntryIn(days, informants.length, number)
    const score = place === -1 ? totalOf(scores, entry)! : scores[entry * SCORES + place]!
    const informant = entry - number * informants.length
    texts[informant]![score] ??= sdqText(scale, score, informants[informant]!, banding)
    return texts[informant]![score]
  }
}
