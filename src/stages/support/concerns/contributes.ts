import type { Contributions } from '#records/children/contributions.ts'
import { concernsWait, safeguardingHappening, safeguardingPart } from './flag.ts'
import { fileHome } from './words.ts'

export const concernsContributes: Contributions = {
  happenings: [{ tell: safeguardingHappening, notes: false }],
  waiting: [concernsWait],
  childParts: [safeguardingPart],
  childPages: [{ text: 'Safeguarding', order: 90, permission: 'read safeguarding', href: fileHome }],
}
