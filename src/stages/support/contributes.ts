import type { Contributions } from '#records/children/contributions.ts'
import { childContributes } from './child/contributes.ts'
import { concernsContributes } from './concerns/contributes.ts'
import { contactsContributes } from './contacts/contributes.ts'
import { dataProtectionContributes } from './data-protection/contributes.ts'
import { earlyHelpContributes } from './early-help/contributes.ts'
import { familyContributes } from './family/contributes.ts'
import { familyPageContributes } from './family-page/contributes.ts'
import { groupsContributes } from './groups/contributes.ts'
import { handoverContributes } from './handover/contributes.ts'
import { holidaysContributes } from './holidays/contributes.ts'
import { inSchoolContributes } from './in-school/contributes.ts'
import { keepingContributes } from './keeping/contributes.ts'
import { outboxContributes } from './outbox/contributes.ts'
import { plansContributes } from './plans/contributes.ts'
import { presenceContributes } from './presence/contributes.ts'
import { reviewsContributes } from './reviews/contributes.ts'
import { rightsContributes } from './rights/contributes.ts'
import { teamContributes } from './team/contributes.ts'
import { todayContributes } from './today/contributes.ts'
import { weeklyContributes } from './weekly/contributes.ts'

/** What each folder of this stage adds to pages, gathered. */
const folders: Contributions[] = [
  todayContributes,
  childContributes,
  contactsContributes,
  familyContributes,
  familyPageContributes,
  plansContributes,
  inSchoolContributes,
  reviewsContributes,
  earlyHelpContributes,
  presenceContributes,
  groupsContributes,
  holidaysContributes,
  handoverContributes,
  outboxContributes,
  teamContributes,
  concernsContributes,
  rightsContributes,
  weeklyContributes,
  dataProtectionContributes,
  keepingContributes,
]

export const contributes: Contributions = {
  today: folders.flatMap(each => each.today ?? []),
  mentions: folders.flatMap(each => each.mentions ?? []),
  links: folders.flatMap(each => each.links ?? []),
  happenings: folders.flatMap(each => each.happenings ?? []),
  dayLines: folders.flatMap(each => each.dayLines ?? []),
  waiting: folders.flatMap(each => each.waiting ?? []),
  caseload: folders.flatMap(each => each.caseload ?? []),
  childParts: folders.flatMap(each => each.childParts ?? []),
  childPages: folders.flatMap(each => each.childPages ?? []),
  lastDays: folders.flatMap(each => each.lastDays ?? []),
  notices: folders.flatMap(each => each.notices ?? []),
  banners: folders.flatMap(each => each.banners ?? []),
}
