import type { Contributions } from '#records/children/contributions.ts'
import { nextReviewPart, tasksPart } from './child-parts.ts'
import { nextReviewColumn } from './column.ts'
import { reviewTimeline } from './timeline.ts'
import { reviewDayLines, reviewsWait, tasksWait } from './waiting.ts'
import { reviewsHome } from './words.ts'

export const reviewsContributes: Contributions = {
  happenings: [{ tell: reviewTimeline, notes: true }],
  dayLines: [reviewDayLines],
  waiting: [tasksWait, reviewsWait],
  caseload: [nextReviewColumn],
  childParts: [nextReviewPart, tasksPart],
  childPages: [{ text: 'Reviews', order: 16, permission: 'read plan', href: reviewsHome }],
}
