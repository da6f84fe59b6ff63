import { type Html, html } from '#platform/html.ts'
import type { Content } from './markup.ts'

export type MatrixCell = {
  text: Content
  /** From 0 to 1, for the shade; null where there is nothing to compare. */
  share: number | null
}
export type Matrix = {
  id: string
  /** What it shows, as a sentence. */
  finding: Content
  /** What a cell is, for those who hear it. */
  caption: string
  corner: string
  columns: Content[]
  rows: { label: Content; cells: MatrixCell[] }[]
  source?: Content
}

const SHADES = 5

/** Two lists against each other: picture and table in one, as every cell says its number. It scrolls where a phone is too narrow. */
export function matrix({ id, finding, caption, corner, columns, rows, source }: Matrix): Html {
  return html`<figure class="kith-figure kith-figure--wide" id="${id}">
<figcaption class="kith-figure__finding">${finding}</figcaption>
<div class="kith-matrix" role="region" aria-label="${caption}" tabindex="0"><table>
<caption class="govuk-visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${corner}</th>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    row =>
      html`<tr><th scope="row">${row.label}</th>${row.cells.map(cell => html`<td class="kith-matrix__${shadeOf(cell.share)}">${cell.text}</td>`)}</tr>`,
  )}</tbody>
</table></div>
${source !== undefined && html`<p class="kith-figure__source">${source}</p>`}
</figure>`
}

function shadeOf(share: number | null): number {
  return share === null || share <= 0 ? 0 : Math.min(SHADES, Math.ceil(share * SHADES))
}

export const examples = [
  {
    name: 'matrix',
    html: () =>
      matrix({
        id: 'example-matrix',
        finding: 'Attendance and English come together most often.',
        caption: 'Children who meet both of two areas',
        corner: 'Area',
        columns: ['Attendance', 'English', 'Maths'],
        rows: [
          {
            label: 'Attendance',
            cells: [
              { text: 120, share: null },
              { text: 64, share: 1 },
              { text: 31, share: 0.48 },
            ],
          },
          {
            label: 'English',
            cells: [
              { text: 64, share: 1 },
              { text: 98, share: null },
              { text: 12, share: 0.19 },
            ],
          },
        ],
        source: 'Children in scope, on 17 July 2026.',
      }),
  },
]
