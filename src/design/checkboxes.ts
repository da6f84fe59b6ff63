import { type Html, html } from '#platform/html.ts'
import { beside, type ChoiceField, choiceField, has } from './field.ts'
import { type Hint, hint } from './hint.ts'
import { label } from './label.ts'
import { asPart, attributes, type Content, classes, describedBy } from './markup.ts'
import type { RadioItem } from './radios.ts'

export type CheckboxItem = RadioItem & {
  name?: string
  /** This answer unticks all others, as "None of these" does. */
  behaviour?: 'exclusive'
}
export type Checkboxes = Omit<ChoiceField, 'idPrefix' | 'role'> & {
  name?: string
  idPrefix?: string
  items: (CheckboxItem | false | null | undefined)[]
  values?: (string | number)[]
  classes?: string
  attributes?: RadioItem['attributes']
}

/** Any number of answers. */
export function checkboxes(options: Checkboxes): Html {
  const idPrefix = options.idPrefix || options.name || ''
  return choiceField({ ...options, idPrefix }, described => {
    const outside = options.fieldset ? undefined : described
    const items = options.items.map(
      (item, index) => item && checkbox(item, idPrefix, index, outside, options),
    )
    return html`<div${attributes({
      class: classes('govuk-checkboxes', options.classes),
      ...options.attributes,
      'data-module': 'govuk-checkboxes',
    })}>${beside(options.formGroup?.beforeInputs)}${items}${beside(options.formGroup?.afterInputs)}</div>`
  })
}

function checkbox(
  item: CheckboxItem,
  idPrefix: string,
  index: number,
  outside: string | undefined,
  all: Checkboxes,
): Html {
  if (item.divider) return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`
  const id = item.id || (index > 0 ? `${idPrefix}-${index + 1}` : idPrefix)
  const ticked = all.values?.some(value => value === item.value) && item.checked !== false
  const checked = item.checked || Boolean(ticked)
  const revealed = item.conditional ? asPart(item.conditional).text : undefined
  const hintId = item.hint !== undefined && has(item.hint) && `${id}-item-hint`
  return html`<div class="govuk-checkboxes__item"><input${attributes({
    class: 'govuk-checkboxes__input',
    id,
    name: item.name || all.name || '',
    type: 'checkbox',
    value: item.value ?? '',
    checked,
    disabled: item.disabled,
    'data-aria-controls': revealed && `conditional-${id}`,
    'data-behaviour': item.behaviour,
    'aria-describedby': describedBy(outside, hintId),
    ...item.attributes,
  })}>${label({ ...item.label, text: item.text, classes: classes('govuk-checkboxes__label', item.label?.classes), for: id })}${
    hintId && itemHint(hintId, asPart(item.hint as Content | Hint))
  }</div>${
    revealed &&
    html`<div class="${classes('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')}" id="conditional-${id}">${revealed}</div>`
  }`
}

function itemHint(id: string, given: Hint): Html {
  return hint({ ...given, id, classes: classes('govuk-checkboxes__hint', given.classes) })
}

export const examples = [
  {
    name: 'checkboxes',
    html: () =>
      checkboxes({
        name: 'about',
        fieldset: { legend: 'What was it about?' },
        values: ['sleep'],
        items: [
          { value: 'sleep', text: 'Sleep' },
          { value: 'friends', text: 'Friends' },
          { divider: 'or' },
          { value: 'none', text: 'None of these', behaviour: 'exclusive' },
        ],
      }),
  },
]
