// What the plan's page says of sharing: to those who write it, what the school and the council read; and the page of a school's lead
// or a council's practitioner, who read the goals that child and family agreed to share, and nothing else of the plan.
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { summaryList } from '#design/summary-list.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { ChildOfVisit } from '../child/frame.html.ts'
import { type ActivitiesAbout, activitiesPart } from './activities.html.ts'
import { goalsPart } from './goals.html.ts'
import type { Shared, SharedWith } from './shares.ts'
import type { WholePlan } from './whole.ts'

/** As it is on the plan's page: one line while nothing is shared, folded once something is. */
export function foldedShares(whole: WholePlan, shared: readonly Shared[], episode: boolean): Html {
  const part = sharedPart(whole, shared, episode)
  const both = shared.filter(each => each.both_say)
  if (both.length < 3) return part
  const readers = new Set(both.map(each => each.whom))
  const who = [readers.has('school') && 'the school’s lead', readers.has('council') && 'the council’s']
  return details({
    summaryText: `What ${who.filter(Boolean).join(' and ')} may read: ${counted(both.length, 'thing', 'things')}`,
    text: part,
  })
}

/** Goal by goal what is read by whom. "Nothing is shared" is said, not left out. */
export function sharedPart({ goalTexts }: WholePlan, shared: readonly Shared[], episode: boolean): Html {
  const row = (whom: SharedWith, key: string, whose: string) => {
    const [both, one] = [true, false].map(stand =>
      shared.filter(each => each.whom === whom && each.both_say === stand),
    ) as [Shared[], Shared[]]
    const waits = one.filter(each => !both.some(other => other.goal_id === each.goal_id))
    return {
      key: { text: key },
      value: {
        text: html`${both.length === 0 ? 'Nothing is shared yet' : list(both, goalTexts)}${waits.length > 0 && html`<p class="govuk-body-s">${counted(new Set(waits.map(each => each.goal_id)).size, 'thing has', 'things have')} one yes and not the other, so ${whose} does not read it.</p>`}`,
      },
    }
  }
  return summaryList({
    rows: [
      row('school', 'The school’s lead reads', 'the school'),
      ...(episode || shared.some(each => each.whom === 'council')
        ? [row('council', 'The council’s lead of Early Help reads', 'the council')]
        : []),
    ],
  })
}

/** The plan as a school's lead or a council's practitioner reads it. */
export function planAsShared(
  whole: WholePlan | undefined,
  child: ChildOfVisit,
  about: ActivitiesAbout,
): Html {
  const asks = child.link_workers[0]
  if (!whole || whole.goals.length === 0)
    return html`<h2 class="govuk-heading-l">Plan</h2>
<p class="govuk-body-l">Nothing of a plan is shared with you yet.</p>
<p class="govuk-body">Child and family say goal by goal who may read it, and both have to say yes. ${asks ? html`<bdi>${asks}</bdi> can ask them.` : 'Their Link Worker can ask them.'}</p>`
  return html`<h2 class="govuk-heading-l">Plan</h2>
<p class="govuk-body">These are the goals that child and family agreed to share with you, as they read them then. The rest of the plan is theirs.${whole.plan.enrolled_on && html` It began ${shortDate(whole.plan.began_on, about.today)}.`}</p>
<h3 class="govuk-heading-m" id="goals">Goals</h3>
${goalsPart(whole, [], about)}
${whole.activities.length > 0 && html`<h3 class="govuk-heading-m" id="activities">Activities of these goals</h3>${activitiesPart(whole, about)}`}`
}

function list(both: readonly Shared[], goalTexts: WholePlan['goalTexts']): Html {
  return html`<ul class="govuk-list">${both.map(
    each =>
      html`<li>${each.goal_id ? html`“<bdi>${goalTexts.get(each.goal_id)?.aim ?? ''}</bdi>”` : 'How it goes, on the weekly page'}${each.school && html`, at <bdi>${each.school}</bdi>`}</li>`,
  )}</ul>`
}
