// Every save of a plan, whole: what, by whom, when, on top of which.
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { html } from '#platform/html.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { textsOf } from '../both.html.ts'
import { versionsOf } from '../plans.ts'
import { planOfVisit } from '../whole.ts'
import { planHome } from '../words.ts'

export const versionsPage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'plan-versions')
    const plan = await planOfVisit(visit)
    const versions = await versionsOf(visit.tx, plan.id)
    const numberOf = (id: string | null) => versions.find(each => each.id === id)?.number
    return childSheet(visit, gathered, child, {
      tab: planHome(child.id),
      title: 'Every version',
      under: 'Every version',
      body: html`
<h2 class="govuk-heading-l">Every version</h2>
<p class="govuk-body">No word that was saved is lost. The newest stands first.</p>
${versions.length === 0 && html`<p class="govuk-body">Nothing was saved yet.</p>`}
<ol class="kith-lately">${versions.map(each => {
        const follows = numberOf(each.follows)
        const settles = numberOf(each.settles)
        return html`<li class="kith-entry"><h3 class="kith-entry__title">Version ${each.number}: ${each.goal_id ? 'a goal' : 'what I hope for'}${each.beside && html` ${tag({ text: 'Stood beside', colour: 'yellow' })}`}</h3>
<p class="kith-entry__meta">${dayInFull(each.saved_on)}${each.made_by && html`, <bdi>${each.made_by}</bdi>`}${follows !== undefined && `, written on version ${follows}`}${settles !== undefined && `, having seen version ${settles} beside it`}</p>
${textsOf(each)}</li>`
      })}</ol>
<p class="govuk-body"><a class="govuk-link" href="${planHome(child.id)}">Back to the plan</a></p>`,
    })
  }
