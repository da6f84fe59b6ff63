import type { Contributions } from '#records/children/contributions.ts'
import { absentWaits } from './absent.ts'
import { endingPart } from './ending-part.ts'
import { endingHappenings } from './ending-tells.ts'
import { endingWaits } from './ending-waits.ts'
import { schoolMoveHappenings, schoolMoveWaits } from './school-move-tells.ts'
import { handoverColumn, handoverHappenings, handoverPart } from './tells.ts'
import { handingOverWaits } from './waiting.ts'

export const handoverContributes: Contributions = {
  happenings: [
    { tell: handoverHappenings, notes: false },
    { tell: endingHappenings, notes: false },
    { tell: schoolMoveHappenings, notes: false },
  ],
  waiting: [handingOverWaits, absentWaits, endingWaits, schoolMoveWaits],
  caseload: [handoverColumn],
  childParts: [handoverPart, endingPart],
}
