import { type Html, html, raw } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type PageLink = { href?: string; text?: Content; labelText?: string; attributes?: Attributes }
export type PageItem = {
  number?: string | number
  href?: string
  current?: boolean
  ellipsis?: boolean
  visuallyHiddenText?: string
  attributes?: Attributes
}
export type Pagination = {
  previous?: PageLink | null
  next?: PageLink | null
  items?: (PageItem | null)[]
  landmarkLabel?: string
  classes?: string
  attributes?: Attributes
}

/** To the other pages of a long list, or, without `items`, to the page before and after. */
export function pagination({ previous, next, items, ...options }: Pagination): Html {
  const block = !items && Boolean(next || previous)
  const names = classes('govuk-pagination', block && 'govuk-pagination--block', options.classes)
  return html`<nav class="${names}" aria-label="${options.landmarkLabel || 'Pagination'}"${attributes(options.attributes)}>
  ${previous?.href && arrowLink(previous, 'prev', block)}
  ${items && html`<ul class="govuk-pagination__list">${items.map(item => item && Object.keys(item).length > 0 && pageItem(item))}</ul>`}
  ${next?.href && arrowLink(next, 'next', block)}
</nav>`
}

function arrowLink(link: PageLink, kind: 'prev' | 'next', block: boolean): Html {
  const arrow = kind === 'prev' ? ARROW_PREVIOUS : ARROW_NEXT
  const first = block || kind === 'prev'
  const plain = html`${kind === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`
  const decorated = block && !link.labelText && 'govuk-pagination__link-title--decorated'
  return html`<div class="govuk-pagination__${kind}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${kind}"${attributes(link.attributes)}>
      ${first && arrow}
      <span class="${classes('govuk-pagination__link-title', decorated)}">${link.text || plain}</span>
      ${link.labelText && block && html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`}
      ${!first && arrow}
    </a>
  </div>`
}

function pageItem(item: PageItem): Html {
  if (item.ellipsis) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`
  const names = classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')
  return html`<li class="${names}"><a${attributes({
    class: 'govuk-link govuk-pagination__link',
    href: item.href ?? '',
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
    'aria-current': item.current ? 'page' : undefined,
    ...item.attributes,
  })}>${item.number}</a></li>`
}

const ARROW_PREVIOUS = arrow(
  'prev',
  'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
)
const ARROW_NEXT = arrow(
  'next',
  'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
)

function arrow(kind: string, path: string): Html {
  return raw(
    `<svg class="govuk-pagination__icon govuk-pagination__icon--${kind}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="${path}"></path></svg>`,
  )
}

export const examples = [
  {
    name: 'pagination',
    html: () =>
      pagination({
        landmarkLabel: 'Pages of children',
        previous: { href: '#1' },
        next: { href: '#3' },
        items: [
          { number: 1, href: '#1' },
          { number: 2, href: '#2', current: true },
          { number: 3, href: '#3' },
          { ellipsis: true },
          { number: 9, href: '#9' },
        ],
      }),
  },
]
