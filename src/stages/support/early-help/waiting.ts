// The day and what waits: reviews of the episodes that the reader leads.
import { shortDate } from '#design/contextual-date.ts'
import { once } from '#platform/database/once.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { DayLines, WaitingLines } from '#records/children/happenings.ts'
import { cardName } from '../in-school/words.ts'
import { reviewsDue } from './open.ts'
import { earlyHelpHome } from './words.ts'

/** Reviews whose day it is, of the episodes the reader leads. */
export const earlyHelpDayLines: DayLines = async (visit, day) => {
  const due = await dueOf(visit, day)
  return due
    .filter(each => each.next_on === day)
    .map(each => ({
      text: html`Early Help review: <bdi>${cardName(each)}</bdi>`,
      href: earlyHelpHome(each.child_id),
      childId: each.child_id,
    }))
}

/** Reviews whose day has passed. */
export const earlyHelpWaiting: WaitingLines = async (visit, day) => {
  const due = await dueOf(visit, day)
  return due
    .filter(each => (each.next_on ?? day) < day)
    .map(each => ({
      text: html`<bdi>${cardName(each)}</bdi>: the Early Help review of ${shortDate(each.next_on ?? day, day)}`,
      why: 'Its day has passed, and you lead the episode',
      href: earlyHelpHome(each.child_id),
      action: 'Review',
      points: POINTS,
      due: each.next_on ?? undefined,
    }))
}

/** The day's lines and what waits ask the same. */
function dueOf({ tx, actor }: Pick<Visit, 'tx' | 'actor'>, day: string) {
  if (!may(actor, 'write early_help')) return Promise.resolve([])
  return once(tx, `early help reviews ${day}`, () => reviewsDue(tx, day))
}

/** Below a suspension that nobody followed, above what teachers said. */
const POINTS = 65
