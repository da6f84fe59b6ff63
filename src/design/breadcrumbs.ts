import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type Crumb = { text: Content; href?: string; attributes?: Attributes }
export type Breadcrumbs = {
  items: Crumb[]
  collapseOnMobile?: boolean
  labelText?: string
  classes?: string
  attributes?: Attributes
}

/** Where this page stands; the last item may have no address when it is the page itself. */
export function breadcrumbs(options: Breadcrumbs): Html {
  const names = classes(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return html`<nav class="${names}"${attributes(options.attributes)} aria-label="${options.labelText ?? 'Breadcrumb'}">
  <ol class="govuk-breadcrumbs__list">${options.items.map(crumb)}</ol>
</nav>`
}

function crumb({ text, href, attributes: extra }: Crumb): Html {
  if (!href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li>`
  return html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}"${attributes(extra)}>${text}</a></li>`
}

export const examples = [
  {
    name: 'breadcrumbs',
    html: () =>
      breadcrumbs({
        labelText: 'Breadcrumb example',
        items: [
          { text: 'Identify', href: '#identify' },
          { text: 'Fairfield High', href: '#school' },
          { text: 'Year 8' },
        ],
      }),
  },
]
