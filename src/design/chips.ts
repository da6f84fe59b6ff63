import { type Html, html } from '#platform/html.ts'
import { type ChoiceField, choiceField } from './field.ts'
import { attributes, type Content } from './markup.ts'

export type Chip = { value: string; text: Content; face?: Face }
export type Face = 'well' | 'mixed' | 'hard'
export type Chips = Omit<ChoiceField, 'idPrefix' | 'role'> & {
  name: string
  value?: string | undefined
  /** Rows of answers that belong together, each under its own small heading where it has one. */
  rows: readonly { text?: string; items: readonly Chip[] }[]
}

/** One answer of some, each a large target that is chosen by one touch: for what is done many times a day. */
export function chips(options: Chips): Html {
  const { name, value, rows } = options
  let at = 0
  return choiceField(
    { ...options, idPrefix: name },
    () =>
      html`${rows.map(
        row =>
          html`<div class="kith-chips">${row.text && html`<span class="kith-chips__row" aria-hidden="true">${row.text}</span>`}${row.items.map(
            item => {
              const id = ++at > 1 ? `${name}-${at}` : name
              return html`<span class="kith-chips__item"><input${attributes({
                type: 'radio',
                class: 'kith-chips__input',
                id,
                name,
                value: item.value,
                checked: value === item.value,
              })}><label class="kith-chips__label" for="${id}">${item.face && face(item.face)}${item.text}</label></span>`
            },
          )}</div>`,
      )}`,
  )
}

/** A face that says how something went, beside its word: a shape, and no colour alone. */
export function face(how: Face): Html {
  return html`<svg class="kith-face" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="8.5" cy="9.5" r="1.4" fill="currentColor"/><circle cx="15.5" cy="9.5" r="1.4" fill="currentColor"/><path d="${MOUTHS[how]}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>`
}

const MOUTHS: Record<Face, string> = {
  well: 'M7.5 14c1.2 2.4 7.8 2.4 9 0',
  mixed: 'M8 15.5h8',
  hard: 'M7.5 16.5c1.2-2.4 7.8-2.4 9 0',
}

export const examples = [
  {
    name: 'chips',
    html: () =>
      chips({
        name: 'went',
        fieldset: { legend: 'How did it go?' },
        value: 'well',
        rows: [
          {
            items: [
              { value: 'well', text: 'Went well', face: 'well' },
              { value: 'mixed', text: 'Mixed', face: 'mixed' },
              { value: 'hard', text: 'Hard', face: 'hard' },
            ],
          },
        ],
      }),
  },
]
