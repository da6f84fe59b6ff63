// The screen without its words: for trying rules out, where thousands are judged and a few looked at. The outcome is the
// same as the screen's own, by the same functions; reasons are worked out for the child who is asked about, and no other.

import { type Judged, judgePupil, openScreen } from './judge.ts'
import type { ScreenContext, ScreenPupil } from './pupil.ts'
import { type Place, rankPupils } from './rank.ts'
import { resultOf, type ScreenResult } from './result.ts'
import type { IdentifyRules } from './rules.ts'

/** Children of one school under one set of rules, in the order given. */
export type Tried = {
  judged: readonly Judged[]
  places: readonly Place[]
  /** Everything the screen says of the child at this position, with reasons. */
  explain: (position: number) => ScreenResult
}

/** Tries rules on the children of one school. Families who object must have been left out before. */
export function tryRules(
  rules: IdentifyRules,
  context: ScreenContext,
  pupils: readonly ScreenPupil[],
): Tried {
  const screen = openScreen(rules, context)
  const judged = pupils.map(pupil => judgePupil(screen, pupil))
  const places = rankPupils(rules, judged)
  return {
    judged,
    places,
    explain: position => resultOf(screen, judged[position]!, places[position]!),
  }
}
