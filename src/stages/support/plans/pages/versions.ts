// Every save of a plan, whole: what, by whom, when, on top of which.
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { textsOf } from '../both.html.ts'
import { plansOf, type Version, versionsOf } from '../plans.ts'
import { planHome } from '../words.ts'

export const versionsPage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'plan-versions')
    const plans = await plansOf(visit.tx, child.id)
    if (plans.length === 0) throw new NotFound('no plan')
    const [now, ...before] = await Promise.all(plans.map(each => versionsOf(visit.tx, each.id)))
    return childSheet(visit, gathered, child, {
      tab: planHome(child.id),
      title: 'Every version',
      under: 'Every version',
      body: html`
<h2 class="govuk-heading-l">Every version</h2>
<p class="govuk-body">No word that was saved is lost. The newest stands first.</p>
${versionsPart(now ?? [])}
${before.map((versions, n) => html`<h3 class="govuk-heading-m">The plan of the time before, begun ${dayInFull(plans[n + 1]!.began_on)}</h3>${versionsPart(versions)}`)}
<p class="govuk-body"><a class="govuk-link" href="${planHome(child.id)}">Back to the plan</a></p>`,
    })
  }

function versionsPart(versions: readonly Version[]): Html {
  if (versions.length === 0) return html`<p class="govuk-body">Nothing was saved yet.</p>`
  const numberOf = (id: string | null) => versions.find(each => each.id === id)?.number
  return html`<ol class="kith-lately">${versions.map(each => {
    const follows = numberOf(each.follows)
    const settles = numberOf(each.settles)
    return html`<li class="kith-entry"><h3 class="kith-entry__title">Version ${each.number}: ${each.goal_id ? 'a goal' : 'what I hope for'}${each.beside && html` ${tag({ text: 'Stood beside', colour: 'yellow' })}`}</h3>
<p class="kith-entry__meta">${dayInFull(each.saved_on)}${each.made_by && html`, <bdi>${each.made_by}</bdi>`}${follows !== undefined && `, written on version ${follows}`}${settles !== undefined && `, having seen version ${settles} beside it`}</p>
${textsOf(each)}</li>`
  })}</ol>`
}
