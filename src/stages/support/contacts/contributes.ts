import type { Contributions } from '#records/children/contributions.ts'
import { savedNotice } from './notice.ts'
import { contactDays, contactMentions, lastContactColumn } from './silence.ts'
import { contactHappenings, draftHappenings, helpHappenings, wordsPart } from './tells.ts'
import { draftsWait, dueBackWaits, leftDraftsWait, questionsWait, silenceWaits } from './waiting.ts'

export const contactsContributes: Contributions = {
  happenings: [
    { tell: contactHappenings, notes: true },
    { tell: draftHappenings, notes: false },
    { tell: helpHappenings, notes: true },
  ],
  childParts: [wordsPart],
  lastDays: [contactDays],
  mentions: [contactMentions],
  caseload: [lastContactColumn],
  waiting: [questionsWait, leftDraftsWait, draftsWait, silenceWaits, dueBackWaits],
  notices: [savedNotice],
}
