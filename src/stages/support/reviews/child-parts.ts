// What the child's first page says: the next review, and what is agreed to be done next.
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { todayOf } from '#records/places/today.ts'
import { actionsOf } from './actions.ts'
import { standingOf } from './standing.ts'
import { doerWords, reviewHome, reviewsHome, standingWords } from './words.ts'

const SHOWN = 3

/** The next review, where one is planned, due or late. */
export const nextReviewPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const today = todayOf(visit)
  const stands = (await standingOf(visit.tx, [childId], today)).get(childId)
  if (!stands || (!stands.planned && !stands.next)) return undefined
  return {
    slot: 'next',
    title: 'Next review',
    href: stands.planned ? reviewHome(childId, stands.planned.id) : reviewsHome(childId),
    body: html`<p class="govuk-body-s">${standingWords(stands, today)}${stands.planned?.at && ` at ${stands.planned.at}`}</p>`,
  }
}

/** Tasks that are open, the earliest first. */
export const tasksPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const today = todayOf(visit)
  const open = await whereKept(visit.tx, childId, 'tasks', () => actionsOf(visit.tx, childId))
  if (open.length === 0) return undefined
  return {
    slot: 'next',
    title: 'Agreed to do',
    href: reviewsHome(childId),
    body: html`<ul class="govuk-list">${open.slice(0, SHOWN).map(each => html`<li><bdi>${each.what}</bdi>: <bdi>${doerWords(each)}</bdi>, ${each.due_on < today ? contextualDate({ date: each.due_on, today, overdue: 'Past' }) : html`by ${shortDate(each.due_on, today)}`}</li>`)}</ul>${open.length > SHOWN && html`<p class="govuk-body-s">And ${open.length - SHOWN} more.</p>`}`,
  }
}
