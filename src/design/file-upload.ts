import { type Html, html } from '#platform/html.ts'
import { beside, type Field, field } from './field.ts'
import { type Attributes, attributes, classes } from './markup.ts'

export type FileUpload = Field & {
  multiple?: boolean
  disabled?: boolean
  classes?: string
  attributes?: Attributes
}

/** Choose a file from this device. Its form needs `enctype="multipart/form-data"`. */
export function fileUpload(options: FileUpload): Html {
  return field(options, (id, described) => {
    const own = attributes({
      class: classes(
        'govuk-file-upload',
        options.classes,
        options.errorMessage !== undefined && 'govuk-file-upload--error',
      ),
      id,
      name: options.name,
      type: 'file',
      disabled: options.disabled,
      multiple: options.multiple,
      'aria-describedby': described,
      ...options.attributes,
    })
    return html`${beside(options.formGroup?.beforeInput)}<input${own}>${beside(options.formGroup?.afterInput)}`
  })
}

export const examples = [
  {
    name: 'file upload',
    html: () =>
      fileUpload({
        name: 'export',
        label: 'The school’s export',
        hint: 'A zip folder or one CSV file',
        attributes: { accept: '.zip,.csv' },
      }),
  },
]
