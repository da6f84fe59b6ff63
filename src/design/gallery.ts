// Every component with its examples on one page: for looking at, for screenshots and for the tests in a browser.
import { type Html, html } from '#platform/html.ts'
import { examples as backLink } from './back-link.ts'
import { examples as bars } from './bars.ts'
import { examples as breadcrumbs } from './breadcrumbs.ts'
import { examples as button } from './button.ts'
import { examples as characterCount } from './character-count.ts'
import { examples as checkboxes } from './checkboxes.ts'
import { examples as chips } from './chips.ts'
import { examples as contextualDate } from './contextual-date.ts'
import { examples as counts } from './counts.ts'
import { examples as dateInput } from './date-input.ts'
import { examples as dayStrip } from './day-strip.ts'
import { examples as details } from './details.ts'
import { examples as ecomap } from './ecomap.ts'
import { examples as empty } from './empty.ts'
import { examples as errorMessage } from './error-message.ts'
import { examples as errorSummary } from './error-summary.ts'
import { examples as familyTree } from './family-tree.ts'
import { examples as fieldset } from './fieldset.ts'
import { examples as fileUpload } from './file-upload.ts'
import { examples as filters } from './filters.ts'
import { examples as genericHeader } from './generic-header.ts'
import { examples as hint } from './hint.ts'
import { examples as input } from './input.ts'
import { examples as insetText } from './inset-text.ts'
import { examples as label } from './label.ts'
import { examples as matrix } from './matrix.ts'
import { examples as notificationBanner } from './notification-banner.ts'
import { page } from './page.ts'
import { examples as pagination } from './pagination.ts'
import { examples as panel } from './panel.ts'
import { examples as passwordInput } from './password-input.ts'
import { examples as phaseBanner } from './phase-banner.ts'
import { examples as progress } from './progress.ts'
import { examples as radios } from './radios.ts'
import { examples as rows } from './rows.ts'
import { examples as select } from './select.ts'
import { examples as serviceNavigation } from './service-navigation.ts'
import { examples as skipLink } from './skip-link.ts'
import { examples as sparkline } from './sparkline.ts'
import { examples as steps } from './steps.ts'
import { examples as summaryList } from './summary-list.ts'
import { examples as tabLinks } from './tab-links.ts'
import { examples as table } from './table.ts'
import { examples as tableCards } from './table-cards.ts'
import { examples as tag } from './tag.ts'
import { examples as taps } from './taps.ts'
import { examples as textarea } from './textarea.ts'
import { examples as waffle } from './waffle.ts'
import { examples as warningText } from './warning-text.ts'

export type Example = { name: string; html: () => Html }

const rooms: [title: string, examples: Example[]][] = [
  [
    'Lists',
    [
      ...counts,
      ...filters,
      ...tabLinks,
      ...tableCards,
      ...table,
      ...rows,
      ...summaryList,
      ...pagination,
      ...empty,
    ],
  ],
  ['Pictures', [...bars, ...matrix, ...waffle, ...sparkline, ...ecomap, ...familyTree]],
  [
    'States and messages',
    [...tag, ...contextualDate, ...notificationBanner, ...insetText, ...warningText, ...panel],
  ],
  ['Jobs and what is folded', [...steps, ...progress, ...details, ...dayStrip]],
  [
    'Fields',
    [
      ...input,
      ...textarea,
      ...characterCount,
      ...select,
      ...radios,
      ...checkboxes,
      ...chips,
      ...taps,
      ...dateInput,
    ],
  ],
  ['More fields', [...fileUpload, ...passwordInput, ...fieldset, ...label, ...hint, ...button]],
  ['Errors', [...errorSummary, ...errorMessage]],
  [
    'Ways around',
    [...breadcrumbs, ...backLink, ...skipLink, ...serviceNavigation, ...genericHeader, ...phaseBanner],
  ],
]

/** The gallery as a page of Kith, from left to right or from right to left. */
export function gallery(dir: 'ltr' | 'rtl' = 'ltr'): Html {
  return page({
    title: 'Gallery',
    place: 'Millbrook',
    person: { name: 'Priya Shah', account: '#account' },
    nav: ['Today', 'Children', 'Listen', 'Identify', 'Enrol', 'Support', 'Link', 'Measure'].map(text => ({
      text,
      href: `#${text.toLowerCase()}`,
    })),
    current: '#children',
    pretend: true,
    dir,
    heading: 'What Kith is made of',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Gallery' }],
    body: html`<p class="govuk-body-l">Every piece of every page, with pretend content.</p>${rooms.map(room)}`,
  })
}

function room([title, examples]: [string, Example[]]): Html {
  return html`<section class="kith-gallery"><h2 class="govuk-heading-m">${title}</h2>${examples.map(
    example =>
      html`<h3 class="govuk-heading-s">${example.name[0]?.toUpperCase()}${example.name.slice(1)}</h3><div class="kith-gallery__example">${example.html()}</div>`,
  )}</section>`
}
