import type { Contributions } from '#records/children/contributions.ts'
import { inSchoolColumn } from './caseload.ts'
import { agreedPart, nextPart } from './child-parts.ts'
import { otherSchoolHome } from './pages/other-school.ts'
import { whatHelpsHome } from './pages/what-helps.ts'
import { inSchoolMentions } from './spoken.ts'
import { inSchoolHappenings } from './timeline.ts'
import { inSchoolDayLines, inSchoolWaiting } from './waiting.ts'
import { schoolHome } from './words.ts'

export const inSchoolContributes: Contributions = {
  happenings: [{ tell: inSchoolHappenings, notes: false }],
  mentions: [inSchoolMentions],
  dayLines: [inSchoolDayLines],
  waiting: [inSchoolWaiting],
  caseload: [inSchoolColumn],
  childParts: [agreedPart, nextPart],
  childPages: [{ text: 'School', order: 20, permission: 'read plan', href: schoolHome }],
  links: [whatHelpsHome, otherSchoolHome],
}
