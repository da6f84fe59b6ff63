// What other rooms may use of this stage.
export { fileConcern, type NewConcern, receiveConcern, writeConcern } from './concerns/concerns.ts'
export { addEntry, type EntryWords, type NewEntry } from './concerns/file.ts'
export { nameSchoolLead } from './concerns/own-school.ts'
export { ringLink } from './concerns/words.ts'
export {
  amendContact,
  answerContact,
  type Contact,
  contactsThatAsk,
  type Logged,
  lastContacts,
  logContact,
  logContacts,
  withdrawContact,
} from './contacts/contacts.ts'
export { draftsLeft, keepDraft } from './contacts/drafts.ts'
export { giveHelp, giveHelps, type Help } from './contacts/help.ts'
export { contactRules, minutesOf } from './contacts/settings.ts'
export { addBreach, contain as containBreach } from './data-protection/breaches.ts'
export { acknowledge as acknowledgeComplaint, addComplaint } from './data-protection/complaints.ts'
export {
  assessmentsOf,
  beginAssessment,
  completeAssessment,
  saveSections,
  sectionsOf,
} from './early-help/assessment.ts'
export {
  addToTeam as addToEarlyHelpTeam,
  beginEpisode as beginEarlyHelp,
  closeEpisode as closeEarlyHelp,
  colleaguesFor,
  episodesOf as earlyHelpEpisodes,
  yesToEarlyHelp,
} from './early-help/episodes.ts'
export { addNeed as addEarlyHelpNeed, settleNeed as settleEarlyHelpNeed } from './early-help/needs.ts'
export {
  acknowledgeReferral,
  addReferralLine,
  answerReferral,
  type NewReferral,
  sendReferral,
} from './early-help/referrals.ts'
export { addReview as addEarlyHelpReview } from './early-help/reviews.ts'
export { earlyHelpWords } from './early-help/settings.ts'
export { addFact } from './family/facts.ts'
export { drawNetwork, type NetworkPerson } from './family/network.ts'

export { sayOnPage, speak, tellNotRight } from './family-page/by-link.ts'
export { answerNotRight, notRight } from './family-page/not-right.ts'
export { addPages, answerSaid, givePageLink, saidOnPages } from './family-page/pages.ts'
export { parentKinds, purposes } from './family-page/words.ts'
export { takeAll, takeBackRegister, takeRegister } from './groups/taking.ts'
export {
  addKeepsake,
  askBack,
  doFollowUp,
  endProgramme,
  followUpsOf,
  holdClosingReview,
  planEnding,
} from './handover/ending.ts'
export { answerHandover, askToTakeOver, handedOver, startHandover } from './handover/handover.ts'
export { finishHandover, tellHandover, writeLine as writeHandoverLine } from './handover/passing-on.ts'
export { schoolsHere, writeNote as writeTransitionNote } from './handover/school-move.ts'
export { type HolidayPlan, holidayAt, planHoliday, type Ring, rang } from './holidays/holidays.ts'
export { chooseReaders, type NewClassPage, writeClassPages } from './in-school/class-page.ts'
export {
  addCauses,
  addReviews,
  addSteps,
  addYeses,
  beginPlans,
  type CauseKind,
  type NewCause,
  type NewStep,
  type NewYes,
} from './in-school/plan.ts'
export {
  addLines,
  beginFollowUps,
  type NewLine,
  type NewMeeting,
  planMeetings,
} from './in-school/suspension.ts'
export { type NewTelling, tellStaff } from './in-school/telling.ts'
export { liftHold, placeHold, placeWideHold } from './keeping/holds.ts'
export {
  authoriseLines as authoriseLettingGo,
  beginLettingGo,
  decideLines as decideKeeping,
  keepingLines,
  propose as proposeLettingGo,
} from './keeping/keeping.ts'
export { letRecordsGo, lettingGoErrand } from './keeping/letting-go.ts'
export { outboxLine } from './outbox/outbox.html.ts'
export { arrivalsErrand, takingOf } from './outbox/taking.ts'
export { addActivities, type NewActivity, stopActivity } from './plans/activities.ts'
export { sayBehind, tellNeeds } from './plans/behind.ts'
export { addGoals, addPoints, endGoal, type NewPoint } from './plans/goals.ts'
export {
  addAgreements as addPlanYeses,
  type NewAgreement as NewPlanYes,
  type NewVersion,
  saveVersions,
  startPlans,
} from './plans/plans.ts'
export { addShares as addPlanShares, type NewShare as NewPlanShare } from './plans/shares.ts'
export { closeSchool, closuresOf, openAgain } from './presence/closures.ts'
export { beInSchool, type DayInSchool, presenceBySchool } from './presence/in-school.ts'
export { notSeenOf, sawChildren, type Tap, type Written, withdrawSeen } from './presence/seen.ts'
export { addActions, type NewAction, settleAction } from './reviews/actions.ts'
export { addSides, beginReviews, type NewReview, type NewSide } from './reviews/reviews.ts'
export { spansOf } from './reviews/rules.ts'
export { askCorrection, decideCorrection } from './rights/corrections.ts'
export {
  gatherBundle,
  handOver,
  markReady,
  type NewRequest,
  openSealed,
  signBundle,
  writeDownRequest,
} from './rights/requests.ts'
export { answerNoticing, notice } from './team/noticing.ts'
export { addTraining, speaks } from './team/people.ts'
export { proposalsFor as weeklyProposals } from './weekly/proposals.ts'
export {
  giveWeekly,
  mondayOf,
  type NewLine as NewWeeklyLine,
  replyTo as replyToWeekly,
} from './weekly/weekly.ts'
