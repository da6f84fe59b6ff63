import type { Contributions } from '#records/children/contributions.ts'
import { attendancePart } from './attendance.html.ts'
import { rollHappenings, schoolHappenings } from './records.ts'

export const childContributes: Contributions = {
  happenings: [
    { tell: schoolHappenings, notes: false },
    { tell: rollHappenings, notes: false },
  ],
  childParts: [attendancePart],
  childPages: [
    { text: 'Overview', order: 0, permission: 'read plan', href: child => `/support/children/${child}` },
    {
      text: 'What’s happened',
      order: 10,
      permission: 'read plan',
      href: child => `/support/children/${child}/happened`,
    },
  ],
}
