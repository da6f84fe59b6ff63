// Published figures beside the place's own. Rule: a figure stands with its denominator, its period and its source, and
// comes from data that was brought in; nobody types it.
import { details } from '#design/details.ts'
import { table } from '#design/table.ts'
import { benchmarksForOverview, ownAttendance } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'

const MEASURES: Record<string, string> = {
  attendance: 'Attendance',
  'persistent-absence': 'Missed one session in ten or more',
}

/** A table of the place's attendance and the latest published lines; nothing where none has been brought in. */
export async function benchmarkLines({ tx, actor }: Visit): Promise<Html> {
  const lines = await benchmarksForOverview(tx)
  const [first] = lines
  if (!first) return html``
  const own = await ownAttendance(tx)
  return html`
${table({
  caption: 'Attendance here, beside published figures',
  captionClasses: 'govuk-table__caption--m',
  firstCellIsHeader: true,
  head: [
    { text: 'Of whom' },
    { text: 'What' },
    { text: 'Percent', format: 'numeric' },
    { text: 'Of how many' },
  ],
  rows: [
    ...own.flatMap(({ academic_year, children, possible, absent, persistent }) => [
      [
        { text: `Children here you may see, ${yearInWords(academic_year)}` },
        { text: MEASURES.attendance! },
        { text: percent(possible - absent, possible), format: 'numeric' as const },
        { text: `${number(possible - absent)} of ${number(possible)} sessions` },
      ],
      [
        { text: `Children here you may see, ${yearInWords(academic_year)}` },
        { text: MEASURES['persistent-absence']! },
        { text: percent(persistent, children), format: 'numeric' as const },
        { text: `${number(persistent)} of ${number(children)} children` },
      ],
    ]),
    ...lines.map(line => [
      { text: [line.area, line.about, line.period, line.span].filter(Boolean).join(', ') },
      { text: MEASURES[line.measure] ?? line.measure },
      { text: Number(line.percent).toFixed(1), format: 'numeric' as const },
      { text: line.of_number === null ? 'not published' : `${number(line.of_number)} ${line.of_what}` },
    ]),
  ],
})}
${details({
  summaryText: 'Where the published figures come from',
  text: html`${actor.place?.pretend && html`<strong>Made up, in the form of these statistics</strong>, as this place is pretend. `}${first.title}. ${first.source}, <a class="govuk-link" href="${first.url}" rel="noreferrer">${first.url}</a>. ${first.licence}.`,
})}`
}

function percent(part: number, of: number): string {
  return of === 0 ? 'none' : ((100 * part) / of).toFixed(1)
}

function number(n: number): string {
  return n.toLocaleString('en-GB')
}

function yearInWords(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}
