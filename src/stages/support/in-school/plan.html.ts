// The attendance plan's pictures and words: the weeks before and since, and what can be said of the change.
import type { BeforeAfter } from '#arithmetic/attendance/before-after.ts'
import type { Week } from '#arithmetic/attendance/weekly.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { sparkline } from '#design/sparkline.ts'
import { summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'

const WEEKS_BEFORE = 8
const WEEKS_SHOWN = 24

/** Attendance a week, before and since the plan began, as a line with the table beside. */
export function weeksFigure(weeks: Week[], beganOn: string, today: string): Html {
  const measured = weeks.filter(week => week.possible > 0)
  const start = measured.findIndex(week => sundayOf(week.monday) >= beganOn)
  const from = start === -1 ? measured.length : start
  const shown = measured.slice(Math.max(0, from - WEEKS_BEFORE), from + WEEKS_SHOWN)
  if (shown.length === 0) return html`<p class="govuk-body">Not measured: no marks have come from school.</p>`
  const [before, since] = [
    shown.slice(0, Math.min(from, WEEKS_BEFORE)),
    shown.slice(Math.min(from, WEEKS_BEFORE)),
  ]
  return html`
${summaryList({
  rows: [
    { key: { text: 'Weeks before' }, value: { text: weeksLine(before, 'before the plan', today) } },
    {
      key: { text: `Since ${dayInFull(beganOn)}` },
      value: { text: weeksLine(since, 'since the plan began', today) },
    },
  ],
})}
${details({
  summaryText: 'Week by week',
  text: table({
    caption: 'Sessions attended by week, before and since the plan began',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Week of' }, { text: 'Plan' }, { text: 'Attended', format: 'numeric' }],
    rows: shown.map(week => [
      { text: shortDate(week.monday, today) },
      { text: sundayOf(week.monday) < beganOn ? 'Before' : week.monday <= beganOn ? 'Began' : 'Since' },
      { text: `${week.attended} of ${week.possible}`, format: 'numeric' as const },
    ]),
  }),
})}`
}

/** Whether attendance changed, over equal windows, with n of N; never why. */
export function comparedWords(compared: BeforeAfter, today: string): Html {
  if (compared.says === 'too-few')
    return html`<p class="govuk-body">Too little is known to say whether attendance changed: ${compared.possibleBefore} possible sessions before and ${compared.possibleAfter} since; ${compared.minimum} are needed on each side.</p>`
  const { before, after } = compared
  const said = { rose: 'Attendance rose', fell: 'Attendance fell', same: 'Attendance did not change' }[
    compared.says
  ]
  const partTime = after.partTime > 0 || before.partTime > 0
  return html`<p class="govuk-body"><strong>${said}</strong>: ${before.attended} of ${before.possible} sessions (${share(before)}%) in the ${counted(compared.schoolDays, 'school day', 'school days')} before the plan, from ${shortDate(before.from, today)}; ${after.attended} of ${after.possible} (${share(after)}%) in the last ${compared.schoolDays}, to ${shortDate(after.to, today)}.${partTime && html` Of what was missed, ${before.partTime} before and ${after.partTime} since were of the agreed part-time timetable.`}</p>
<p class="govuk-body-s">This says that it changed, not why. A plan begins when attendance is low, and some of a rise comes by itself.</p>`
}

/** Both lines stand on one scale, so that they can be laid beside each other. */
function weeksLine(weeks: Week[], when: string, today: string): Html {
  const last = weeks.at(-1)
  if (!last) return html`Not measured`
  const rates = weeks.map(share)
  return html`${sparkline({
    values: rates,
    label: `Attendance by week ${when}, ${counted(weeks.length, 'school week', 'school weeks')}: from ${rates[0]}% to ${rates.at(-1)}%`,
    from: 0,
    to: 100,
  })} ${rates.at(-1)}% in the week of ${shortDate(last.monday, today)}: ${last.attended} of ${last.possible} sessions`
}

function share({ attended, possible }: { attended: number; possible: number }): number {
  return Math.floor((100 * attended) / possible)
}

function sundayOf(monday: string): string {
  const at = new Date(`${monday}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 6)
  return at.toISOString().slice(0, 10)
}
