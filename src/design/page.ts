import { type Html, html } from '#platform/html.ts'
import { assetPath } from './assets.ts'
import { type BackLink, backLink } from './back-link.ts'
import { breadcrumbs, type Crumb } from './breadcrumbs.ts'
import { type ErrorItem, errorSummary } from './error-summary.ts'
import { attributes, type Content, classes } from './markup.ts'
import { header } from './page-header.ts'
import { serviceNavigation } from './service-navigation.ts'
import { skipLink } from './skip-link.ts'

/** Who is signed in, as the header shows it. */
export type Person = { name: string; account?: string; signOut?: string }
export type NavigationLink = { text: string; href: string }
export type Page = {
  /** The words on the browser's tab, before "Kith". No child's name: tabs are seen by others. */
  title: string
  /** The page's `h1`; leave out when a label, legend or panel in the body is the heading. */
  heading?: Content
  body: Content
  place?: string
  person?: Person
  /** A box in the header that looks for somebody by name; `label` says for whom. */
  find?: { action: string; label: string }
  /** The way to whom to ring, in the header of every page of somebody who works here. */
  ring?: NavigationLink
  nav?: NavigationLink[]
  /** The address in `nav` that this page is, or is inside. */
  current?: string
  /** Pretend data says so on every page and every print. */
  pretend: boolean
  /** The day, in words, at which a pretend place stands still. */
  standsOn?: string | undefined
  language?: string
  dir?: 'ltr' | 'rtl'
  errors?: ErrorItem[]
  breadcrumbs?: Crumb[]
  backLink?: string | BackLink
  /** Above the heading: a notification banner, mostly. */
  notice?: Html
  /** Under the navigation of every page of somebody: what waits on their device. */
  line?: Html
  /** Below it, while something lasts that nobody may overlook. */
  banners?: readonly Html[]
  /** A table of many columns may use the whole screen. */
  wide?: boolean
  /** The page asks for itself again after so many seconds: for work that is under way. */
  refreshSeconds?: number
}

/** A whole HTML document. Nothing in it needs a script, and nothing in it breaks a strict content security policy. */
export function page(options: Page): Html {
  const errors = options.errors ?? []
  const title = `${errors.length > 0 ? 'Error: ' : ''}${options.title} – Kith`
  return html`<!doctype html>
<html lang="${options.language ?? 'en'}" dir="${options.dir ?? 'ltr'}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1d4e4a">
<meta name="color-scheme" content="light">
<meta name="robots" content="noindex">
${options.refreshSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${options.refreshSeconds}"></noscript>`}
<link rel="icon" href="${assetPath('favicon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath('kith.css')}">
<script type="module" src="${assetPath('kith.js')}"></script>
</head>
<body class="${classes('govuk-template__body', options.wide && 'kith-wide')}">
${skipLink({ text: 'Skip to main content', href: '#main' })}
${header(options)}
${options.nav && options.nav.length > 0 && navigation(options.nav, options.current)}
<div class="govuk-width-container">
${options.line}
${options.banners}
${options.breadcrumbs && breadcrumbs({ items: options.breadcrumbs, collapseOnMobile: true })}
${options.backLink && backLink(typeof options.backLink === 'string' ? { href: options.backLink } : options.backLink)}
<main class="govuk-main-wrapper" id="main" tabindex="-1"${attributes({ 'data-refresh': options.refreshSeconds?.toString() })}>
${options.notice}
${errors.length > 0 && errorSummary({ errorList: errors })}
${options.heading !== undefined && html`<h1 class="govuk-heading-l">${options.heading}</h1>`}
${options.body}
</main>
</div>
${footer(options)}
</body>
</html>`
}

function navigation(links: NavigationLink[], current: string | undefined): Html {
  return serviceNavigation({
    popover: true,
    collapseNavigationOnMobile: true,
    navigation: links.map(link => ({ ...link, active: link.href === current })),
  })
}

function footer({ place, person, pretend, language }: Page): Html {
  // The frame's own words are English: said so where the page is in another language.
  const foreign = language !== undefined && !/^en\b/.test(language)
  const english = attributes({ lang: foreign && 'en', dir: foreign && 'ltr' })
  return html`<footer class="kith-footer"${english}>
<div class="govuk-width-container">
<ul class="kith-footer__links">
<li><a class="govuk-link" href="/help">Help</a></li>
<li><a class="govuk-link" href="/who-can-see-this">Who can see this</a></li>
<li><a class="govuk-link" href="/accessibility">Accessibility statement</a></li>
</ul>
${person && html`<p class="kith-print-only">Confidential. Printed from Kith by ${person.name}.</p>`}
<p class="kith-footer__note">Kith${place && html` · ${place}`}${pretend && ' · Pretend data'}</p>
</div>
</footer>`
}
