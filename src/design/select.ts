import { type Html, html } from '#platform/html.ts'
import { beside, type Field, field } from './field.ts'
import { type Attributes, attributes, classes } from './markup.ts'

export type SelectItem = {
  text?: string | number
  value?: string | number | null
  selected?: boolean
  disabled?: boolean
  attributes?: Attributes
}
export type Select = Field & {
  items?: (SelectItem | false | null | undefined)[]
  value?: string | number
  disabled?: boolean
  classes?: string
  attributes?: Attributes
}

/** One of a long known list. Up to about seven choices, radios are easier. */
export function select(options: Select): Html {
  return field(options, (id, described) => {
    const own = attributes({
      class: classes(
        'govuk-select',
        options.classes,
        options.errorMessage !== undefined && 'govuk-select--error',
      ),
      id,
      name: options.name,
      disabled: options.disabled,
      'aria-describedby': described,
      ...options.attributes,
    })
    const items = (options.items ?? []).map(item => item && choice(item, options.value))
    return html`${beside(options.formGroup?.beforeInput)}<select${own}>${items}</select>${beside(options.formGroup?.afterInput)}`
  })
}

function choice(item: SelectItem, value: Select['value']): Html {
  const named = item.value === undefined ? item.text : item.value
  const chosen =
    item.selected || (Boolean(value) && String(named) === String(value) && item.selected !== false)
  return html`<option${attributes({
    value: item.value === undefined ? undefined : String(item.value ?? ''),
    selected: chosen,
    disabled: item.disabled,
    ...item.attributes,
  })}>${item.text}</option>`
}

export const examples = [
  {
    name: 'select',
    html: () =>
      select({
        name: 'school',
        label: 'School',
        value: 'fairfield',
        items: [
          { value: '', text: 'All schools' },
          { value: 'fairfield', text: 'Fairfield High' },
          { value: 'st-oswald', text: 'St Oswald’s Primary' },
        ],
      }),
  },
]
