import type { Contributions } from '#records/children/contributions.ts'
import { fileHome } from './file-words.ts'
import { safeguardingHappening, safeguardingPart } from './flag.ts'
import { glassBanner } from './glass-banner.ts'
import { concernsWait, concernsWithoutLead } from './waiting.ts'

export const concernsContributes: Contributions = {
  banners: [glassBanner],
  happenings: [{ tell: safeguardingHappening, notes: false }],
  waiting: [concernsWait, concernsWithoutLead],
  childParts: [safeguardingPart],
  childPages: [{ text: 'Safeguarding', order: 90, permission: 'read safeguarding', href: fileHome }],
}
