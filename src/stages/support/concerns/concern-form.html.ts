// The form of a concern: what was seen, said, told, thought and done, each in its own field.
import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { dayField, lineField, type Wrong, wordsField } from '../in-school/fields.ts'
import { aboutStaffField, type Whom } from './kept-from.html.ts'
import { MOST } from './reading.ts'
import { ringFirst } from './ring.html.ts'
import { PARTS, parts, RING } from './words.ts'

/** The fields. `named`: the child is known, as the form stands on their record. `addsTo`: to which concern this is added. */
export function concernForm(
  form: Form,
  wrong: Wrong,
  {
    today,
    named,
    addsTo,
    leads,
    whom,
    back,
  }: {
    today: string
    named: boolean
    addsTo: string
    leads: readonly string[]
    whom: Whom
    back: string
  },
): Html {
  const showing = { form, wrong }
  return html`
${ringFirst()}
<p class="govuk-body"><a class="govuk-link" href="${RING}">The numbers to ring</a></p>
${leads.length === 0 && insetText({ text: html`<strong>Nobody here can receive this one now.</strong> It is kept, and read by whoever is named next. Ring the council’s number instead of waiting.` })}
<form method="post" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${addsTo && html`<input type="hidden" name="adds" value="${addsTo}"><p class="govuk-body">This is added to a concern that you sent before.</p>`}
${!named && lineField(showing, { name: 'about', label: 'Who is it about?', hint: 'Their name, school and year, as well as you know. No more is needed to send it' })}
${dayField(showing, { name: 'on', legend: 'When did it happen, or when was it said?', usual: today })}
${input({ name: 'at', label: 'At what time? (if you know)', hint: 'Such as 14:20', value: form.text('at'), errorMessage: wrong.at, classes: 'govuk-input--width-5', autocomplete: 'off' })}
${parts.map(part =>
  wordsField(showing, {
    name: part,
    label: PARTS[part].label,
    hint: PARTS[part].hint,
    most: MOST.part,
    rows: part === 'seen' || part === 'said' ? 5 : 3,
  }),
)}
${aboutStaffField(form, wrong, whom)}
${details({
  summaryText: 'Who reads it, and what you see of it afterwards',
  text: html`<p class="govuk-body">It goes to ${leads.length > 0 ? html`<bdi>${leads.join(' and ')}</bdi>` : 'whoever receives concerns here'}. Once it is received, the safeguarding lead of the child’s own school may read it, unless it is about somebody who works with us or at the school. Nobody else reads it. When you have sent it you see that it was received, by whom, and what to do next. What you wrote is not shown to you again, and cannot be taken back: if something is missing, add another.</p>`,
})}
<div class="govuk-button-group">${button({ text: 'Send it', preventDoubleClick: true })}<a class="govuk-link" href="${back}">Leave it</a></div>
</form>`
}
