// A form that is one button.
import { button } from '#design/button.ts'
import { type Html, html } from '#platform/html.ts'

/** A form with one button and what it sends. */
export function oneButton({
  action,
  fields,
  text,
  classes = 'govuk-button--secondary',
}: {
  action: string
  fields: Record<string, string>
  text: Html | string
  classes?: string
}): Html {
  return html`<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${button({ text, classes, preventDoubleClick: true })}</form>`
}
