import { type Html, html } from '#platform/html.ts'
import { beside, type Field, field } from './field.ts'
import { type Attributes, attributes, classes } from './markup.ts'

export type Textarea = Field & {
  value?: string
  rows?: number | string
  spellcheck?: boolean
  disabled?: boolean
  autocomplete?: string
  classes?: string
  attributes?: Attributes
}

/** Several lines of text. */
export function textarea(options: Textarea): Html {
  return field(options, (id, described) => {
    const own = attributes({
      class: classes(
        'govuk-textarea',
        options.errorMessage !== undefined && 'govuk-textarea--error',
        options.classes,
      ),
      id,
      name: options.name,
      rows: options.rows || 5,
      spellcheck: options.spellcheck?.toString(),
      disabled: options.disabled,
      'aria-describedby': described,
      autocomplete: options.autocomplete,
      ...options.attributes,
    })
    // A browser drops the first line break after the tag: one more keeps what was written.
    const value = options.value?.startsWith('\n') ? `\n${options.value}` : options.value
    return html`${beside(options.formGroup?.beforeInput)}<textarea${own}>${value}</textarea>${beside(options.formGroup?.afterInput)}`
  })
}

export const examples = [
  {
    name: 'textarea',
    html: () => textarea({ name: 'note', label: 'Note', hint: 'What will help the next person?', rows: 3 }),
  },
]
