// The day and what waits: reviews of the episodes that the reader leads.
import { shortDate } from '#design/contextual-date.ts'
import { once } from '#platform/database/once.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { DayLines, WaitingLine, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { cardName } from '../in-school/words.ts'
import { reviewsDue } from './open.ts'
import { unacknowledged } from './referrals.ts'
import { earlyHelpWords } from './settings.ts'
import { earlyHelpHome, referralHome } from './words.ts'

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

/** Reviews whose day has passed, and referrals that nobody has acknowledged. */
export const earlyHelpWaiting: WaitingLines = async (visit, day) => {
  const [due, sent] = await Promise.all([dueOf(visit, day), unansweredOf(visit, day)])
  const reviews = due
    .filter(each => (each.next_on ?? day) < day)
    .map(each => ({
      text: html`<bdi>${cardName(each)}</bdi>: the Early Help review of ${shortDate(each.next_on ?? day, day)}`,
      why: 'Its day has passed, and you lead the episode',
      href: earlyHelpHome(each.child_id),
      action: 'Review',
      points: POINTS,
      due: each.next_on ?? undefined,
    }))
  return [...reviews, ...sent]
}

/** The day's lines and what waits ask the same. */
function dueOf({ tx, actor }: Pick<Visit, 'tx' | 'actor'>, day: string) {
  if (!may(actor, 'write early_help')) return Promise.resolve([])
  return once(tx, `early help reviews ${day}`, () => whereThere(tx, 'early help', () => reviewsDue(tx, day)))
}

/** Below a suspension that nobody followed, above what teachers said. */
const POINTS = 65

/** Of one's own referrals: those nobody has acknowledged within the place's school days since they were sent or chased. */
async function unansweredOf({ tx, actor }: Pick<Visit, 'tx' | 'actor'>, day: string): Promise<WaitingLine[]> {
  if (!may(actor, 'write early_help')) return []
  const sent = await whereThere(tx, 'statutory referrals', () => unacknowledged(tx))
  const words = sent.length > 0 ? await earlyHelpWords(tx) : undefined
  if (!words) return []
  const from = sent.map(each => each.since ?? day).sort()[0]!
  const open = await openDaysOf(
    tx,
    sent.flatMap(each => each.school_id ?? []),
    from,
    day,
  )
  return sent
    .filter(each => {
      const since = (open.get(each.school_id ?? '') ?? []).filter(one => one > (each.since ?? day))
      return since.length >= words.referrals.acknowledged_within_school_days
    })
    .map(each => ({
      text: html`<bdi>${cardName(each)}</bdi>: nobody has acknowledged the referral to ${each.service}`,
      why: `Sent or asked after last on ${shortDate(each.since ?? day, day)}`,
      href: referralHome(each.child_id, each.id),
      action: 'Ask after it',
      points: POINTS,
      due: each.since ?? undefined,
    }))
}
