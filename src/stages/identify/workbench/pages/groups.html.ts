// Which children a change would reach: by school, part of the place, sex, SEN, free school meals, ethnicity and first
// language, each as a share of all screened, of those chosen by the rules in force, and of those chosen by the rules tried.
import { bars } from '#design/bars.ts'
import { tableCards } from '#design/table-cards.ts'
import { thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Counted, Dimension, Totals } from '../totals.ts'

/** Every grouping with its picture and table. `hiddenBelow`: numbers below it are hidden, and the page says so. */
export function whichChildren({ all, dimensions }: Totals, hiddenBelow?: number): Html {
  return html`
<p class="govuk-body-l">Compare each group’s share of all children screened with its share of those who would be in.</p>
${hiddenBelow !== undefined && hidden(hiddenBelow)}
${dimensions.map(dimension => oneDimension(dimension, all))}`
}

/** What “hidden” stands for, once a page. */
export function hidden(below: number): Html {
  return html`<p class="govuk-body">Where a number is below ${below}, or would give such a number away, it is hidden. Small groups are put together.</p>`
}

function oneDimension({ id, title, rows }: Dimension, all: Counted): Html {
  const rate = (row: Counted) => (row.now === null || !row.screened ? null : row.now / row.screened)
  const most = rows.filter(row => rate(row) !== null).toSorted((a, b) => rate(b)! - rate(a)!)
  return html`<section><h2 class="govuk-heading-m">${title}</h2>
${
  most.length > 1 &&
  bars({
    id: `rate-${id}`,
    finding: `Highest share in: ${most[0]!.label}, ${ofAll(most[0]!.now, most[0]!.screened)}; lowest: ${most.at(-1)!.label}, ${ofAll(most.at(-1)!.now, most.at(-1)!.screened)}.`,
    title: `Share of those screened who would be in, by ${title.toLowerCase()}`,
    labelHeading: title,
    valueHeading: 'Would be in, of those screened',
    bars: rows.map(row => ({
      label: row.label,
      value: rate(row),
      text: row.now === null ? 'hidden' : ofAll(row.now, row.screened),
    })),
  })
}
${tableCards({
  caption: `${title}: share of all screened, and of those in`,
  captionHidden: true,
  rows,
  link: { heading: title, text: row => row.label },
  columns: [
    { heading: 'Of all screened', cell: row => ofAll(row.screened, all.screened), numeric: true },
    { heading: 'Of those in before', cell: row => ofAll(row.before, all.before), numeric: true },
    { heading: 'Of those in now', cell: row => ofAll(row.now, all.now), numeric: true },
    { heading: 'Come in', cell: row => number(row.comeIn), numeric: true },
    { heading: 'Go out', cell: row => number(row.goOut), numeric: true },
  ],
  empty: 'Nobody was screened.',
})}</section>`
}

export function number(n: number | null): string {
  return n === null ? 'hidden' : thousands(n)
}

/** `12 of 98 (12%)`; nothing of nobody has no share. */
export function ofAll(n: number | null, of: number | null): string {
  if (n === null || of === null) return 'hidden'
  return `${thousands(n)} of ${thousands(of)}${of === 0 ? '' : ` (${Math.round((100 * n) / of)}%)`}`
}
