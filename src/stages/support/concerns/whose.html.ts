// Whose file a concern belongs to: found by name among the children whom the reader may see.
import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import { taps } from '#design/taps.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { dayAndTime } from '../contacts/day-and-time.ts'
import { findByName } from '../finding/finding.ts'
import type { Concern } from './concerns.ts'

/** Who was found by what was typed (`?find=`), each with a button; `here` is the concern's address. */
export async function whose(visit: Visit, found: NonNullable<Concern>, here: string): Promise<Html> {
  const typed = (visit.query.get('find') ?? '').trim().slice(0, 100)
  const answer = typed === '' ? undefined : await findByName(visit.tx, typed)
  if (answer)
    await record(visit.tx, {
      action: 'searched',
      subject: 'children',
      request: visit.requestId,
      detail: { letters: typed.length, found: answer.found.length },
    })
  return html`<h2 class="govuk-heading-m">${found.child_id ? 'In the wrong file?' : 'Whose file does it belong to?'}</h2>
${found.filed_at && html`<p class="govuk-body">Put here by <bdi>${found.filed_by}</bdi>, ${dayAndTime(visit, found.filed_at)}.</p>`}
<form method="get" action="${here}" novalidate>
${input({ id: 'find', name: 'find', label: { text: 'Find the child or young person', classes: 'govuk-label--s' }, value: typed, classes: 'govuk-input--width-20', autocomplete: 'off', spellcheck: false })}
${button({ text: 'Find', classes: 'govuk-button--secondary' })}
</form>
${
  answer &&
  (answer.found.length === 0
    ? html`<p class="govuk-body">Nobody of that name whom you may see.</p>`
    : taps({
        label: 'Who was found',
        rows: answer.found.map(each => ({
          id: each.child_id,
          who: html`<bdi>${nameOf(each)}</bdi>`,
          note: [each.year_group && yearName(each.year_group), each.school].filter(Boolean).join(', '),
          actions: html`<form method="post" action="${here}/file"><input type="hidden" name="child" value="${each.child_id}">${button({ text: html`Into this file<span class="govuk-visually-hidden">, ${nameOf(each)}</span>`, classes: 'govuk-button--secondary' })}</form>`,
        })),
      }))
}`
}
