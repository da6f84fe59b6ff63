// The screen: from what is known of each child to an outcome, with its reasons. In plain English: rules/identify.md.
// One function for every source of rows: an extract folder, the database, a test.

import type { ScreenContext, ScreenPupil } from './pupil.ts'
import type { ScreenResult } from './result.ts'
import type { IdentifyRules } from './rules.ts'
import { ScreenStream } from './stream.ts'

export { checkIdentify } from './check-rules.ts'
export { bytesFor } from './columns.ts'
export { LineWriter, type PutUpn } from './line-writer.ts'
export { Patterns } from './patterns.ts'
export type { ScreenContext, ScreenFile, ScreenPupil } from './pupil.ts'
export { capacityOf, type Outcome, type Place } from './rank.ts'
export type { AreaReasons, PersonReasons, Reason } from './reasons.ts'
export type { ScreenedLine, ScreenResult } from './result.ts'
export type { SharedRoster } from './roster.ts'
export { areaSentence, ruleSentence } from './rule-sentences.ts'
export {
  type Area,
  ATTAINMENT_BANDS,
  BAND_WORDS,
  type FlagColumn,
  type IdentifyRules,
  type Leaf,
  PROSOCIAL_WORDS,
  partsOf,
  RATING_WORDS,
  type Rule,
} from './rules.ts'
export { openScreen, type Screen } from './screen.ts'
export { SCREENED_COLUMNS, screenedRow } from './screened-row.ts'
export { STATE_NAMES, type State } from './states.ts'
export { type Tried, tryRules } from './trying.ts'
export { judgeChildren, OUTCOMES, openVerdicts, rankChildren, type Verdicts } from './verdicts.ts'
export { areaName, areaTopic, plainWord, subjectName } from './words.ts'

/**
 * Screens children and ranks them within their schools. Families who object must have been left out before.
 * @returns one result a child, in the order given.
 */
export function screenPupils(
  rules: IdentifyRules,
  context: ScreenContext,
  pupils: Iterable<ScreenPupil>,
): ScreenResult[] {
  const stream = new ScreenStream(rules, context)
  for (const pupil of pupils) stream.add(pupil)
  const { judged, explain } = stream.settle()
  return judged.map(({ child }) => explain(child.number))
}
