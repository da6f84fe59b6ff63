// The School page's pictures: which absences were excused, what was reached in each subject, and what is praised.
import type { SpanByReason } from '#arithmetic/attendance/by-reason.ts'
import { subjectName } from '#arithmetic/screen/index.ts'
import { bars } from '#design/bars.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Attained, Praise } from './schooling.ts'
import { capital } from './words.ts'

/** Half-term by half-term what was missed: excused first, what was not drawn lighter after it; the reasons below. */
export function missedFigure({ year, spans }: { year: number; spans: SpanByReason[] }): Html {
  if (spans.length === 0)
    return html`<p class="govuk-body">Not measured: no marks have come from school for ${schoolYear(year)} or the year before.</p>`
  const sum = (of: (span: SpanByReason) => number) => spans.reduce((total, span) => total + of(span), 0)
  const [authorised, unauthorised, possible] = [
    sum(span => span.authorised),
    sum(span => span.unauthorised),
    sum(span => span.possible),
  ]
  return html`
${bars({
  id: 'by-reason',
  finding: html`In ${schoolYear(year)} ${authorised + unauthorised} of ${possible} possible sessions were missed: ${authorised} excused by school (authorised), ${unauthorised} not.`,
  title: 'Sessions missed by half-term: authorised, then unauthorised drawn lighter',
  labelHeading: 'Half-term',
  valueHeading: 'Missed',
  max: Math.max(10, ...spans.map(span => span.authorised + span.unauthorised)),
  bars: spans.map(span => ({
    label: span.name,
    value: span.authorised,
    beyond: span.unauthorised,
    text: `${span.authorised + span.unauthorised} of ${span.possible}: ${span.authorised} authorised, ${span.unauthorised} unauthorised`,
  })),
  source: 'A session is half a school day. The bar is what was authorised; the lighter part is what was not.',
})}
${authorised + unauthorised > 0 && details({ summaryText: 'The reasons, by code', text: reasonsTable(spans) })}`
}

/** Subjects, and what was reached on the last days it was said. */
export function attainmentTable(rows: Attained[], today: string): Html {
  const days = [...new Set(rows.map(each => each.on_day))].slice(0, DAYS_SHOWN).reverse()
  const subjects = [...new Set(rows.map(each => each.subject))].sort()
  return tableCards({
    caption: 'Attainment, as school gives it',
    captionHidden: true,
    rows: subjects,
    link: { heading: 'Subject', text: subject => capital(subjectName(subject)) },
    columns: days.map(day => ({
      heading: shortDate(day, today),
      cell: (subject: string) => attained(rows.find(each => each.subject === subject && each.on_day === day)),
    })),
    empty: 'Nothing has come from school yet.',
  })
}

// In the words of the bands, and as school wrote it where it named the test: `As expected (104, KS2)`.
function attained(row: Attained | undefined): Html | undefined {
  if (!row) return undefined
  const test = row.scale !== null && row.raw !== null && `${row.raw}, ${row.scale}`
  return html`${bandWords[row.band]}${test && html` <span class="govuk-hint">(<bdi>${test}</bdi>)</span>`}`
}

/** What is praised, the most often first; and what people rate high, in their words. */
export function praiseList({ marks, words }: Praise, today: string): Html {
  if (marks.length === 0 && words.length === 0)
    return html`<p class="govuk-body">Nothing has come from school yet. Strengths that you log stand in <em>What’s happened</em>.</p>`
  return html`<ul class="govuk-list govuk-list--bullet">${words.map(
    each =>
      html`<li>“<bdi>${each.because}</bdi>” <span class="govuk-hint">${[areaWords[each.area], each.said_by, shortDate(each.on_day, today)].filter(Boolean).join(', ')}</span></li>`,
  )}${marks.map(
    each =>
      html`<li><bdi>${capital(each.what)}</bdi>: ${counted(each.times, 'time', 'times')} this school year, last on ${shortDate(each.last_on, today)}</li>`,
  )}</ul>`
}

function reasonsTable(spans: SpanByReason[]): Html {
  const sums = new Map<string, SpanByReason['codes'][number]>()
  for (const { codes } of spans)
    for (const each of codes) {
      const known = sums.get(each.code)
      sums.set(each.code, { ...each, sessions: each.sessions + (known?.sessions ?? 0) })
    }
  return tableCards({
    caption: 'Missed sessions by reason',
    captionHidden: true,
    rows: [...sums.values()].sort((a, b) => b.sessions - a.sessions),
    link: { heading: 'Reason', text: each => `${each.meaning} (${each.code})` },
    columns: [
      { heading: 'Counts as', cell: each => each.family },
      { heading: 'Sessions', cell: each => each.sessions, numeric: true },
    ],
    empty: 'None was missed.',
  })
}

const DAYS_SHOWN = 4

const bandWords: Record<string, string> = {
  well_below: 'Well below',
  below: 'Below',
  at: 'As expected',
  above: 'Above',
}

const areaWords: Record<string, string> = {
  'parental-engagement': 'home and school',
  'school-engagement': 'at school',
}

function schoolYear(year: number): string {
  return `${year}/${String(year + 1).slice(2)}`
}
