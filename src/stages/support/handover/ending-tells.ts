// What an end adds to other pages: when it ends and how it stands, whom to ask how they are, and who wants to come back.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { ChildPart, Happening, Happenings, WaitingLines } from '#records/children/happenings.ts'
import { enrolmentOf } from '#stages/enrol/index.ts'
import { endingOf, endingsWaiting, followUpsOf } from './ending.ts'
import { endingHome } from './words.ts'

/** Points: who wants to come back first, then whom to ask how they are, then a closing review to hold. */
const POINTS = { back: 62, 'follow-up': 35, review: 28 }
/** A closing review waits four weeks before the planned end, a follow-up one: Kith's own figures. */
const AHEAD = { review: 28, 'follow-up': 7, back: 0 }

export const endingWaits: WaitingLines = async ({ tx, actor }, day) => {
  if (!may(actor, 'write plan')) return []
  const waiting = await endingsWaiting(tx, dayOf(dayNumber(day) + AHEAD.review))
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

export const endingPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const [one, enrolment] = await Promise.all([endingOf(visit.tx, childId), enrolmentOf(visit.tx, childId)])
  if (!enrolment) return undefined
  const said = one
    ? one.ended_on
      ? one.back_asked_on
        ? `They asked to come back on ${dayInFull(one.back_asked_on)}.`
        : 'What they keep, and when somebody asks how they are.'
      : `Meant to end on ${dayInFull(one.planned_on)}${one.review_on ? '' : '; closing review to come'}.`
    : enrolment.ended_on === null
      ? `Not planned yet; taking part is meant to last until ${dayInFull(enrolment.ends_on)}.`
      : undefined
  if (!said) return undefined
  return {
    slot: 'standing',
    title: 'How it ends',
    href: endingHome(childId),
    body: html`<p class="govuk-body">${said}</p>`,
  }
}

export const endingHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read plan')) return []
  const one = await endingOf(visit.tx, childId)
  if (!one) return []
  const followUps = one.ended_on ? await followUpsOf(visit.tx, one.id) : []
  const at = (day: string) => new Date(`${day}T12:00:00Z`)
  const href = endingHome(childId)
  const told = (id: string, day: string, title: string, words?: string | null): Happening => ({
    id: `${id} ${title}`,
    day,
    at: at(day),
    kind: 'agreements',
    title,
    body: words ? html`<p class="govuk-body"><bdi>${words}</bdi></p>` : undefined,
    href,
  })
  return [
    ...(one.review_on ? [told(one.id, one.review_on, 'Closing review', one.review_words)] : []),
    ...(one.back_asked_on ? [told(one.id, one.back_asked_on, 'Asked to come back', one.back_words)] : []),
    ...followUps.flatMap(each =>
      each.done_on
        ? [
            told(
              each.id,
              each.done_on,
              each.how === 'spoken' ? 'Somebody asked how they are' : 'Somebody tried to ask how they are',
              each.words,
            ),
          ]
        : [],
    ),
  ].filter(each => each.day >= from && each.day <= to)
}
