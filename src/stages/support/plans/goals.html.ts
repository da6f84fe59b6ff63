// Goals as the plan's page shows them: what the child wants first, then where they are, who does what, and what may be done.
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { type Goal, MOST_GOALS, type Whose } from './goals.ts'
import { ownPeoplePart } from './own-people.html.ts'
import { wayOf } from './values.html.ts'
import type { Area, WholePlan } from './whole.ts'
import { goalEndWords, goalHome, planHome, whoseWords } from './words.ts'

type About = { childId: string; writes: boolean; today: string }

/** The goals that stand, what no goal answers, and below those that ended. */
export function goalsPart(whole: WholePlan, areas: readonly Area[], about: About): Html {
  const { goals } = whole
  const open = goals.filter(each => each.ended_on === null)
  const ended = goals.filter(each => each.ended_on !== null)
  const add = `${planHome(about.childId)}/goals/new`
  return html`
${open.length === 0 && html`<p class="govuk-body">No goal yet. One is enough to begin with.</p>`}
${open.map(each => goalPart(whole, each, areas, about))}
${about.writes && open.length < MOST_GOALS && html`<p class="govuk-body">${button({ text: 'Agree a goal', href: add, classes: open.length > 0 ? 'govuk-button--secondary' : '' })}</p>`}
${about.writes && ownPeoplePart(whole, about.childId)}
${leftPart(whole, areas, about)}
${
  ended.length > 0 &&
  html`<h4 class="govuk-heading-s">Goals that ended</h4><ul class="govuk-list govuk-list--spaced">${ended.map(
    each =>
      html`<li>${tag({ text: goalEndWords[each.ended_how as keyof typeof goalEndWords], colour: each.ended_how === 'reached' ? 'green' : 'grey' })} “<bdi>${whole.goalTexts.get(each.id)?.aim ?? ''}</bdi>”, ${shortDate(each.ended_on ?? '', about.today)}${each.ended_words && html`: <bdi>${each.ended_words}</bdi>`}</li>`,
  )}</ul>`
}`
}

function goalPart(whole: WholePlan, goal: Goal, areas: readonly Area[], about: About): Html {
  const { childId, writes, today } = about
  const text = whole.goalTexts.get(goal.id)
  const points = whole.points.filter(each => each.goal_id === goal.id)
  const answers = areas.filter(each => text?.answers.includes(each.area)).map(each => each.name)
  const here = goalHome(childId, goal.id)
  const said = points.findLast(each => each.words)
  const line = (label: string, words: string | null | undefined) =>
    words && html`<div><dt>${label}</dt><dd class="kith-note__words"><bdi>${words}</bdi></dd></div>`
  const named = html`<span class="govuk-visually-hidden">: ${text?.aim ?? ''}</span>`
  return html`<section class="kith-goal">
<h4 class="kith-goal__aim">“<bdi>${text?.aim ?? ''}</bdi>”</h4>
<p class="govuk-body-s">${tag({ text: goal.whose === 'network' ? 'Our own people' : whoseWords[goal.whose as Whose], colour: goal.whose === 'network' ? 'purple' : 'teal' })} since ${shortDate(goal.began_on, today)}</p>
${wayOf(goal, points, today)}
${said?.words && html`<p class="govuk-body-s">“<bdi>${said.words}</bdi>”</p>`}
<dl class="kith-texts">${line('What I do', text?.i_do)}${line('What you do', text?.you_do)}${line('Who helps', text?.who_helps)}${text?.look_again_on && html`<div><dt>We look again</dt><dd>${contextualDate({ date: text.look_again_on, today, overdue: 'Past' })}</dd></div>`}${answers.length > 0 && html`<div><dt>It may answer</dt><dd>${answers.join(', ')}</dd></div>`}</dl>
${writes && html`<p class="kith-goal__ways"><a class="govuk-link" href="${here}/now">Where I am now${named}</a> <a class="govuk-link" href="${here}">Say it otherwise${named}</a> <a class="govuk-link" href="${here}/end">End it${named}</a></p>`}
</section>`
}

// Only what the screen found with this child, by name; whoever may not read that is told nothing of it.
function leftPart(whole: WholePlan, areas: readonly Area[], { childId, writes }: About): Html | null {
  const answered = new Set(
    whole.goals
      .filter(each => each.ended_on === null)
      .flatMap(each => whole.goalTexts.get(each.id)?.answers ?? []),
  )
  const later = new Set(whole.notNow.map(each => each.area))
  const met = areas.filter(each => each.met)
  const left = met.filter(each => !answered.has(each.area) && !later.has(each.area))
  const put = areas.filter(each => later.has(each.area) && !answered.has(each.area))
  if (left.length === 0 && put.length === 0) return null
  const here = `${planHome(childId)}/not-now`
  return html`${
    left.length > 0 &&
    html`<form method="post" action="${here}"><p class="govuk-body">No goal answers yet: ${left.map(each => each.name).join(', ')}.</p>
${left.map(each => html`<input type="hidden" name="later" value="${each.area}">`)}${writes && button({ text: left.length === 1 ? 'Not now' : 'Not now, any of these', classes: 'govuk-button--secondary govuk-button--small' })}</form>`
  }
${
  put.length > 0 &&
  html`<form method="post" action="${here}"><p class="govuk-body-s">Not now: ${put.map(each => each.name).join(', ')}.</p>${
    writes &&
    html`<div class="govuk-button-group">${put.map(each => html`<button type="submit" class="govuk-button govuk-button--secondary govuk-button--small" name="up" value="${each.area}">Take up ${each.name.toLocaleLowerCase('en-GB')}</button> `)}</div>`
  }</form>`
}`
}
