// What waits of an end: a closing review to hold, whom to ask how they are, and who wants to come back.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { endingsWaiting } from './ending.ts'
import { endingHome } from './words.ts'

/** Points: who wants to come back first, then whom to ask how they are, then a closing review to hold. */
const POINTS = { back: 62, 'follow-up': 35, review: 28 }
/** A closing review waits four weeks before the planned end, a follow-up one: Kith's own figures. */
const AHEAD = { review: 28, 'follow-up': 7, back: 0 }

export const endingWaits: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  const waiting = await whereThere(tx, 'endings', () =>
    endingsWaiting(tx, dayOf(dayNumber(day) + AHEAD.review)),
  )
  return waiting.flatMap(each => {
    const what = each.what as keyof typeof POINTS
    if (dayNumber(each.on_day) - dayNumber(day) > AHEAD[what]) return []
    const name = html`<bdi>${shortNameOf(each)}</bdi>`
    return [
      {
        text:
          what === 'back'
            ? html`${name} asks to come back`
            : what === 'review'
              ? html`Taking part of ${name} comes to its end`
              : html`Ask how ${name} is`,
        why: {
          back: `Since ${shortDate(each.on_day, day)}: both are asked anew`,
          review: `Meant to end ${shortDate(each.on_day, day)}: closing review, mine now, kind words`,
          'follow-up': `After the end, for ${shortDate(each.on_day, day)}`,
        }[what],
        href: endingHome(each.child_id),
        action: what === 'follow-up' ? 'Ask' : 'Look',
        points: POINTS[what],
        due: each.on_day,
      },
    ]
  })
}
