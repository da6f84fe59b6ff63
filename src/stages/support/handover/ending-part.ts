// How it ends, on the first page of a child's record.
import { dayInFull } from '#design/day-in-full.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart } from '#records/children/happenings.ts'
import { enrolmentOf } from '#stages/enrol/index.ts'
import { plannedOrEnded } from './ending-tells.ts'
import { endingHome } from './words.ts'

export const endingPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const [one, enrolment] = await Promise.all([
    plannedOrEnded(visit.tx, childId),
    enrolmentOf(visit.tx, childId),
  ])
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
