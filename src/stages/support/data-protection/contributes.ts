import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { waitingForThem } from './breaches.ts'
import { breachHome, complaintHome } from './words.ts'

const POINTS = { commissioner: 92, breach: 60, complaint: 60, answer: 40 }

/** What went wrong and who complained, until it is closed and answered. */
const waits: WaitingLines = async (visit, today) => {
  if (!may(visit.actor, 'do answer for data protection')) return []
  return (await waitingForThem(visit.tx)).map(each => {
    if (each.what === 'breach') {
      const due = each.due_on
      return {
        text: html`Something went wrong with what we keep`,
        why: each.first
          ? `the Commissioner is told by ${shortDate(due, today)}, ${each.due_time}, or why not`
          : 'to be closed',
        href: breachHome(each.id),
        action: 'Look',
        points: each.first ? POINTS.commissioner : POINTS.breach,
        due,
      }
    }
    return {
      text: html`Somebody complains about how we keep what we know`,
      why: each.first ? `tell them that we have it by ${shortDate(each.due_on, today)}` : 'to be answered',
      href: complaintHome(each.id),
      action: 'Answer',
      points: each.first ? POINTS.complaint : POINTS.answer,
      due: each.due_on,
    }
  })
}

export const dataProtectionContributes: Contributions = { waiting: [waits] }
