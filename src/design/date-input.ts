import { type Html, html } from '#platform/html.ts'
import { beside, type ChoiceField, choiceField } from './field.ts'
import { input } from './input.ts'
import { type Attributes, attributes, classes } from './markup.ts'

export type DatePart = {
  name?: string
  id?: string
  label?: string
  value?: string | number
  error?: boolean
  inputmode?: string
  autocomplete?: string
  pattern?: string
  classes?: string
  attributes?: Attributes
}
export type DateInput = Omit<ChoiceField, 'idPrefix' | 'role' | 'describedBy'> & {
  id: string
  /** Posted as `contact-day`, `contact-month`, `contact-year` for the prefix `contact`. */
  namePrefix?: string
  values?: Record<string, string | number | undefined>
  day?: DatePart
  month?: DatePart
  year?: DatePart
  items?: (DatePart | false | null | undefined)[]
  classes?: string
  attributes?: Attributes
}

type Known = { part: DatePart; name: string; width: number }

/** A day that one knows by heart or reads off paper, typed in three boxes. */
export function dateInput(options: DateInput): Html {
  const known: Known[] = [
    { part: options.day ?? { name: 'day', classes: 'govuk-input--width-2' }, name: 'day', width: 2 },
    { part: options.month ?? { name: 'month', classes: 'govuk-input--width-2' }, name: 'month', width: 2 },
    { part: options.year ?? { name: 'year', classes: 'govuk-input--width-4' }, name: 'year', width: 4 },
  ]
  const items = options.items?.length ? options.items : known.map(({ part }) => part)
  const marked = items.some(item => item && isWrong(item))
  // With the role of a group JAWS reads the hint of three text boxes; a fieldset alone is not enough for it.
  return choiceField({ ...options, idPrefix: options.id, role: 'group' }, () => {
    const boxes = items.map(item => item && dateBox(item, known, marked, options))
    return html`<div${attributes({
      class: classes('govuk-date-input', options.classes),
      ...options.attributes,
      id: options.id,
    })}>${beside(options.formGroup?.beforeInputs)}${boxes}${beside(options.formGroup?.afterInputs)}</div>`
  })
}

function dateBox(item: DatePart, known: Known[], marked: boolean, options: DateInput): Html {
  const match = known.find(
    ({ part, name }) => item === part || (item.name && [name, part.name].includes(item.name)),
  )
  const name = item.name ?? match?.name ?? ''
  const fullName = options.namePrefix ? `${options.namePrefix}-${name}` : name
  const wrong = isWrong(item) || (item.error !== false && options.errorMessage !== undefined && !marked)
  return html`<div class="govuk-date-input__item">${input({
    label: { text: item.label || capitalised(name), classes: 'govuk-date-input__label' },
    id: item.id || `${options.id}-${name}`,
    classes: classes(
      'govuk-date-input__input',
      wrong && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
      !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${match?.width ?? 2}`,
      item.classes,
    ),
    name: fullName,
    value:
      item.value ??
      match?.part.value ??
      options.values?.[match ? name : fullName] ??
      options.values?.[fullName],
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })}</div>`
}

function isWrong(item: DatePart): boolean {
  return Boolean(item.error || item.classes?.includes('govuk-input--error'))
}

// As the templates we are compared with do: the first letter large, the rest small.
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}

export const examples = [
  {
    name: 'date input',
    html: () =>
      dateInput({
        id: 'contact',
        namePrefix: 'contact',
        fieldset: { legend: 'When was it?' },
        hint: 'For example, 3 12 2026',
        values: { 'contact-day': 3, 'contact-month': 12, 'contact-year': 2026 },
      }),
  },
]
