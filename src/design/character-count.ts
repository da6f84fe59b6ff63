import { type Html, html } from '#platform/html.ts'
import { beside } from './field.ts'
import { hint } from './hint.ts'
import { classes } from './markup.ts'
import { type Textarea, textarea } from './textarea.ts'

export type CharacterCount = Textarea & {
  maxlength?: number | string
  maxwords?: number | string
  /** The count appears only past this share of the limit, in per cent. */
  threshold?: number | string
  /** `length` counts what is sent, `characters` what a reader sees, `words` words; by default from the limit given. */
  countType?: 'length' | 'characters' | 'words'
  countMessage?: { classes?: string }
}

/** A textarea that says how much room is left. Without a script it states the limit; the server checks it. */
export function characterCount(options: CharacterCount): Html {
  const id = options.id || options.name
  const limit = options.maxwords || options.maxlength
  const countType = options.countType || (options.maxwords ? 'words' : undefined)
  const unit = countType === 'words' ? 'words' : 'characters'
  const message = hint({
    text: limit ? `You can enter up to ${limit} ${unit}` : '',
    id: `${id}-info`,
    classes: classes('govuk-character-count__message', options.countMessage?.classes),
  })
  return textarea({
    ...options,
    id,
    describedBy: `${id}-info`,
    classes: classes('govuk-js-character-count', options.classes),
    formGroup: {
      ...options.formGroup,
      classes: classes('govuk-character-count', options.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': options.maxlength,
        'data-threshold': options.threshold,
        'data-maxwords': options.maxwords,
        'data-count-type': countType,
        ...options.formGroup?.attributes,
      },
      afterInput: html`${message}${beside(options.formGroup?.afterInput)}`,
    },
  })
}

export const examples = [
  {
    name: 'character count',
    html: () =>
      characterCount({
        name: 'own-words',
        label: 'The goal, in the child or young person’s own words',
        maxlength: 300,
        rows: 3,
        value: 'I want to be able to walk in on a Monday without feeling sick.',
      }),
  },
]
