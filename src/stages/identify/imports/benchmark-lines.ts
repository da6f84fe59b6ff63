// Published figures beside the place's own. Rule: a figure stands with its denominator, its period and its source, and
// comes from data that was brought in; nobody types it.
import { details } from '#design/details.ts'
import { tableCards } from '#design/table-cards.ts'
import { benchmarksForOverview, ownAttendance } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'

const MEASURES: Record<string, string> = {
  attendance: 'Attendance',
  'persistent-absence': 'Missed one session in ten or more',
}

type Line = { whom: string; what: string; percent: string; of: string }

/** A table of the place's attendance and the latest published lines; nothing where none has been brought in. */
export async function benchmarkLines({ tx, actor }: Visit): Promise<Html> {
  const lines = await benchmarksForOverview(tx)
  const [first] = lines
  if (!first) return html``
  const own = await ownAttendance(tx)
  const here = own.flatMap(({ academic_year, children, possible, absent, persistent }): Line[] => {
    const whom = `Children here you may see, ${yearInWords(academic_year)}`
    return [
      {
        whom,
        what: MEASURES.attendance!,
        percent: percent(possible - absent, possible),
        of: `${number(possible - absent)} of ${number(possible)} sessions`,
      },
      {
        whom,
        what: MEASURES['persistent-absence']!,
        percent: percent(persistent, children),
        of: `${number(persistent)} of ${number(children)} children`,
      },
    ]
  })
  const published = lines.map(
    (line): Line => ({
      whom: [line.area, line.about, line.period, line.span].filter(Boolean).join(', '),
      what: MEASURES[line.measure] ?? line.measure,
      percent: Number(line.percent).toFixed(1),
      of: line.of_number === null ? 'not published' : `${number(line.of_number)} ${line.of_what}`,
    }),
  )
  return html`
${tableCards<Line>({
  caption: 'Attendance here, beside published figures',
  rows: [...here, ...published],
  link: { heading: 'Of whom', text: line => line.whom },
  columns: [
    { heading: 'What', cell: line => line.what },
    { heading: 'Percent', cell: line => line.percent, numeric: true },
    { heading: 'Of how many', cell: line => line.of },
  ],
  empty: 'No figure has come in yet.',
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
