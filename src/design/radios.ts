import { type Html, html } from '#platform/html.ts'
import { beside, type ChoiceField, choiceField, has } from './field.ts'
import { type Hint, hint } from './hint.ts'
import { label } from './label.ts'
import { type Attributes, asPart, attributes, type Content, classes } from './markup.ts'

export type RadioItem = {
  text?: Content
  value?: string | number
  id?: string
  checked?: boolean
  disabled?: boolean
  hint?: Content | Hint
  label?: { classes?: string; attributes?: Attributes }
  /** Fields that belong to this answer; without a script they always stand open. */
  conditional?: Content | { text?: Content } | false
  /** A word between two answers, such as "or". */
  divider?: string
  attributes?: Attributes
}
export type Radios = Omit<ChoiceField, 'idPrefix' | 'role'> & {
  name: string
  idPrefix?: string
  items: (RadioItem | false | null | undefined)[]
  value?: string | number | null
  classes?: string
  attributes?: Attributes
}

/** One answer of a few. `govuk-radios--inline` for two short ones, `govuk-radios--small` on staff pages. */
export function radios(options: Radios): Html {
  const idPrefix = options.idPrefix || options.name
  return choiceField({ ...options, idPrefix }, () => {
    const items = options.items.map((item, index) => item && radio(item, idPrefix, index, options))
    return html`<div${attributes({
      class: classes('govuk-radios', options.classes),
      ...options.attributes,
      'data-module': 'govuk-radios',
    })}>${beside(options.formGroup?.beforeInputs)}${items}${beside(options.formGroup?.afterInputs)}</div>`
  })
}

function radio(item: RadioItem, idPrefix: string, index: number, { name, value }: Radios): Html {
  if (item.divider) return html`<div class="govuk-radios__divider">${item.divider}</div>`
  const id = item.id || (index > 0 ? `${idPrefix}-${index + 1}` : idPrefix)
  const checked =
    item.checked || (Boolean(value) && String(item.value) === String(value) && item.checked !== false)
  const revealed = item.conditional ? asPart(item.conditional).text : undefined
  const hinted = item.hint !== undefined && has(item.hint)
  return html`<div class="govuk-radios__item"><input${attributes({
    class: 'govuk-radios__input',
    id,
    name,
    type: 'radio',
    value: item.value ?? '',
    checked,
    disabled: item.disabled,
    'data-aria-controls': revealed && `conditional-${id}`,
    'aria-describedby': hinted && `${id}-item-hint`,
    ...item.attributes,
  })}>${label({ ...item.label, text: item.text, classes: classes('govuk-radios__label', item.label?.classes), for: id })}${
    hinted && itemHint(`${id}-item-hint`, asPart(item.hint as Content | Hint))
  }</div>${
    revealed &&
    html`<div class="${classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}" id="conditional-${id}">${revealed}</div>`
  }`
}

function itemHint(id: string, given: Hint): Html {
  return hint({ ...given, id, classes: classes('govuk-radios__hint', given.classes) })
}

export const examples = [
  {
    name: 'radios',
    html: () =>
      radios({
        name: 'kind',
        fieldset: { legend: { text: 'How were you in touch?', classes: 'govuk-fieldset__legend--s' } },
        value: 'person',
        items: [
          { value: 'person', text: 'In person' },
          { value: 'phone', text: 'By phone', hint: 'You rang, or they rang you' },
          { value: 'home', text: 'Home visit' },
        ],
      }),
  },
  {
    name: 'radios, small and in a line',
    html: () =>
      radios({
        name: 'presence',
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: 'Register for Thursday' },
        errorMessage: 'Choose There or Not there',
        items: [
          { value: 'there', text: 'There' },
          { value: 'not', text: 'Not there' },
        ],
      }),
  },
]
