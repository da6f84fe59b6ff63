import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type NavigationItem = {
  text?: Content
  href?: string
  /** This very page. */
  current?: boolean
  /** A page inside this part. */
  active?: boolean
  attributes?: Attributes
}
export type ServiceNavigation = {
  navigation?: (NavigationItem | false | null | undefined)[]
  serviceName?: string
  serviceUrl?: string
  ariaLabel?: string
  menuButtonText?: string
  menuButtonLabel?: string
  navigationLabel?: string
  navigationId?: string
  navigationClasses?: string
  collapseNavigationOnMobile?: boolean
  /** Ours: on a phone the list opens as a popover, which needs no script. */
  popover?: boolean
  classes?: string
  attributes?: Attributes
}

/** The list of the parts of Kith that this person may open. */
export function serviceNavigation(options: ServiceNavigation): Html {
  const items = (options.navigation ?? []).filter(item => Boolean(item)) as NavigationItem[]
  const common = attributes({
    class: classes('govuk-service-navigation', options.classes),
    'data-module': 'govuk-service-navigation',
    ...options.attributes,
  })
  const inner = html`<div class="govuk-width-container"><div class="govuk-service-navigation__container">
    ${options.serviceName && serviceName(options.serviceName, options.serviceUrl)}
    ${items.length > 0 && list(items, options)}
  </div></div>`
  return options.serviceName
    ? html`<section aria-label="${options.ariaLabel ?? 'Service information'}"${common}>${inner}</section>`
    : html`<div${common}>${inner}</div>`
}

function serviceName(name: string, url: string | undefined): Html {
  return html`<span class="govuk-service-navigation__service-name">${
    url
      ? html`<a href="${url}" class="govuk-service-navigation__link">${name}</a>`
      : html`<span class="govuk-service-navigation__text">${name}</span>`
  }</span>`
}

function list(items: NavigationItem[], options: ServiceNavigation): Html {
  const button = options.menuButtonText || 'Menu'
  const id = options.navigationId || 'navigation'
  const collapses = options.collapseNavigationOnMobile ?? items.length > 1
  return html`<nav aria-label="${options.navigationLabel || button}" class="${classes('govuk-service-navigation__wrapper', options.navigationClasses)}">
    ${collapses && menuButton(button, id, options)}
    <ul class="govuk-service-navigation__list" id="${id}"${attributes({ popover: options.popover })}>${items.map(navigationItem)}</ul>
  </nav>`
}

function menuButton(text: string, id: string, options: ServiceNavigation): Html {
  const opens = options.popover
    ? { popovertarget: id }
    : {
        'aria-controls': id,
        'aria-label': options.menuButtonLabel === text ? undefined : options.menuButtonLabel,
        hidden: true,
        'aria-hidden': 'true',
      }
  return html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"${attributes(opens)}>${text}</button>`
}

function navigationItem(item: NavigationItem): Html {
  const here = item.current || item.active
  const content = here
    ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>`
    : item.text
  const current = attributes({ 'aria-current': here ? (item.current ? 'page' : 'true') : undefined })
  return html`<li class="${classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}">${
    item.href
      ? html`<a class="govuk-service-navigation__link" href="${item.href}"${current}${attributes(item.attributes)}>${content}</a>`
      : item.text && html`<span class="govuk-service-navigation__text"${current}>${content}</span>`
  }</li>`
}

export const examples = [
  {
    name: 'service navigation',
    html: () =>
      serviceNavigation({
        navigationId: 'example-navigation',
        navigationLabel: 'Example of navigation',
        popover: true,
        navigation: [
          { text: 'Today', href: '#today' },
          { text: 'Children', href: '#children', active: true },
          { text: 'Services', href: '#services' },
        ],
      }),
  },
]
