// A list of children (or anything with a page of its own): a dense table on a wide screen, cards on a phone.
import { type Html, html } from '#platform/html.ts'
import { contextualDate } from './contextual-date.ts'
import { emptyState } from './empty.ts'
import { attributes, type Content, classes } from './markup.ts'
import { sparkline } from './sparkline.ts'
import { tag } from './tag.ts'

export type Column<Row> = {
  heading: Content
  /** What stands in the cell; nothing becomes "–", read out as "none". */
  cell: (row: Row) => Content | null | undefined | false
  numeric?: boolean
  /** Kept on one line: dates and short figures. */
  short?: boolean
  /** Much to read: it gets the room there is, and on a phone its heading stands above it. */
  long?: boolean
  sort?: Sort
}
/** The heading is a link that sorts the list by this column; `direction` when it is so sorted now. */
export type Sort = { href: string; direction?: 'ascending' | 'descending' }
export type TableCards<Row> = {
  /** What the list is and how many: read first by a screen reader. */
  caption: Content
  captionHidden?: boolean
  rows: Row[]
  /** The first column: a name, which is the link to the row's own page; without `href`, a name alone. */
  link: { heading: Content; href?: (row: Row) => string; text: (row: Row) => Content; sort?: Sort }
  columns: Column<Row>[]
  /** Said instead of the table when there is no row: what it means and what to do. */
  empty: Content | Html
  id?: string
  /** For a long list: each cell's heading stands in an attribute, at half the bytes. Headings are then plain text. */
  lean?: boolean
}

/**
 * One row a thing, its name first and a link. The explicit roles stay, because a browser forgets that a table is one
 * when its rows are laid out as cards.
 */
export function tableCards<Row>({ rows, link, columns, ...options }: TableCards<Row>): Html {
  if (rows.length === 0)
    return typeof options.empty === 'string' ? emptyState({ text: options.empty }) : html`${options.empty}`
  const caption = classes('govuk-table__caption', options.captionHidden && 'govuk-visually-hidden')
  const row = options.lean ? leanRow : cardRow
  return html`<table class="${classes('kith-cards', options.lean && 'kith-cards--lean')}" role="table"${attributes({ id: options.id })}>
<caption class="${caption}">${options.caption}</caption>
<thead role="rowgroup"><tr role="row">${columnHeader(link)}${columns.map(columnHeader)}</tr></thead>
<tbody role="rowgroup">${rows.map(each => row(each, link, columns))}</tbody>
</table>`
}

function columnHeader(column: { heading: Content; sort?: Sort; numeric?: boolean }): Html {
  const own = attributes({
    class: column.numeric ? 'kith-cards__number' : undefined,
    'aria-sort': column.sort ? (column.sort.direction ?? 'none') : undefined,
  })
  const heading = column.sort
    ? html`<a class="kith-cards__sort" href="${column.sort.href}">${column.heading}</a>`
    : column.heading
  return html`<th scope="col" role="columnheader"${own}>${heading}</th>`
}

function cardRow<Row>(row: Row, link: TableCards<Row>['link'], columns: Column<Row>[]): Html {
  const name = html`<bdi>${link.text(row)}</bdi>`
  return html`<tr role="row"><th scope="row" role="rowheader">${link.href ? html`<a class="govuk-link" href="${link.href(row)}">${name}</a>` : name}</th>${columns.map(
    column => {
      const names = classes(
        column.numeric && 'kith-cards__number',
        column.short && 'kith-cards__short',
        column.long && 'kith-cards__long',
      )
      const cell = column.cell(row)
      const content = cell === null || cell === undefined || cell === false || cell === '' ? NOTHING : cell
      return html`<td role="cell"${attributes({ class: names || undefined })}><span class="kith-cards__label" aria-hidden="true">${column.heading}</span><div class="kith-cards__value">${content}</div></td>`
    },
  )}</tr>
`
}

function leanRow<Row>(row: Row, link: TableCards<Row>['link'], columns: Column<Row>[]): Html {
  const name = html`<bdi>${link.text(row)}</bdi>`
  return html`<tr role="row"><th scope="row" role="rowheader">${link.href ? html`<a href="${link.href(row)}">${name}</a>` : name}</th>${columns.map(
    column => {
      const names = classes(column.numeric && 'kith-cards__number', column.short && 'short')
      const cell = column.cell(row)
      // An empty cell is one to a reader too; its dash is drawn by CSS.
      const content = cell === null || cell === undefined || cell === false ? '' : cell
      return html`<td role="cell"${attributes({ class: names || undefined, 'data-h': String(column.heading) })}>${content}</td>`
    },
  )}</tr>
`
}

const NOTHING = html`<span aria-hidden="true">–</span><span class="govuk-visually-hidden">none</span>`

export const examples = [
  {
    name: 'table that becomes cards',
    html: () =>
      tableCards({
        caption: '3 children in Fairfield High',
        rows: [
          {
            id: 1,
            name: 'Amina K.',
            year: 8,
            risks: 'Absence, 82 %; SDQ high',
            seen: '2026-11-24',
            place: 'In',
          },
          {
            id: 2,
            name: 'Jayden O’B.',
            year: 7,
            risks: 'Suspended once, 3 days',
            seen: '2026-12-02',
            place: 'Reserve',
          },
          { id: 3, name: 'زهرة م.', year: 9, risks: null, seen: '2026-12-03', place: 'To a person' },
        ],
        link: {
          heading: 'Name',
          href: row => `#child-${row.id}`,
          text: row => row.name,
          sort: { href: '#by-name', direction: 'ascending' },
        },
        columns: [
          { heading: 'Year', cell: row => row.year, numeric: true, sort: { href: '#by-year' } },
          { heading: 'Named risks', cell: row => row.risks },
          { heading: 'Attendance, 12 weeks', cell: row => exampleTrend(row.year) },
          {
            heading: 'Last contact',
            cell: row => contextualDate({ date: row.seen, today: '2026-12-03' }),
            short: true,
          },
          {
            heading: 'State',
            cell: row => tag({ text: row.place, colour: row.place === 'In' ? 'green' : 'yellow' }),
          },
        ],
        empty: 'No child matches. Clear the filters to see all.',
      }),
  },
  {
    name: 'table with no rows',
    html: () =>
      tableCards<never>({
        caption: 'Children',
        rows: [],
        link: { heading: 'Name', href: () => '', text: () => '' },
        columns: [],
        empty: 'No child matches. Clear the filters to see all.',
      }),
  },
]

function exampleTrend(year: number): Html {
  const values = Array.from({ length: 12 }, (_, week) => 80 + ((week * year) % 17))
  return html`${sparkline({ values, label: `Attendance, last 12 weeks: from ${values[0]} % to ${values[11]} %`, from: 70, to: 100 })} ${values[11]} %`
}
