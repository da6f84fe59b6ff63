import type { Contributions } from '#records/children/contributions.ts'
import { concernsWait, safeguardingHappening, safeguardingPart } from './flag.ts'

export const concernsContributes: Contributions = {
  happenings: [{ tell: safeguardingHappening, notes: false }],
  waiting: [concernsWait],
  childParts: [safeguardingPart],
}
