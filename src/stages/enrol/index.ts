// What other rooms may use of this stage.
export {
  EARLY_HELP,
  type Enrolment,
  enrolmentOf,
  enrolmentsOf,
  recordAgreement,
  recordAgreements,
  type Saying,
  SUPPORT,
  saidOf,
  withdrawAgreement,
} from './agreements/agreements.ts'
export { type BringResult, type Brought, bringIn } from './bringing/bring.ts'
export {
  changeLinkWorker,
  matchLinkWorker,
  matchLinkWorkers,
  type NewMatch,
  sayHello,
  withoutWorker,
} from './matching/matching.ts'
export { answerOffer, makeOffer, moveUp, offersOfSchool, sizesOf } from './offers.ts'
