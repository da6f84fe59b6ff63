import type { Contributions } from '#records/children/contributions.ts'
import {
  earlyHelpColumn,
  earlyHelpDayLines,
  earlyHelpHappenings,
  earlyHelpWaiting,
  leadPart,
} from './tells.ts'
import { earlyHelpHome } from './words.ts'

export const earlyHelpContributes: Contributions = {
  happenings: [{ tell: earlyHelpHappenings, notes: false }],
  dayLines: [earlyHelpDayLines],
  waiting: [earlyHelpWaiting],
  caseload: [earlyHelpColumn],
  childParts: [leadPart],
  childPages: [{ text: 'Early Help', order: 35, permission: 'read early_help', href: earlyHelpHome }],
}
