// The caseload's column: when the next review is, and who waits for one since how many school days.
import { html } from '#platform/html.ts'
import type { CaseloadColumn } from '#records/children/happenings.ts'
import { standingOf } from './standing.ts'
import { standingWords } from './words.ts'

export const nextReviewColumn: CaseloadColumn = {
  key: 'next-review',
  heading: 'Next review',
  order: 60,
  cells: async (tx, children, day) => {
    const standing = await standingOf(tx, children, day)
    return new Map(
      [...standing].map(([childId, stands]) => [
        childId,
        {
          html: html`${standingWords(stands, day)}`,
          attention: stands.next?.overdue ?? 0,
          flag: stands.next?.state === 'overdue' ? 'Review overdue' : undefined,
        },
      ]),
    )
  },
}
