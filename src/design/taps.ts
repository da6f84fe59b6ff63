import { type Html, html } from '#platform/html.ts'
import { attributes, type Content, classes } from './markup.ts'

export type Tap = {
  /** So that the page comes back to this row. */
  id: string
  who: Content
  note?: Content | undefined | false
  /** What is known already, beside the buttons. */
  done?: { text: Content; there: boolean } | undefined
  /** Forms, each with one button; or chips of a form that is around all of it. */
  actions: Html
}

/** A list of people, each with what is done by one tap. */
export function taps({ label, rows }: { label: string; rows: readonly Tap[] }): Html {
  return html`<ul class="kith-taps" aria-label="${label}">${rows.map(
    row => html`<li class="kith-taps__row" id="${row.id}">
<div class="kith-taps__who">${row.who}${row.note && html`<span class="kith-taps__note">${row.note}</span>`}</div>
<div class="kith-taps__do">${row.done && html`<span class="kith-taps__done${row.done.there && ' kith-taps__done--there'}">${row.done.text}</span>`}${row.actions}</div>
</li>
`,
  )}</ul>`
}

/** A button of a list that may be long: no more markup than it needs. `about` ends its name for those who hear it alone. */
export function tapButton(tap: {
  text: string
  about: string
  name: string
  value: string
  secondary: boolean
}): Html {
  const { text, about, name, value, secondary } = tap
  const own = attributes({
    class: classes('govuk-button', secondary && 'govuk-button--secondary'),
    name,
    value,
    'aria-label': `${text}, ${about}`,
  })
  return html`<button type="submit"${own}>${text}</button>`
}

export const examples = [
  {
    name: 'taps',
    html: () =>
      taps({
        label: 'Seen today',
        rows: [
          {
            id: 'tap-zofia',
            who: 'Zofia K.',
            note: 'Year 4',
            actions: html`<form method="post" action="#seen">${tapButton({ text: 'There', about: 'Zofia K.', name: 'there', value: 'yes', secondary: false })}</form>`,
          },
          {
            id: 'tap-jayden',
            who: 'Jayden H.',
            note: 'Year 8',
            done: { text: 'Seen at 09:12', there: true },
            actions: html``,
          },
        ],
      }),
  },
]
