import { type Html, html } from '#platform/html.ts'
import { beside, type Field, field, has } from './field.ts'
import { type Attributes, asPart, attributes, type Content, classes } from './markup.ts'

type Affix = { text?: Content; classes?: string; attributes?: Attributes }
export type Input = Field & {
  value?: string | number
  type?: string
  inputmode?: string
  autocomplete?: string
  autocapitalize?: string
  pattern?: string
  spellcheck?: boolean
  disabled?: boolean
  /** A unit before or after the box, such as £; not read out, so the label says it too. */
  prefix?: Content | Affix
  suffix?: Content | Affix
  inputWrapper?: { classes?: string; attributes?: Attributes }
  classes?: string
  attributes?: Attributes
}

/** One line of text. Width by a class such as `govuk-input--width-4`, matching what is asked for. */
export function input(options: Input): Html {
  return field(options, (id, described) => wrapped(options, box(options, id, described)))
}

/** The bare `<input>`, for components that put it in a frame of their own. */
function box(options: Input, id: string, described: string | undefined): Html {
  return html`<input${attributes({
    class: classes(
      'govuk-input',
      options.classes,
      options.errorMessage !== undefined && 'govuk-input--error',
    ),
    id,
    name: options.name,
    type: options.type || 'text',
    spellcheck: options.spellcheck?.toString(),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': described,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputmode,
    ...options.attributes,
  })}>`
}

function wrapped(options: Input, control: Html): Html {
  const { formGroup, prefix, suffix, inputWrapper } = options
  if (![prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput].some(has)) return control
  return html`<div class="${classes('govuk-input__wrapper', inputWrapper?.classes)}"${attributes(inputWrapper?.attributes)}>${beside(
    formGroup?.beforeInput,
  )}${affix('prefix', prefix)}${control}${affix('suffix', suffix)}${beside(formGroup?.afterInput)}</div>`
}

function affix(kind: 'prefix' | 'suffix', given: Input['prefix']): Html | null {
  if (given === undefined || !has(given)) return null
  const part: Affix = asPart(given)
  return html`<div class="${classes(`govuk-input__${kind}`, part.classes)}" aria-hidden="true"${attributes(part.attributes)}>${part.text}</div>`
}

export const examples = [
  {
    name: 'input',
    html: () =>
      input({
        name: 'known-as',
        label: 'What do they like to be called?',
        hint: 'The name you use with them',
      }),
  },
  {
    name: 'input with error and suffix',
    html: () =>
      input({
        name: 'target',
        label: 'Attendance agreed as a goal, in per cent',
        suffix: '%',
        value: '120',
        inputmode: 'numeric',
        classes: 'govuk-input--width-3',
        errorMessage: 'Attendance must be between 0 and 100 per cent',
      }),
  },
]
