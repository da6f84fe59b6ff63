import type { Contributions } from '#records/children/contributions.ts'
import { goalsColumn, planHappenings, planPart, planWaits } from './happened.ts'
import { planHome } from './words.ts'

export const plansContributes: Contributions = {
  happenings: [{ tell: planHappenings, notes: false }],
  waiting: [planWaits],
  caseload: [goalsColumn],
  childParts: [planPart],
  childPages: [{ text: 'Plan', order: 5, permission: 'read plan', href: planHome }],
}
