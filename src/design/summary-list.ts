import { type Html, html } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'
import { heading } from './notification-banner.ts'

export type SummaryAction = {
  text?: Content
  href: string
  visuallyHiddenText?: string
  classes?: string
  attributes?: Attributes
}
type Actions = { items?: SummaryAction[]; classes?: string }
type Part = { text?: Content; classes?: string }
export type SummaryRow = { key: Part; value?: Part; actions?: Actions; classes?: string }
export type SummaryCard = {
  title?: Part & { headingLevel?: number }
  actions?: Actions
  classes?: string
  attributes?: Attributes
}
export type SummaryList = {
  rows: (SummaryRow | false | null | undefined)[]
  card?: SummaryCard
  classes?: string
  attributes?: Attributes
}

/** Facts with their names, each with the links that change it; `card` puts them in a titled frame. */
export function summaryList(options: SummaryList): Html {
  const anyActions = options.rows.some(row => (row ? row.actions?.items?.length : false))
  const rows = options.rows.map(row => row && summaryRow(row, Boolean(anyActions), options.card?.title))
  const list = html`<dl class="${classes('govuk-summary-list', options.classes)}"${attributes(options.attributes)}>${rows}</dl>`
  return options.card ? summaryCard(options.card, list) : list
}

function summaryRow(row: SummaryRow, anyActions: boolean, title: Part | undefined): Html {
  const names = classes(
    'govuk-summary-list__row',
    anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
    row.classes,
  )
  return html`<div class="${names}">
  <dt class="${classes('govuk-summary-list__key', row.key.classes)}">${row.key.text}</dt>
  <dd class="${classes('govuk-summary-list__value', row.value?.classes)}">${row.value?.text}</dd>
  ${row.actions?.items?.length ? actions('dd', 'govuk-summary-list__actions', row.actions, title) : null}
</div>`
}

function actions(element: 'dd' | 'card', name: string, given: Actions, title: Part | undefined): Html {
  const items = given.items ?? []
  const names = classes(name, given.classes)
  const single = items.length === 1 && actionLink(items[0] as SummaryAction, title)
  if (element === 'card') {
    if (single) return html`<div class="${names}">${single}</div>`
    const each = items.map(
      item => html`<li class="govuk-summary-card__action">${actionLink(item, title)}</li>`,
    )
    return html`<ul class="${names}">${each}</ul>`
  }
  if (single) return html`<dd class="${names}">${single}</dd>`
  const each = items.map(
    item => html`<li class="govuk-summary-list__actions-list-item">${actionLink(item, title)}</li>`,
  )
  return html`<dd class="${names}"><ul class="govuk-summary-list__actions-list">${each}</ul></dd>`
}

// "Change" alone would say nothing in a list of links: what it changes is added for screen readers.
function actionLink(action: SummaryAction, title: Part | undefined): Html {
  const what = action.visuallyHiddenText
  const hidden =
    (what || title) &&
    html`<span class="govuk-visually-hidden">${what && html` ${what}`}${title && html` (${title.text})`}</span>`
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes)}>${action.text}${hidden}</a>`
}

function summaryCard(card: SummaryCard, list: Html): Html {
  const { title } = card
  const titled =
    title &&
    heading(title.headingLevel || 2)(
      html` class="${classes('govuk-summary-card__title', title.classes)}"`,
      title.text ?? '',
    )
  return html`<div class="${classes('govuk-summary-card', card.classes)}"${attributes(card.attributes)}>
  <div class="govuk-summary-card__title-wrapper">${titled}${
    card.actions?.items?.length ? actions('card', 'govuk-summary-card__actions', card.actions, title) : null
  }</div>
  <div class="govuk-summary-card__content">${list}</div>
</div>`
}

export const examples = [
  {
    name: 'summary list',
    html: () =>
      summaryList({
        rows: [
          { key: { text: 'School' }, value: { text: 'Fairfield High, Year 8' } },
          {
            key: { text: 'Link Worker' },
            value: { text: 'Priya Shah, since 8 September 2026' },
            actions: { items: [{ text: 'Change', href: '#change', visuallyHiddenText: 'Link Worker' }] },
          },
          { key: { text: 'Speaks at home' }, value: { text: 'Urdu; an interpreter is needed' } },
        ],
      }),
  },
]
