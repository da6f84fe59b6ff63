// One attendance action plan: what lies behind it first, then steps, the yeses, a part-time timetable, reviews; and whether
// attendance has changed since.
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet } from '../../child/frame.html.ts'
import { comparedWords, weeksFigure } from '../plan.html.ts'
import {
  type CauseKind,
  type CauseSide,
  type Plan,
  type PlanParts,
  partsOfPlan,
  plansOf,
  type Step,
  settleStep,
  type Timetable,
  yesSides,
} from '../plan.ts'
import { attendanceSince } from '../schooling.ts'
import { inSchoolRules } from '../settings.ts'
import { causeSideWords, causeWords, planHome, schoolHome, sessionWords, yesSideWords } from '../words.ts'

export const attendancePlan =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'attendance-plan')
    const plan = await planOf(visit)
    const { tx, actor } = visit
    const today = todayOf(visit)
    const [parts, rules] = await Promise.all([partsOfPlan(tx, plan.id), inSchoolRules(tx)])
    const until = plan.closed_on ?? today
    const { weeks, compared } = may(actor, 'read scores')
      ? await attendanceSince(tx, child.id, plan.began_on, until, rules)
      : { weeks: undefined, compared: undefined }
    const add =
      may(actor, 'write plan') && plan.closed_on === null ? `${planHome(child.id, plan.id)}/add` : null
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'Attendance action plan',
      under: 'Attendance action plan',
      body: html`
<h2 class="govuk-heading-l">Attendance action plan</h2>
<p class="govuk-body">${plan.closed_on ? tag({ text: 'Closed', colour: 'grey' }) : tag({ text: 'Open', colour: 'teal' })} Since ${dayInFull(plan.began_on)}${plan.made_by && html`, begun by <bdi>${plan.made_by}</bdi>`}.${plan.closed_on && html` Closed on ${dayInFull(plan.closed_on)}: <bdi>${plan.closed_because}</bdi>`}</p>
<h3 class="govuk-heading-m">What lies behind it</h3>
${causesPart(parts, today)}
${add && link(`${add}/causes`, 'Add what somebody says')}
<h3 class="govuk-heading-m">Who does what by when</h3>
${stepsPart(parts.steps, { child, plan, writes: add !== null, today })}
${add && link(`${add}/step`, 'Add a step')}
<h3 class="govuk-heading-m">Agreed with</h3>
${yesesPart(parts, today)}
${add && link(`${add}/yes`, 'Write down a yes or a no')}
<h3 class="govuk-heading-m">Part-time timetable</h3>
${timetablesPart(parts.timetables, { child, plan, writes: add !== null, today })}
${add && link(`${add}/part-time`, 'Agree a part-time timetable')}
<h3 class="govuk-heading-m">Attendance since</h3>
${weeks ? weeksFigure(weeks, plan.began_on, today) : html`<p class="govuk-body">Attendance is not yours to read.</p>`}
${compared && comparedWords(compared, today)}
<h3 class="govuk-heading-m">Reviews</h3>
${reviewsPart(parts, today)}
${add && html`<div class="govuk-button-group">${button({ text: 'Review it', href: `${add}/review` })}<a class="govuk-link" href="${add}/close">Close the plan</a></div>`}
<p class="govuk-body"><a class="govuk-link" href="${schoolHome(child.id)}">Back to School</a></p>`,
    })
  }

