import { type Week, weeklyAttendance } from '#arithmetic/attendance/weekly.ts'
import { type AreaReasons, areaTopic } from '#arithmetic/screen/index.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import type { PageFunction } from '#design/route.ts'
import { sparkline } from '#design/sparkline.ts'
import { type SummaryRow, summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { findChild, nameOf, yearName } from '#records/children/children.ts'
import { academicYearOf } from '#records/places/places.ts'
import { whatWasSaid } from '#records/schooling/said.ts'
import { attendanceOf } from '#records/schooling/schooling.ts'
import { whatPeopleSaid } from '../../collecting/said.html.ts'
import { capital, origin } from '../reasons.html.ts'
import type { ChildResult } from '../reasons.ts'
import { latestScreen, resultOfChild } from '../screens.ts'
import { outcomeWords } from '../words.ts'

const weeksShown = 12

/** One child or young person: what the screen said, and for each area what was found, when, and who said so. */
export const childReasons: PageFunction = async ({ tx, params, requestId }) => {
  const childId = params.child ?? ''
  const [child, screen] = isId(childId) ? await Promise.all([findChild(tx, childId), latestScreen(tx)]) : []
  if (!child || !screen) throw new NotFound('no such child')
  const [result, why, attendance, said] = await Promise.all([
    resultOfChild(tx, screen.id, childId),
    whyMaySee(tx, childId),
    attendanceOf(tx, childId, academicYearOf(screen.as_of)),
    whatWasSaid(tx, childId),
  ])
  await record(tx, { action: 'saw-child', subject: 'screen-result', childId, why, request: requestId })
  const weeks =
    attendance.marks === null
      ? []
      : weeklyAttendance(attendance.marks, attendance.calendar, screen.as_of, weeksShown)
  return {
    title: 'Why this child is on the list',
    heading: html`<bdi>${nameOf(child)}</bdi>`,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      ...(child.school_id
        ? [
            {
              text: child.school!,
              href: `/identify/schools/${child.school_id}?show=${result?.outcome ?? 'in'}`,
            },
          ]
        : []),
      { text: nameOf(child) },
    ],
    body: html`
<p class="govuk-body-l">${yearName(child.year_group)}, ${child.school ?? 'no school known'}</p>
${result ? told(result, screen.as_of) : html`<p class="govuk-body">The screen of ${dayInFull(screen.as_of)} did not look at this child.</p>`}
${whatPeopleSaid(said, screen)}
${weeks.some(week => week.possible > 0) && pictureOfAttendance(weeks, screen.as_of)}
<p class="govuk-body-s kith-why">Why you can see this: ${why?.replaceAll(/\bmy\b/g, 'your')}. Kith notes that you looked.</p>`,
  }
}

function told(result: ChildResult, asOf: string): Html {
  const { tag: word, colour, what } = outcomeWords[result.outcome]!
  return html`
<p class="govuk-body">${tag({ text: word, colour })} ${what}</p>
${result.reasons.person.length > 0 && html`<p class="govuk-body">What a person is to weigh: ${result.reasons.person.flatMap(each => each.because.map(reason => reason.text)).join('; ')}.</p>`}
${summaryList({
  rows: [
    result.rank !== null && {
      key: { text: 'On the list' },
      value: { text: `Number ${result.rank} of this school` },
    },
    {
      key: { text: 'Risks met' },
      value: { text: `${result.risks_met} of ${result.risks_measured} measured` },
    },
    {
      key: { text: 'Not measured' },
      value: {
        text: result.areas_not_measured.length
          ? capital(result.areas_not_measured.map(areaTopic).join(', '))
          : 'Nothing: every area was measured',
      },
    },
    { key: { text: 'Sessions missed' }, value: { text: `${result.absent} of ${result.possible} possible` } },
  ],
})}
<h2 class="govuk-heading-m">What was found, area by area</h2>
${summaryList({ rows: result.reasons.areas.map(area => areaRow(area, asOf)) })}`
}

function areaRow(area: AreaReasons, asOf: string): SummaryRow {
  return {
    key: { text: capital(areaTopic(area.area)) },
    value: {
      text: html`${stateTag(area.state, area.counts)}<ul class="govuk-list kith-reasons">${area.because.map(
        reason => html`<li>${capital(reason.text)}${origin(reason, asOf)}</li>`,
      )}</ul>`,
    },
  }
}

function stateTag(state: string, counts: boolean): Html {
  if (state === 'met')
    return tag({ text: counts ? 'Met' : 'Met, not counted', colour: counts ? 'orange' : 'grey' })
  return state === 'not-met'
    ? tag({ text: 'Not met', colour: 'grey' })
    : tag({ text: 'Not measured', colour: 'yellow' })
}

function pictureOfAttendance(weeks: Week[], asOf: string): Html {
  const rates = weeks.map(week =>
    week.possible === 0 ? null : Math.floor((100 * week.attended) / week.possible),
  )
  const measured = rates.filter(rate => rate !== null)
  const label = `Attendance by week, last ${weeks.length} school weeks: from ${measured[0]}% to ${measured.at(-1)}%`
  return html`
<h2 class="govuk-heading-m">Attendance, last ${weeks.length} school weeks</h2>
<p class="govuk-body">${sparkline({ values: rates, label, from: 0, to: 100 })} ${measured.at(-1)}% attended in the last week</p>
${details({
  summaryText: 'Show as a table',
  text: table({
    caption: 'Sessions attended by week',
    captionClasses: 'govuk-visually-hidden',
    head: [
      { text: 'Week of' },
      { text: 'Attended', format: 'numeric' },
      { text: 'Possible', format: 'numeric' },
    ],
    rows: weeks.map(week => [
      { text: shortDate(week.monday, asOf) },
      { text: week.attended, format: 'numeric' },
      { text: week.possible, format: 'numeric' },
    ]),
  }),
})}`
}
