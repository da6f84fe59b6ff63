import type { Contributions } from '#records/children/contributions.ts'
import { earlyHelpColumn } from './column.ts'
import { earlyHelpHappenings } from './happened.ts'
import { leadPart } from './lead-part.ts'
import { earlyHelpDayLines, earlyHelpWaiting } from './waiting.ts'
import { earlyHelpHome } from './words.ts'

export const earlyHelpContributes: Contributions = {
  happenings: [{ tell: earlyHelpHappenings, notes: false }],
  dayLines: [earlyHelpDayLines],
  waiting: [earlyHelpWaiting],
  caseload: [earlyHelpColumn],
  childParts: [leadPart],
  childPages: [{ text: 'Early Help', order: 35, permission: 'read early_help', href: earlyHelpHome }],
}
