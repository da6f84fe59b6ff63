// Asked of whoever writes a concern, and of whoever receives it: is it about somebody who works with us or at the school?
import { checkboxes } from '#design/checkboxes.ts'
import { details } from '#design/details.ts'
import type { Form } from '#platform/forms.ts'
import type { Html } from '#platform/html.ts'
import { html } from '#platform/html.ts'
import { isId } from '#platform/ids.ts'
import { lineField, type Wrong } from '../in-school/fields.ts'
import type { whomItMayBeAbout } from './kept-from.ts'

export type Whom = Awaited<ReturnType<typeof whomItMayBeAbout>>

export const ABOUT_STAFF = 'Is it about somebody who works with us or at the school?'

/** The writer's question, under a line of its own: most concerns are not. */
export function aboutStaffField(form: Form, wrong: Wrong, whom: Whom): Html {
  return details({
    summaryText: ABOUT_STAFF,
    open: form.all('kept').length > 0 || form.text('staff') !== '' || wrong.staff !== undefined,
    text: html`<p class="govuk-body">Tick who. They never see it, nor that it is there, whoever they are: it goes to another safeguarding lead. If there is none, the programme’s manager is told that one waits, and nothing of what it says. Ring the council’s number as well.</p>
${keptFromBoxes(whom, form.all('kept'))}
${lineField({ form, wrong }, { name: 'staff', label: 'Somebody else: who?', hint: 'Their name, and what they do' })}`,
  })
}

/** A box a person, with what they are here. */
export function keptFromBoxes(whom: Whom, ticked: readonly string[]): Html {
  return checkboxes({
    name: 'kept',
    classes: 'govuk-checkboxes--small',
    values: [...ticked],
    fieldset: { legend: { text: 'Whom is it about?', classes: 'govuk-fieldset__legend--s' } },
    items: whom.map(each => ({
      value: each.person_id,
      text: html`<bdi>${each.name}</bdi>, ${each.roles.map(role => role.replaceAll('-', ' ')).join(', ')}${each.school && html`, <bdi>${each.school}</bdi>`}`,
    })),
  })
}

/** Who was ticked. */
export function readKeptFrom(form: Form): string[] {
  return form.all('kept').filter(isId)
}
