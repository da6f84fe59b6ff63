// The School page of a child's record: which absences were excused, the attendance plan, suspensions, what is agreed with
// people at school, what helps in class, what was reached, and what is praised.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { openDaysBetween } from '#records/places/open-days.ts'
import { academicYearOf } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { answersOf, versionsOf } from '../class-page.ts'
import { notedBySpan, notedPart } from '../noted.html.ts'
import { placementsOf } from '../placement.ts'
import { type Plan, plansOf } from '../plan.ts'
import { attainmentTable, missedFigure, praiseList } from '../schooling.html.ts'
import { attainmentOf, missedByReason, praiseOf } from '../schooling.ts'
import { placementsTable, suspensionsTable } from '../suspension.html.ts'
import { type Suspension, suspensionsOf } from '../suspension.ts'
import { stands, type Telling, tellingsOf } from '../telling.ts'
import { inClassHome, planHome, schoolHome } from '../words.ts'

export const school =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'school')
    const { tx, actor, query } = visit
    const today = todayOf(visit)
    const year = academicYearOf(today)
    const [missed, attained, praise, plans, suspensions, placements, tellings, versions, answers, noted] =
      await Promise.all([
        missedByReason(tx, child.id, today),
        attainmentOf(tx, child.id),
        praiseOf(tx, child.id, `${year}-09-01`),
        plansOf(tx, child.id),
        suspensionsOf(tx, child.id),
        placementsOf(tx, child.id),
        tellingsOf(tx, child.id, today),
        versionsOf(tx, child.id),
        answersOf(tx, child.id),
        notedBySpan(tx, child.id, year - 1),
      ])
    const openDays = await daysAfter(visit, child, suspensions)
    const writes = may(actor, 'write plan') && takesPart(child)
    const home = schoolHome(child.id)
    const done = new Map(Object.entries(said)).get(query.get('done') ?? '')
    return childSheet(visit, gathered, child, {
      tab: home,
      title: 'School',
      notice: done ? notificationBanner({ type: 'success', titleText: 'Done', text: done }) : undefined,
      body: html`
<h2 class="govuk-heading-m">Which absences were excused?</h2>
${may(actor, 'read scores') ? missedFigure(missed) : html`<p class="govuk-body">Attendance is not yours to read.</p>`}
<h2 class="govuk-heading-m">Attendance action plan</h2>
${plansPart(plans, child.id, today)}
${writes && !plans.some(each => each.closed_on === null) && html`<p class="govuk-body">${button({ text: 'Begin a plan', href: `${home}/plans/new`, classes: 'govuk-button--secondary' })}</p>`}
<h2 class="govuk-heading-m">Suspensions and alternative provision</h2>
${suspensionsTable(suspensions, { childId: child.id, openDays, today })}
${placements.length > 0 && placementsTable(placements, child.id, today)}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${home}/suspensions/new">Enter a suspension</a> that has not come in the school’s file yet. <a class="govuk-link" href="${home}/placements/new">Enter alternative provision</a>.</p>`}
<h2 class="govuk-heading-m">Who in school should know</h2>
${tellingsPart(tellings, { childId: child.id, writes, today })}
${writes && html`<p class="govuk-body">${button({ text: 'Let somebody know', href: `${home}/know/new`, classes: 'govuk-button--secondary' })}</p>`}
<h2 class="govuk-heading-m">What helps me in class</h2>
${inClassPart(child.id, versions[0]?.lines, {
  answers: answers.length,
  unread: answers.filter(each => each.seen_on === null).length,
  writes,
})}
<h2 class="govuk-heading-m">Attainment</h2>
${attainmentTable(attained, today)}
<h2 class="govuk-heading-m">Strengths</h2>
${praiseList(praise, today)}
${notedPart(noted)}`,
    })
  }

const said: Record<string, string> = {
  told: 'It is written down that they were told.',
  ended: 'It has ended.',
}

/** The days on which the school is open, from the first suspension to well after the last. */
async function daysAfter(
  { tx }: Visit,
  { school_id: schoolId }: ChildOfVisit,
  suspensions: Suspension[],
): Promise<string[]> {
  const starts = suspensions.map(each => each.starts_on).sort()
  if (!schoolId || starts.length === 0) return []
  return await openDaysBetween(tx, schoolId, starts[0]!, dayOf(dayNumber(starts.at(-1)!) + LONGEST))
}

/** 45 school days, the most there may be in a year, with the holidays between them. */
const LONGEST = 130

function plansPart(plans: Plan[], childId: string, today: string): Html {
  if (plans.length === 0)
    return html`<p class="govuk-body">None. More than an attendance percentage: a plan begins with what lies behind it.</p>`
  return html`<ul class="govuk-list">${plans.map(
    plan =>
      html`<li>${plan.closed_on ? tag({ text: 'Closed', colour: 'grey' }) : tag({ text: 'Open', colour: 'teal' })} <a class="govuk-link" href="${planHome(childId, plan.id)}">The plan since ${shortDate(plan.began_on, today)}</a>${plan.closed_on && html`, closed on ${shortDate(plan.closed_on, today)}: <bdi>${plan.closed_because}</bdi>`}</li>`,
  )}</ul>`
}

function tellingsPart(
  tellings: Telling[],
  { childId, writes, today }: { childId: string; writes: boolean; today: string },
): Html {
  const home = schoolHome(childId)
  return tableCards({
    caption: 'Who in school should know',
    captionHidden: true,
    rows: tellings,
    link: {
      heading: 'Who',
      href: each => `${home}/know/${each.id}`,
      text: each => `${each.name}, ${each.role}`,
    },
    columns: [
      { heading: 'What the family lets us say', cell: each => html`<bdi>${each.what}</bdi>`, long: true },
      { heading: 'Allowed', cell: each => each.allowance && html`<bdi>${each.allowance}</bdi>` },
      {
        heading: 'Told',
        cell: each =>
          each.told_on
            ? shortDate(each.told_on, today)
            : writes && stands(each, today)
              ? toldForm(home, each)
              : 'Not yet',
      },
      {
        heading: 'Until',
        cell: each =>
          stands(each, today)
            ? shortDate(each.until, today)
            : html`${tag({ text: 'Ended', colour: 'grey' })} ${shortDate(each.ended_on ?? each.until, today)}`,
      },
    ],
    empty:
      'Nobody yet. Families tell things that would help a teacher to know: say here what they let you say, to whom, and until when.',
  })
}

function toldForm(home: string, telling: Telling): Html {
  return html`<form method="post" action="${home}/know/${telling.id}/told">${button({ text: html`Told today<span class="govuk-visually-hidden">, ${telling.name}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`
}

function inClassPart(
  childId: string,
  lines: string[] | undefined,
  { answers, unread, writes }: { answers: number; unread: number; writes: boolean },
): Html {
  if (!lines)
    return writes
      ? html`<p class="govuk-body">One page in the child’s own words, for the teachers they choose.</p>
<p class="govuk-body">${button({ text: 'Write it together', href: `${inClassHome(childId)}/write`, classes: 'govuk-button--secondary' })}</p>`
      : html`<p class="govuk-body">Not written yet.</p>`
  return html`<ul class="govuk-list govuk-list--bullet">${lines.map(line => html`<li><bdi>${line}</bdi></li>`)}</ul>
<p class="govuk-body"><a class="govuk-link" href="${inClassHome(childId)}">What teachers say of it, and who may read it</a>: ${answers === 0 ? 'no answer yet' : counted(answers, 'answer', 'answers')}${unread > 0 && html` ${tag({ text: `${unread} new`, colour: 'yellow' })}`}</p>`
}
