// The form about one pupil, in the order of what is quickest to say. Without a script every field stands open.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { fieldset } from '#design/fieldset.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import { textarea } from '#design/textarea.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import type { Wrong } from '../answer-form.ts'
import { concernKinds, scales } from '../answers.ts'
import { concernWords, scaleWords } from '../words.ts'

type Shown = { id: string; form: Form; wrong: Wrong; last: boolean }

/** The whole form, with what was typed when it came back. */
export function formOf(shown: Shown): Html {
  const { id, last } = shown
  return html`<form method="post" novalidate><input type="hidden" name="id" value="${id}">
${rating(shown, 'school', 'How engaged is this pupil at school?', 'In lessons, at break, in clubs: what you see yourself.')}
${rating(shown, 'parental', 'How much are home and school in touch?', 'Calls answered, meetings, notes: what you have seen, not what you guess.')}
${concerns(shown)}
${scores(shown)}
<div class="govuk-button-group">${button({ text: last ? 'Save' : 'Save and go to the next pupil', preventDoubleClick: true })}${!last && button({ text: 'Save and stop for now', name: 'then', value: 'list', classes: 'govuk-button--secondary' })}</div>
</form>`
}

function rating({ form, wrong }: Shown, name: 'school' | 'parental', text: string, hint: string): Html {
  return html`${radios({
    name,
    classes: 'govuk-radios--small govuk-radios--inline',
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--m' } },
    hint,
    value: form.text(name),
    errorMessage: wrong[name],
    items: [
      { value: 'low', text: 'Low' },
      { value: 'medium', text: 'Medium' },
      { value: 'high', text: 'High' },
      { value: 'not-known', text: 'I don’t know' },
    ],
  })}
${textarea({
  name: `${name}-because`,
  label: 'What have you seen that makes it so?',
  rows: 2,
  value: form.text(`${name}-because`),
  errorMessage: wrong[`${name}-because`],
})}`
}

function concerns({ form, wrong }: Shown): Html {
  return checkboxes({
    name: 'concern',
    classes: 'govuk-checkboxes--small',
    fieldset: {
      legend: {
        text: 'Have you seen or heard something that worries you?',
        classes: 'govuk-fieldset__legend--m',
      },
    },
    hint: 'Tick what it is about and say in a few words what you have seen. A danger to a child goes to the safeguarding lead, not here.',
    values: form.all('concern'),
    errorMessage: wrong.concern,
    items: [
      ...concernKinds.map(kind => ({
        value: kind,
        text: concernWords[kind],
        conditional: input({
          name: `seen-${kind}`,
          label: 'What have you seen?',
          value: form.text(`seen-${kind}`),
          errorMessage: wrong[`seen-${kind}`],
        }),
      })),
      { divider: 'or' },
      { value: 'none-seen', text: 'Nothing that I have seen', behaviour: 'exclusive' as const },
      { value: 'not-known', text: 'I don’t know', behaviour: 'exclusive' as const },
    ],
  })
}

function scores({ form, wrong }: Shown): Html {
  return fieldset(
    { legend: { text: 'Strengths and Difficulties Questionnaire', classes: 'govuk-fieldset__legend--m' } },
    html`<div class="govuk-form-group"><p class="govuk-hint">Only if the teacher version was filled in on paper or in a licensed system: it gives these scores, each from 0 to 10. Its questions are not shown here. The first five go together; impact may be left empty.</p></div>
<div class="kith-scores">${scales.map(scale =>
      input({
        name: `sdq-${scale}`,
        label: scaleWords[scale],
        value: form.text(`sdq-${scale}`),
        inputmode: 'numeric',
        autocomplete: 'off',
        classes: 'govuk-input--width-2',
        errorMessage: wrong[`sdq-${scale}`],
      }),
    )}</div>
${checkboxes({
  name: 'sdq',
  classes: 'govuk-checkboxes--small',
  values: form.all('sdq'),
  errorMessage: wrong.sdq,
  items: [{ value: 'not-known', text: 'There are no scores, or I don’t know them' }],
})}`,
  )
}
