import type { Contributions } from '#records/children/contributions.ts'
import { aroundPart, familyHappenings, languageColumn } from './happened.ts'

export const familyContributes: Contributions = {
  happenings: [{ tell: familyHappenings, notes: true }],
  childParts: [aroundPart],
  caseload: [languageColumn],
  childPages: [
    {
      text: 'Family and network',
      order: 30,
      permission: 'read family',
      href: child => `/support/children/${child}/family`,
    },
  ],
}
