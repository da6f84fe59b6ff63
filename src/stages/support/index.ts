// What other rooms may use of this stage.
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
