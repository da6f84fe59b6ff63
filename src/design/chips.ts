import { type Html, html } from '#platform/html.ts'
import { type ChoiceField, choiceField } from './field.ts'
import { attributes, type Content } from './markup.ts'

export type Chip = { value: string; text: Content; face?: Face }
export type Face = 'well' | 'mixed' | 'hard'
export type Chips = Omit<ChoiceField, 'idPrefix' | 'role'> & {
  name: string
  value?: string | undefined
  /**
   * Rows of answers that belong together, each beside its own small heading where it has one. A heading without which nobody
   * would know what the answers mean is `above` them, on a phone too.
   */
  rows: readonly { text?: string; above?: true; items: readonly Chip[] }[]
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
          html`<div class="kith-chips">${row.text && html`<span class="kith-chips__row${row.above && ' kith-chips__row--above'}" aria-hidden="true">${row.text}</span>`}${row.items.map(
            item => {
              const id = ++at > 1 ? `${name}-${at}` : name
              return html`<span class="kith-chips__item"><input${attributes({
                type: 'radio',
                class: 'kith-chips__input',
                id,
                name,
                value: item.value,
                checked: value === item.value,
              })}><label class="kith-chips__label" for="${id}">${item.face && face(item.face)}${wholeWords(item.text)}</label></span>`
            },
          )}</div>`,
      )}`,
  )
}

// A tile on a phone may take two lines, but no line ends at the hyphen inside a word.
function wholeWords(text: Content): Content {
  if (typeof text !== 'string' || !text.includes('-')) return text
  const words = text.split(' ')
  return html`<span>${words.map((word, n) => html`${n > 0 && ' '}<span class="kith-chips__word">${word}</span>`)}</span>`
}

/** A face that says how something went, beside its word: a shape, and no colour alone. Drawn by CSS, for pages of many. */
export function face(how: Face): Html {
  return html`<span class="kith-face kith-face--${how}" aria-hidden="true"></span>`
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
