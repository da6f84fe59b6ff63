// The reviews of one child: what is next, tasks that are open, and all that were held or cancelled.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { reviewsCalled } from '../../plans/activities.ts'
import { pictureOf } from '../../plans/pictures.html.ts'
import { actionsOf } from '../actions.ts'
import { standingTag, tasksTable } from '../agenda.html.ts'
import { type Review, type ReviewKind, reviewsOf } from '../reviews.ts'
import { standingOf } from '../standing.ts'
import { kindWords, reviewHome, reviewsHome } from '../words.ts'

/** The Reviews page of a child's record. */
export const reviews =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'reviews')
    const { tx, actor } = visit
    const today = todayOf(visit)
    const [all, actions, standing, called] = await Promise.all([
      reviewsOf(tx, child.id),
      actionsOf(tx, child.id),
      standingOf(tx, [child.id], today),
      reviewsCalled(tx, [child.id]),
    ])
    const home = reviewsHome(child.id)
    const stands = standing.get(child.id)
    const planned = all.filter(isPlanned)
    const past = all.filter(each => !isPlanned(each))
    const writes = may(actor, 'write plan')
    const begins = writes && takesPart(child)
    const hasTermly = planned.some(each => each.kind === 'termly')
    return childSheet(visit, gathered, child, {
      tab: home,
      title: 'Reviews',
      under: 'Reviews',
      form: true,
      body: html`
<h2 class="govuk-heading-l">Reviews</h2>
${stands && html`<p class="govuk-body-l">${standingTag(stands, today)}</p>`}
${called.map(each => insetText({ text: html`<p class="govuk-body"><strong>${pictureOf(each.kind).word} was stopped ${each.times} times</strong>, and that calls a review: change the plan together before another of its kind is tried.</p>` }))}
${planned.map(each => plannedCard(child.id, each, { today, writes: begins }))}
${
  begins &&
  html`<div class="govuk-button-group">${!hasTermly && button({ text: 'Plan a review', href: `${home}/new` })}${button({ text: 'Change something now', href: `${home}/now`, classes: 'govuk-button--secondary' })}<a class="govuk-link" href="${home}/new?kind=home-school">Plan a home-and-school meeting</a></div>
<p class="govuk-hint">A review is held every term. In between, change what is planned at any time.</p>`
}
<h3 class="govuk-heading-m">Tasks that are open</h3>
${tasksTable(actions, { childId: child.id, writes, today, caption: 'Tasks that are open' })}
${begins && html`<p class="govuk-body"><a class="govuk-link" href="${home}/tasks/new">Add a task</a></p>`}
<h3 class="govuk-heading-m">Held so far</h3>
${tableCards({
  caption: 'Reviews held or cancelled',
  captionHidden: true,
  rows: past,
  link: {
    heading: 'Review',
    href: each => reviewHome(child.id, each.id),
    text: each =>
      `${kindWords[each.kind as ReviewKind]}, ${shortDate(each.held_on ?? each.planned_for, today)}`,
  },
  columns: [
    {
      heading: 'What was agreed',
      cell: each =>
        each.cancelled_because === null
          ? html`<bdi>${each.agreed}</bdi>`
          : html`${tag({ text: 'Cancelled', colour: 'grey' })} <bdi>${each.cancelled_because}</bdi>`,
      long: true,
    },
    { heading: 'Written by', cell: each => each.held_by && html`<bdi>${each.held_by}</bdi>` },
  ],
  empty: 'No review yet. The first looks at what the plan has begun.',
})}`,
    })
  }

/** Planned, and neither held nor cancelled. */
export function isPlanned({ held_on: held, cancelled_on: cancelled }: Review): boolean {
  return held === null && cancelled === null
}

function plannedCard(
  childId: string,
  review: Review,
  { today, writes }: { today: string; writes: boolean },
): Html {
  const home = reviewHome(childId, review.id)
  const passed = review.planned_for < today
  return insetText({
    text: html`<p class="govuk-body"><strong>${kindWords[review.kind as ReviewKind]}</strong>: ${dayInFull(review.planned_for)}${review.at_time && ` at ${review.at_time}`}${review.held_where && html`, <bdi>${review.held_where}</bdi>`}${passed && html` ${tag({ text: 'Not written up', colour: 'yellow' })}`}</p>
<p class="govuk-body"><a class="govuk-link" href="${home}">Open its agenda</a>${writes && html`, <a class="govuk-link" href="${home}/hold">write it up</a> or <a class="govuk-link" href="${home}/cancel">cancel it</a>`}</p>`,
  })
}
