// What other rooms may use of this stage.
export { answerCheck, askChecks, checksToAnswer } from './cohort/checks.ts'
export { frozenErrand } from './cohort/frozen-errand.ts'
export { getRoom, openNames, openRoom, roomsOf } from './cohort/rooms.ts'
export {
  type AgreedPlace,
  forgetChecks,
  type SignedCohort,
  signedCohort,
  signedSchoolOf,
} from './cohort/signed.ts'
export { signedCohorts } from './cohort/signed-cohorts.ts'
export { gapAnswersOf, groupsOf, newSchoolKey, sayAboutGap, signCohort, stoodNow } from './cohort/signing.ts'
export { childrenOfRoom, type Said as SaidInRoom, sayInRoom } from './cohort/standing.ts'
export { statementOf } from './cohort/statement.ts'
export { askedChildren, type Said, takeAnswer } from './collecting/answers.ts'
export { addTutors, beginRound, findRound, tutorsOf } from './collecting/rounds.ts'
export { contactFilling, contactOf, recordContact } from './families-first/contacts.ts'
export {
  daysToObject,
  type Promised,
  promiseOf,
  recordNotice,
  schoolsToScreen,
  signPromise,
  standings,
} from './families-first/families-first.ts'
export { hearObjection, numbersOf, searchRoll } from './families-first/objections.ts'
export { promiseFragment, promiseLines } from './families-first/promise.html.ts'
export { lookForMissed } from './missed/look.ts'
export { lookErrand } from './missed/look-errand.ts'
export { act as actOnMissed, stillMissed } from './missed/missed.ts'
export {
  describeNotMentioned,
  marksEnd,
  type NotMentioned,
  notMentionedLately,
  quietSchoolDays,
} from './missed/not-mentioned.ts'
export { screenJob } from './screens/jobs.ts'
export {
  askForScreen,
  childrenWith,
  latestScreen,
  resultOfChild,
  runScreen,
  type ScreenRun,
} from './screens/screens.ts'
export { proposalJob, workOutProposal } from './workbench/effect.ts'
export { propose, remark } from './workbench/proposals.ts'
export { rulesWith } from './workbench/workbench.ts'
