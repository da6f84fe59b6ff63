import { type Html, html } from '#platform/html.ts'
import { button } from './button.ts'
import type { Content } from './markup.ts'
import { select } from './select.ts'

export type Filters = {
  /** The list's own address: the choices are put behind it, so that a filtered list can be kept and sent. */
  action: string
  /** The fields, such as selects and inputs. */
  fields: Content[]
  /** The address without any choice, when there is a choice to clear. */
  clear?: string
}

/** What narrows a list. It stands above the list and open, because people do not find filters that are folded away. */
export function filters({ action, fields, clear }: Filters): Html {
  return html`<form class="kith-filters" method="get" action="${action}" role="search" aria-label="Narrow this list">
${fields}
<div class="kith-filters__do">${button({ text: 'Show', classes: 'govuk-button--secondary' })}${
    clear !== undefined && html`<a class="govuk-link" href="${clear}">Clear filters</a>`
  }</div>
</form>`
}

export const examples = [
  {
    name: 'filters',
    html: () =>
      filters({
        action: '#list',
        clear: '#all',
        fields: [
          select({
            name: 'filter-year',
            label: 'Year',
            items: [
              { value: '', text: 'All years' },
              { value: '7', text: 'Year 7' },
              { value: '8', text: 'Year 8' },
            ],
            value: '8',
          }),
          select({
            name: 'filter-state',
            label: 'State',
            items: [
              { value: '', text: 'All states' },
              { value: 'in', text: 'In' },
              { value: 'reserve', text: 'Reserve' },
            ],
          }),
        ],
      }),
  },
]