/** A step done today. */
export const stepDone: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const plan = await planOf(visit)
  const stepId = visit.params.step ?? ''
  const { steps } = await partsOfPlan(visit.tx, plan.id)
  if (!steps.some(each => each.id === stepId)) throw new NotFound('no such step')
  if (await settleStep(visit.tx, child.id, stepId, { doneOn: todayOf(visit) }))
    await record(visit.tx, {
      action: 'did-step',
      subject: 'attendance-plan-step',
      subjectId: stepId,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
  return seeOther(planHome(child.id, plan.id))
}

/** The plan of the address; NotFound where there is none or none of this child's. */
export async function planOf(visit: Visit): Promise<Plan> {
  const found = (await plansOf(visit.tx, visit.params.child ?? '')).find(
    each => each.id === visit.params.plan,
  )
  if (!found) throw new NotFound('no such plan')
  return found
}

function causesPart({ causes }: PlanParts, today: string): Html {
  if (causes.length === 0)
    return html`<p class="govuk-body">Nobody has said yet. “I am more than an attendance percentage”: ask first.</p>`
  return html`<ul class="govuk-list govuk-list--spaced">${causes.map(
    each =>
      html`<li><strong>${causeSideWords[each.said_by as CauseSide]}</strong>, ${shortDate(each.said_on, today)}: ${each.causes.map(cause => html`${tag({ text: causeWords[cause as CauseKind], colour: 'blue' })} `)}${each.words && html`<br>“<bdi>${each.words}</bdi>”`}</li>`,
  )}</ul>`
}

type About = { child: ChildOfVisit; plan: Plan; writes: boolean; today: string }

function stepsPart(steps: Step[], { child, plan, writes, today }: About): Html {
  const home = planHome(child.id, plan.id)
  return tableCards({
    caption: 'Steps',
    captionHidden: true,
    rows: steps,
    link: { heading: 'What', text: each => each.what },
    columns: [
      { heading: 'Who', cell: each => html`<bdi>${each.who}</bdi>` },
      {
        heading: 'By',
        cell: each =>
          isOpen(each)
            ? contextualDate({ date: each.by_day, today, overdue: 'Past' })
            : shortDate(each.by_day, today),
      },
      {
        heading: 'State',
        cell: each => stepState(each, today),
      },
      ...(writes
        ? [
            {
              heading: 'Settle',
              cell: (each: Step) =>
                isOpen(each) &&
                html`<form method="post" action="${home}/steps/${each.id}">${button({ text: html`Done<span class="govuk-visually-hidden">: ${each.what}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form><a class="govuk-link" href="${home}/steps/${each.id}/drop">Drop it<span class="govuk-visually-hidden">: ${each.what}</span></a>`,
            },
          ]
        : []),
    ],
    empty: 'No step yet.',
  })
}

function isOpen({ done_on: done, dropped_because: dropped }: Step): boolean {
  return done === null && dropped === null
}

function stepState(step: Step, today: string): Html {
  if (step.done_on) return html`${tag({ text: 'Done', colour: 'green' })} ${shortDate(step.done_on, today)}`
  if (step.dropped_because)
    return html`${tag({ text: 'Dropped', colour: 'grey' })} <bdi>${step.dropped_because}</bdi>`
  return tag({ text: 'To do', colour: 'yellow' })
}

function yesesPart({ yeses }: PlanParts, today: string): Html {
  return summaryList({
    rows: yesSides.map(side => {
      const said = yeses.find(each => each.side === side)
      return {
        key: { text: yesSideWords[side] },
        value: {
          text: said
            ? html`${said.agrees ? tag({ text: 'Yes', colour: 'green' }) : tag({ text: 'No', colour: 'orange' })} <bdi>${said.name}</bdi>, ${shortDate(said.said_on, today)}${said.words && html`: “<bdi>${said.words}</bdi>”`}`
            : 'Not asked yet',
        },
      }
    }),
  })
}

function timetablesPart(timetables: Timetable[], { child, plan, writes, today }: About): Html {
  if (timetables.length === 0) return html`<p class="govuk-body">None.</p>`
  const home = planHome(child.id, plan.id)
  return html`<ul class="govuk-list govuk-list--spaced">${timetables.map(each => {
    const runs = each.ended_on === null && each.ends_on >= today
    return html`<li>${runs ? tag({ text: 'Runs', colour: 'orange' }) : tag({ text: 'Ended', colour: 'grey' })} ${shortDate(each.starts_on, today)} to <strong>${shortDate(each.ended_on ?? each.ends_on, today)}</strong>: <bdi>${each.because}</bdi><br>In school: ${each.in_school.map(sessionWords).join(', ')}. Other sessions are marked C2.${
      writes &&
      runs &&
      html` <a class="govuk-link" href="${home}/part-time/${each.id}/end">Back in full: end it now</a>`
    }</li>`
  })}</ul>`
}

function reviewsPart({ reviews }: PlanParts, today: string): Html {
  if (reviews.length === 0) return html`<p class="govuk-body">Not reviewed yet.</p>`
  const [newest] = reviews
  return html`${newest?.next_on && html`<p class="govuk-body">To be looked at again: ${contextualDate({ date: newest.next_on, today, overdue: 'Past' })}</p>`}
<ul class="govuk-list govuk-list--spaced">${reviews.map(
    each =>
      html`<li><strong>${shortDate(each.on_day, today)}</strong>${each.made_by && html`, <bdi>${each.made_by}</bdi>`}: <bdi>${each.words}</bdi></li>`,
  )}</ul>`
}

function link(href: string, text: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`
}
