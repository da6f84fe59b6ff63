// A goal about the family's own people is wanted from the first term, so that a network of theirs lasts after the programme.
// Where none is, the plan's page says so once and gently, and leaves it for later in one tap. Rule: rules/plan.md.
import { button } from '#design/button.ts'
import { type Html, html } from '#platform/html.ts'
import { MOST_GOALS } from './goals.ts'
import type { WholePlan } from './whole.ts'
import { planHome } from './words.ts'

/** What stands among the areas left for later where it is the family's own people. */
export const OWN_PEOPLE = 'own-people'

/** On the caseload, and what it is narrowed by. */
export const OWN_PEOPLE_FLAG = 'No goal about their own people yet'

/** Of a plan with goals: one that stands, was reached or was itself left for later is one; where minds were changed, it is wanted again. */
export function ownPeopleWanted({ goals }: Pick<WholePlan, 'goals'>): boolean {
  return goals.length > 0 && goals.every(each => each.whose !== 'network' || each.ended_how === 'changed')
}

export function ownPeoplePart(whole: WholePlan, childId: string): Html | false {
  if (!ownPeopleWanted(whole)) return false
  const here = planHome(childId)
  const open = whole.goals.filter(each => each.ended_on === null).length
  if (whole.notNow.some(each => each.area === OWN_PEOPLE))
    return html`<form method="post" action="${here}/not-now"><p class="govuk-body-s">Not now: a goal about their own people.</p>
<button type="submit" class="govuk-button govuk-button--secondary govuk-button--small" name="up" value="${OWN_PEOPLE}">Take up their own people</button></form>`
  return html`<form method="post" action="${here}/not-now"><input type="hidden" name="later" value="${OWN_PEOPLE}">
<p class="govuk-body-s">No goal is about their own people yet: family, friends, neighbours who stay when we go. ${
    open < MOST_GOALS
      ? html`<a class="govuk-link" href="${here}/goals/new?whose=network">Agree one about their own people</a>`
      : 'Three goals stand: it can take the place of one that ends.'
  }</p>
${button({ text: html`Not now<span class="govuk-visually-hidden">: a goal about their own people</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`
}
