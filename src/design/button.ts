import { type Html, html, raw } from '#platform/html.ts'
import { type Attributes, attributes, type Content, classes } from './markup.ts'

export type Button = {
  text?: Content
  /** With an address the button is a link that looks like one: for going somewhere, never for changing anything. */
  href?: string
  type?: 'submit' | 'button' | 'reset'
  name?: string
  value?: string
  id?: string
  disabled?: boolean
  /** The second press within a second does nothing (with the script; the server takes the same post once anyway). */
  preventDoubleClick?: boolean
  isStartButton?: boolean
  classes?: string
  attributes?: Attributes
}

/** One main button a page; the others `govuk-button--secondary`, what destroys `govuk-button--warning`. */
export function button(options: Button): Html {
  const { href, disabled, isStartButton } = options
  const common = {
    class: classes('govuk-button', options.classes, isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...options.attributes,
    id: options.id ?? options.attributes?.id,
  }
  // A start button is a flex box, which would swallow the spaces between pieces of markup.
  const wrapped = isStartButton && typeof options.text === 'object'
  const content = html`${wrapped ? html`<span>${options.text}</span>` : options.text}${isStartButton ? START_ICON : null}`
  if (href)
    return html`<a${attributes({ href, role: 'button', draggable: 'false', ...common })}>${content}</a>`
  return html`<button${attributes({
    type: options.type || 'submit',
    value: options.value || undefined,
    name: options.name || undefined,
    disabled,
    'aria-disabled': disabled ? 'true' : undefined,
    'data-prevent-double-click': options.preventDoubleClick?.toString(),
    ...common,
  })}>${content}</button>`
}

const START_ICON = raw(
  '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>',
)

export const examples = [
  {
    name: 'buttons',
    html: () =>
      html`<div class="govuk-button-group">${button({ text: 'Save contact', preventDoubleClick: true })}${button(
        {
          text: 'Save and log another',
          classes: 'govuk-button--secondary',
        },
      )}${button({ text: 'Withdraw', classes: 'govuk-button--warning' })}<a class="govuk-link" href="#cancel">Cancel</a></div>`,
  },
]
