// The screen without its words: for trying rules out, where thousands are judged and a few looked at. The outcome is the
// same as the screen's own, by the same functions; reasons are worked out for the child who is asked about, and no other.

import type { MarkCounts } from '../attendance/mark-plan.ts'
import type { ScreenContext, ScreenPupil } from './pupil.ts'
import type { Place } from './rank.ts'
import type { ScreenResult } from './result.ts'
import type { IdentifyRules } from './rules.ts'
import { STATE_NAMES, type State } from './states.ts'
import { ScreenStream } from './stream.ts'

/** Children of one school under one set of rules, in the order given. */
export type Tried = {
  judged: readonly TriedPupil[]
  places: readonly Place[]
  /** Everything the screen says of the child at this position, with reasons. */
  explain: (position: number) => ScreenResult
}

/** `areaStates`: one for each area of the blueprint, in its order. */
export type TriedPupil = {
  areaStates: readonly State[]
  risksMet: number
  attendance: MarkCounts
  absent: number
}

/** Tries rules on the children of one school. Families who object must have been left out before. */
export function tryRules(
  rules: IdentifyRules,
  context: ScreenContext,
  pupils: readonly ScreenPupil[],
): Tried {
  const stream = new ScreenStream(rules, context)
  for (const pupil of pupils) stream.add(pupil)
  const { judged, places, explain } = stream.settle()
  return {
    judged: judged.map(({ child, areaStates }) => ({
      areaStates: areaStates.map(code => STATE_NAMES[code]!),
      risksMet: child.risksMet,
      attendance: child.marks,
      absent: child.absent,
    })),
    places,
    explain,
  }
}
