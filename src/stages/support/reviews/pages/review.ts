// One review: before it the agenda, after it what was said and agreed, beside the last time.
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import type { PageFunction } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { changedPart, saidTable, tasksTable } from '../agenda.html.ts'
import { type Agenda, agendaOf } from '../agenda.ts'
import { type Review, type ReviewKind, reviewsOf, type SideOf, sidesOf } from '../reviews.ts'
import { kindWords, reviewHome, reviewsHome, sidesOfKind } from '../words.ts'

/** One review of the address. */
export const review =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'review')
    const found = await reviewOf(visit)
    const today = todayOf(visit)
    const [agenda, sides] = await Promise.all([
      agendaOf(visit, gathered, child, { review: found, until: found.held_on ?? today }),
      sidesOf(visit.tx, [found.id]),
    ])
    const writes = may(visit.actor, 'write plan')
    const title = kindWords[found.kind as ReviewKind]
    const shown = { child, review: found, agenda, sides, today, writes }
    return childSheet(visit, gathered, child, {
      tab: reviewsHome(child.id),
      title,
      under: title,
      form: true,
      body: html`
<h2 class="govuk-heading-l">${title}</h2>
${found.held_on ? held(shown) : found.cancelled_on ? cancelled(shown) : planned(shown)}
<p class="govuk-body"><a class="govuk-link" href="${reviewsHome(child.id)}">Back to Reviews</a></p>`,
    })
  }

/** The review of the address; NotFound where there is none or none of this child's. */
export async function reviewOf(visit: Visit): Promise<Review> {
  const found = (await reviewsOf(visit.tx, visit.params.child ?? '')).find(
    each => each.id === visit.params.review,
  )
  if (!found) throw new NotFound('no such review')
  return found
}

type Shown = {
  child: ChildOfVisit
  review: Review
  agenda: Agenda
  sides: SideOf[]
  today: string
  writes: boolean
}

function planned({ child, review: of, agenda, today, writes }: Shown): Html {
  const home = reviewHome(child.id, of.id)
  const order = sidesOfKind(of.kind as ReviewKind)
  return html`
<p class="govuk-body-l">${contextualDate({ date: of.planned_for, today, overdue: 'Not written up' })}${of.at_time && ` at ${of.at_time}`}${of.held_where && html`, <bdi>${of.held_where}</bdi>`}</p>
${writes && takesPart(child) && html`<div class="govuk-button-group">${button({ text: 'Write it up', href: `${home}/hold` })}<a class="govuk-link" href="${home}/cancel">Cancel it</a></div>`}
<h3 class="govuk-heading-m">What changed</h3>
${changedPart(child.id, agenda, today)}
<h3 class="govuk-heading-m">What became of the tasks</h3>
${tasksTable(agenda.actions, { childId: child.id, writes, today, caption: 'Tasks since the last review' })}
${agenda.last && html`<h3 class="govuk-heading-m">What was said and agreed on ${shortDate(agenda.since, today)}</h3><p class="govuk-body"><bdi>${agenda.last.agreed}</bdi></p>${saidTable(order, { last: agenda.saidLast, now: undefined })}`}`
}

function held({ child, review: of, agenda, sides, today, writes }: Shown): Html {
  const order = sidesOfKind(of.kind as ReviewKind)
  const from = agenda.actions.filter(each => each.from_id === of.id)
  const since = agenda.last && shortDate(agenda.since, today)
  return html`
<p class="govuk-body">${tag({ text: 'Held', colour: 'teal' })} ${dayInFull(of.held_on!)}${of.held_by && html`, written by <bdi>${of.held_by}</bdi>`}</p>
<p class="govuk-body-l"><bdi>${of.agreed}</bdi></p>
${lookedBack(child.id, of, { today, writes })}
<h3 class="govuk-heading-m">Tasks from it</h3>
${tasksTable(from, { childId: child.id, writes, today, caption: 'Tasks from this review' })}
<h3 class="govuk-heading-m">${since ? `What each said, beside ${since}` : 'What each said'}</h3>
${saidTable(order, { last: agenda.saidLast, now: sides })}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${reviewHome(child.id, of.id)}/say">Add what somebody said, or put it right</a></p>`}
${details({ summaryText: 'What had changed by then', text: changedPart(child.id, agenda, today) })}`
}

function lookedBack(
  childId: string,
  of: Review,
  { today, writes }: { today: string; writes: boolean },
): Html | null {
  if (of.look_back_on === null) return null
  if (of.looked_back_on !== null)
    return html`<p class="govuk-body"><strong>Looked back on ${dayInFull(of.looked_back_on)}:</strong> <bdi>${of.looked_back_words}</bdi></p>`
  return html`<p class="govuk-body">Both look back: ${contextualDate({ date: of.look_back_on, today, overdue: 'Past' })}${writes && html` <a class="govuk-link" href="${reviewHome(childId, of.id)}/look-back">Write down what came of it</a>`}</p>`
}

function cancelled({ review: of }: Shown): Html {
  return html`<p class="govuk-body">${tag({ text: 'Cancelled', colour: 'grey' })} It was planned for ${dayInFull(of.planned_for)}, and cancelled on ${dayInFull(of.cancelled_on!)}: <bdi>${of.cancelled_because}</bdi></p>`
}
