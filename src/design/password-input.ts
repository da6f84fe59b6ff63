import { type Html, html } from '#platform/html.ts'
import { button } from './button.ts'
import { beside } from './field.ts'
import { type Input, input } from './input.ts'
import { classes } from './markup.ts'

export type PasswordInput = Omit<Input, 'type' | 'prefix' | 'suffix' | 'inputWrapper'> & {
  button?: { classes?: string }
}

/** A password: may be pasted, may be shown. The button appears only when the script runs. */
export function passwordInput(options: PasswordInput): Html {
  const id = options.id || options.name
  const show = button({
    type: 'button',
    text: 'Show',
    classes: classes(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      options.button?.classes,
    ),
    attributes: { 'aria-controls': id, 'aria-label': 'Show password', hidden: true },
  })
  return input({
    ...options,
    id,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    classes: classes('govuk-password-input__input govuk-js-password-input-input', options.classes),
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      ...options.formGroup,
      classes: classes('govuk-password-input', options.formGroup?.classes),
      attributes: { 'data-module': 'govuk-password-input', ...options.formGroup?.attributes },
      afterInput: html`${show}${beside(options.formGroup?.afterInput)}`,
    },
  })
}

export const examples = [
  { name: 'password input', html: () => passwordInput({ name: 'password', label: 'Password' }) },
]
