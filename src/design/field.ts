// The frame that all fields share: label or legend, hint, error, and their ids joined for screen readers.
import { type Html, html } from '#platform/html.ts'
import { type ErrorMessage, errorMessage } from './error-message.ts'
import { type Fieldset, fieldset } from './fieldset.ts'
import { type Hint, hint } from './hint.ts'
import { type Label, label } from './label.ts'
import { type Attributes, asPart, attributes, type Content, classes, describedBy } from './markup.ts'

type Beside = Content | { text?: Content }
export type FormGroup = {
  classes?: string
  attributes?: Attributes
  beforeInput?: Beside
  afterInput?: Beside
}
export type Field = {
  name: string
  /** Where the error summary's link leads; the name when not given. */
  id?: string
  label: Content | Label
  hint?: Content | Hint
  errorMessage?: Content | ErrorMessage
  formGroup?: FormGroup
  describedBy?: string
}

/** A single control under its label. `control` gets its id and what describes it. */
export function field(options: Field, control: (id: string, describedBy?: string) => Html): Html {
  const id = options.id || options.name
  const said = besideControl(id, options)
  return formGroup(
    options,
    html`${label({ ...asPart(options.label), for: id })}${said.html}${control(id, describedBy(options.describedBy, ...said.ids))}`,
  )
}

export type ChoiceField = {
  idPrefix: string
  fieldset?: Fieldset
  hint?: Content | Hint
  errorMessage?: Content | ErrorMessage
  formGroup?: Omit<FormGroup, 'beforeInput' | 'afterInput'> & { beforeInputs?: Beside; afterInputs?: Beside }
  describedBy?: string
  role?: string
}

/** Several controls that answer one question, inside a fieldset when one is given. */
export function choiceField(options: ChoiceField, controls: (describedBy?: string) => Html): Html {
  const said = besideControl(options.idPrefix, options)
  const described = describedBy(options.fieldset?.describedBy || options.describedBy, ...said.ids)
  const inner = html`${said.html}${controls(described)}`
  return formGroup(
    options,
    options.fieldset
      ? fieldset({ ...options.fieldset, role: options.role, describedBy: described }, inner)
      : inner,
  )
}

/** What the caller put right before or after the control. */
export function beside(content: Beside | undefined): Content | undefined {
  return content === undefined ? undefined : asPart(content).text
}

/** Whether a part was given that has something to say. */
export function has(part: Content | { text?: Content } | undefined): boolean {
  return part !== undefined && Boolean(asPart(part).text)
}

function formGroup(options: Pick<Field, 'errorMessage' | 'formGroup'>, body: Html): Html {
  const wrong = options.errorMessage !== undefined
  return html`<div class="${classes('govuk-form-group', wrong && 'govuk-form-group--error', options.formGroup?.classes)}"${attributes(
    options.formGroup?.attributes,
  )}>${body}</div>`
}

function besideControl(
  id: string,
  options: Pick<Field, 'hint' | 'errorMessage'>,
): { html: Html; ids: string[] } {
  const ids: string[] = []
  if (options.hint !== undefined) ids.push(`${id}-hint`)
  if (options.errorMessage !== undefined) ids.push(`${id}-error`)
  return {
    ids,
    html: html`${options.hint !== undefined && hint({ ...asPart(options.hint), id: `${id}-hint` })}${
      options.errorMessage !== undefined &&
      errorMessage({ ...asPart(options.errorMessage), id: `${id}-error` })
    }`,
  }
}
