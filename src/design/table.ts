import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type Cell = {
  text?: Content
  format?: 'numeric'
  classes?: string
  colspan?: number
  rowspan?: number
  attributes?: Attributes
}
export type Table = {
  caption?: string
  captionClasses?: string
  head?: Cell[]
  rows: (Cell[] | false | null | undefined)[]
  firstCellIsHeader?: boolean
  classes?: string
  attributes?: Attributes
}

/** Rows and columns of figures. A list of children uses `tableCards`, which fits a phone. */
export function table(options: Table): Html {
  const head = options.head
  return html`<table class="${classes('govuk-table', options.classes)}"${attributes(options.attributes)}>
  ${options.caption && html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${options.caption}</caption>`}
  ${head && html`<thead class="govuk-table__head"><tr class="govuk-table__row">${head.map(columnHeader)}</tr></thead>`}
  <tbody class="govuk-table__body">${options.rows.map(row => row && tableRow(row, options.firstCellIsHeader))}</tbody>
</table>`
}

function columnHeader(cell: Cell): Html {
  const names = classes(
    'govuk-table__header',
    cell.format && `govuk-table__header--${cell.format}`,
    cell.classes,
  )
  return html`<th scope="col" class="${names}"${spans(cell)}>${cell.text}</th>`
}

function tableRow(cells: Cell[], firstIsHeader: boolean | undefined): Html {
  return html`<tr class="govuk-table__row">${cells.map((cell, index) => {
    if (index === 0 && firstIsHeader)
      return html`<th scope="row" class="${classes('govuk-table__header', cell.classes)}"${spans(cell)}>${cell.text}</th>`
    const names = classes(
      'govuk-table__cell',
      cell.format && `govuk-table__cell--${cell.format}`,
      cell.classes,
    )
    return html`<td class="${names}"${spans(cell)}>${cell.text}</td>`
  })}</tr>`
}

function spans(cell: Cell): Html {
  return attributes({ colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes })
}

export const examples = [
  {
    name: 'table',
    html: () =>
      table({
        caption: 'Children on roll, by school',
        captionClasses: 'govuk-table__caption--s',
        firstCellIsHeader: true,
        head: [
          { text: 'School' },
          { text: 'On roll', format: 'numeric' },
          { text: 'Listened to', format: 'numeric' },
        ],
        rows: [
          [
            { text: 'Fairfield High' },
            { text: '1,104', format: 'numeric' },
            { text: '212', format: 'numeric' },
          ],
          [
            { text: 'St Oswald’s Primary' },
            { text: '238', format: 'numeric' },
            { text: '61', format: 'numeric' },
          ],
        ],
      }),
  },
]
