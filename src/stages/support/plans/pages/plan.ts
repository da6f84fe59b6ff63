// The plan of a child or young person: hopes first, goals, activities in order, both yeses; and for those who read notes what is
// behind it and which needs were found.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Role } from '#records/access/matrix.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { reviewsHome } from '../../reviews/words.ts'
import { activitiesPart } from '../activities.html.ts'
import { reviewsCalled, type StopSide } from '../activities.ts'
import { planLabels } from '../both.html.ts'
import { goalsPart } from '../goals.html.ts'
import { inTrust } from '../in-trust.html.ts'
import { pictureOf } from '../pictures.html.ts'
import { type YesHow, yesSides } from '../plans.ts'
import { foldedShares, planAsShared } from '../shared.html.ts'
import { readerOf, sharedOf } from '../shares.ts'
import { areasOf, type WholePlan, wholePlan } from '../whole.ts'
import { goalHome, planHome, yesHowWords, yesSideWords } from '../words.ts'

export const planPage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'plan')
    const { tx, actor } = visit
    const today = todayOf(visit)
    const [whole, reader] = await Promise.all([wholePlan(tx, child.id), readerOf(tx, child.id)])
    const here = planHome(child.id)
    const begins = may(actor, 'write plan') && takesPart(child)
    const side = SIDES.find(([role]) => actor.roles.includes(role))?.[1] ?? 'child'
    if (!reader.whole)
      return childSheet(visit, gathered, child, {
        tab: here,
        title: 'Plan',
        body: planAsShared(whole, child, {
          ...{ childId: child.id, writes: false, today, side },
          content: (await blueprintInForce(tx)).content,
        }),
      })
    if (!whole || (whole.plan.number === 0 && whole.goals.length === 0))
      return childSheet(visit, gathered, child, {
        tab: here,
        title: 'Plan',
        body: html`<h2 class="govuk-heading-l">Plan</h2>
<p class="govuk-body">Nothing yet. A plan is made together, beside each other: what they hope for comes first.</p>
${begins && button({ text: 'Begin a plan together', href: `${here}/words` })}`,
      })
    const writes = begins && whole.plan.enrolled_on !== null
    const [areas, { content }, called, shared] = await Promise.all([
      areasOf(visit, child.id),
      blueprintInForce(tx),
      reviewsCalled(tx, [child.id]),
      sharedOf(tx, whole.plan.id),
    ])
    const about = { childId: child.id, writes, today }
    return childSheet(visit, gathered, child, {
      tab: here,
      title: 'Plan',
      body: html`
<h2 class="govuk-heading-l">Plan</h2>
<p class="govuk-body-s">Saved ${counted(whole.plan.number, 'time', 'times')} since ${shortDate(whole.plan.began_on, today)}. <a class="govuk-link" href="${here}/versions">Every version</a> · <a class="govuk-link" href="${here}/print">To print for ${child.forename ?? 'them'}</a></p>
${begins && !writes && html`<p class="govuk-body"><strong>This is the plan of the time before.</strong> Nothing is added to it any more.</p>${button({ text: 'Begin a plan together', href: `${here}/words` })}`}
${besideParts(whole, child, writes)}
${called.map(each => insetText({ text: html`<p class="govuk-body"><strong>${pictureOf(each.kind).word} was stopped ${each.times} times.</strong> Look at the plan together before another of its kind is tried.${writes && html` <a class="govuk-link" href="${reviewsHome(child.id)}">Hold a review</a>`}</p>` }))}
${wordsPart(whole)}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${here}/words">${whole.words ? 'Write more, or otherwise' : 'Write what they hope for'}</a></p>`}
<h3 class="govuk-heading-m" id="goals">Goals</h3>
${goalsPart(whole, areas, about)}
<h3 class="govuk-heading-m" id="activities">Activities, in order</h3>
${activitiesPart(whole, { ...about, side, content })}
${writes && html`<div class="govuk-button-group">${button({ text: 'My choice: pick from pictures', href: `${here}/choose` })}<a class="govuk-link" href="${here}/activities/new">Add an activity</a></div>`}
<h3 class="govuk-heading-m">Who says yes</h3>
${yesPart(whole, today)}
${foldedShares(whole, shared, reader.episode)}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${here}/yes">Write down a yes or a no, and what may be shared</a></p>`}
${may(actor, 'read notes') && (await inTrust(visit, whole, { ...about, writes: writes && may(actor, 'write notes') }))}`,
    })
  }

/** Whoever stops an activity here says so for the child, unless they are somebody of a school or a council. */
const SIDES: readonly (readonly [Role, StopSide])[] = [
  ['school-lead', 'school'],
  ['early-help-practitioner', 'council'],
]

function besideParts(
  { plan, beside, goalTexts }: WholePlan,
  child: ChildOfVisit,
  writes: boolean,
): Html | false {
  if (beside.length > 0 && plan.enrolled_on === null)
    return insetText({
      text: html`<p class="govuk-body"><strong>Something was sent when the plan was over.</strong> It is kept as it was written, under <a class="govuk-link" href="${planHome(child.id)}/versions">every version</a>.</p>`,
    })
  return (
    beside.length > 0 &&
    insetText({
      text: html`<p class="govuk-body"><strong>Two texts stand beside each other.</strong> Somebody saved while somebody else was writing; both are kept.</p>
<ul class="govuk-list">${beside.map(each => {
        const where = each.goal_id
          ? html`the goal “<bdi>${goalTexts.get(each.goal_id)?.aim ?? ''}</bdi>”`
          : 'what I hope for'
        const href = each.goal_id ? goalHome(child.id, each.goal_id) : `${planHome(child.id)}/words`
        return html`<li>${writes ? html`<a class="govuk-link" href="${href}?beside=${each.id}">Look at both: ${where}</a>` : html`In ${where}`}, by <bdi>${each.made_by ?? 'somebody'}</bdi></li>`
      })}</ul>`,
    })
  )
}

function wordsPart({ words }: WholePlan): Html {
  if (!words) return html`<p class="govuk-body">What they hope for is not written yet.</p>`
  const { hopes, own_words: own, own_language: language, strengths, protective } = words
  const lang = language && language !== 'en' ? html` lang="${language}" dir="auto"` : null
  const line = (label: string, text: string | null) =>
    text && html`<div><dt>${label}</dt><dd class="kith-note__words"><bdi>${text}</bdi></dd></div>`
  return html`${hopes && html`<p class="kith-hope"><span class="kith-hope__label">${planLabels.hopes}</span> <bdi>${hopes}</bdi></p>`}
${own && html`<blockquote class="kith-note__words kith-note__said"${lang}>“${own}”</blockquote>`}
<dl class="kith-texts">${line(planLabels.strengths, strengths)}${line(planLabels.protective, protective)}</dl>`
}

function yesPart({ plan, agreements }: WholePlan, today: string): Html {
  return summaryList({
    rows: yesSides.map(side => {
      const said = agreements.find(each => each.side === side)
      const since = said ? plan.number - said.number : 0
      return {
        key: { text: yesSideWords[side] },
        value: {
          text: said
            ? html`${said.agrees ? tag({ text: 'Yes', colour: 'green' }) : tag({ text: 'No', colour: 'orange' })} <bdi>${said.name}</bdi>, ${shortDate(said.said_on, today)}, ${yesHowWords[said.how as YesHow].toLocaleLowerCase('en-GB')}${said.words && html`: “<bdi>${said.words}</bdi>”`}${since > 0 && html`<br>Saved ${since === 1 ? 'once' : `${since} times`} since: ask again.`}`
            : 'Not asked yet',
        },
      }
    }),
  })
}
