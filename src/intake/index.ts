// What other rooms may use of intake: reading an extract, taking it in after a review, and undoing it.
export * from './extract/index.ts'
export {
  type Becomes,
  COUNCIL_END_REASONS,
  COUNCIL_EPISODE_COLUMNS,
  COUNCIL_MARK,
  type FoundTable,
  type MatchedTable,
  type Matching,
  missingOf,
  type RegisterShape,
  targetsOf,
} from './formats/index.ts'
export { type ImportOptions, type ImportResult, importExtract } from './import-extract.ts'
export { type ImportJobOptions, takeInImport } from './import-job.ts'
export type { ImportTask } from './import-process.ts'
export type { Progress } from './import-progress.ts'
export * from './imports.ts'
export type { Found } from './look.ts'
export { benchmarksForOverview, ownAttendance } from './public-lists/statistics.ts'
export {
  daysInWords,
  type FileReceipt,
  filesOf,
  type Receipt,
  remarks,
  rowsSetAside,
  WHAT,
} from './receipt.ts'
export {
  type CloseMatchFound,
  decideCloseMatch,
  findCloseMatchesOf,
  findReviewRows,
  type ReviewKept,
} from './reviews.ts'
export { mayUndo, mySchools, othersSchools } from './senders.ts'
export { askForStep, type Choices, type StepName } from './steps.ts'
export { tooManyGone } from './taking-in/alarms.ts'
export type { Decision } from './taking-in/close-matches.ts'
export { policyInWords } from './taking-in/merge-policy.ts'
export { REVIEW_KINDS, type ReviewKind, ROWS_KEPT } from './taking-in/review-notes.ts'
export { yearInWords, yearMeans } from './taking-in/year-of-list.ts'
export * from './uploads.ts'
