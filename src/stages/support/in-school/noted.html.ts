// What school noted of behaviour, half-term by half-term: whether there are fewer sanctions and more praise than before. Class
// scores: whoever does not read it is told nothing.
import { details } from '#design/details.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { day, many, queries, type Tx, text, whole } from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'

const db = queries(new URL('./noted.sql', import.meta.url), {
  findNoted: many({ name: text, starts_on: day, kind: text, what: text, times: whole }),
})

type Span = { name: string; year: string; praised: number; sanctions: number; words: string[] }

/** Since an academic year; nothing of half-terms of which school noted nothing. */
export async function notedBySpan(tx: Tx, childId: string, academicYear: number): Promise<Span[]> {
  const spans = new Map<string, Span>()
  for (const row of await db.findNoted(tx, { child_id: childId, academic_year: academicYear })) {
    const span = spans.get(row.starts_on) ?? {
      ...{ name: row.name, year: row.starts_on.slice(0, 4) },
      ...{ praised: 0, sanctions: 0, words: [] },
    }
    if (row.kind === 'positive') span.praised += row.times
    else {
      span.sanctions += row.times
      if (row.what) span.words.push(`${row.what} ${row.times}`)
    }
    spans.set(row.starts_on, span)
  }
  return [...spans.values()]
}

/** The newest beside the one before it, in a sentence; all of them folded. */
export function notedPart(spans: Span[]): Html | false {
  const [now, before] = spans.toReversed()
  if (!now) return false
  const said = (span: Span) =>
    `${counted(span.sanctions, 'sanction', 'sanctions')} and praise ${counted(span.praised, 'time', 'times')}`
  return html`<h2 class="govuk-heading-m">What school noted</h2>
<p class="govuk-body">${now.name} ${now.year}: ${said(now)}.${before && ` ${before.name} ${before.year}: ${said(before)}.`}</p>
${details({
  summaryText: 'Half-term by half-term',
  text: tableCards({
    caption: 'What school noted, half-term by half-term',
    captionHidden: true,
    rows: spans,
    link: { heading: 'Half-term', text: each => `${each.name} ${each.year}` },
    columns: [
      { heading: 'Praise', cell: each => each.praised, numeric: true },
      { heading: 'Sanctions', cell: each => each.sanctions, numeric: true },
      { heading: 'In the school’s words', cell: each => html`<bdi>${each.words.join(', ')}</bdi>` },
    ],
    empty: 'Nothing yet.',
  }),
})}`
}
