import type { Contributions } from '#records/children/contributions.ts'
import { seenColumn, seenDays, seenHappenings, seenMentions } from './tells.ts'
import { closedLines, notSeenWaits, ownDaysWait } from './waiting.ts'

export const presenceContributes: Contributions = {
  happenings: [{ tell: seenHappenings, notes: false }],
  lastDays: [seenDays],
  mentions: [seenMentions],
  caseload: [seenColumn],
  waiting: [notSeenWaits, ownDaysWait],
  dayLines: [closedLines],
}
