import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { wayBack } from '../way-back.ts'
import { thoseIWriteOf } from '../who.ts'

/** With whom? One touch for one child; several are ticked for one note on the record of each. */
export const pickWhom: PageFunction = async ({ tx, query, requestId }) => {
  const next = wayBack(query.get('next'), '/support')
  const [first, ...others] = query.getAll('with').filter(isId)
  if (first) {
    const rest = others.map(each => `with=${each}&`).join('')
    return seeOther(`/support/children/${first}/log?${rest}next=${encodeURIComponent(next)}`)
  }
  const children = await thoseIWriteOf(tx)
  await record(tx, {
    action: 'saw-list',
    subject: 'log',
    detail: { children: children.length },
    request: requestId,
  })
  return {
    title: 'Log a contact',
    heading: 'Log a contact',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Log a contact' }],
    body:
      children.length === 0
        ? emptyState({
            text: 'Nobody who takes part is on your caseload yet. Ask your manager to match you.',
            action: { text: 'Back', href: next },
          })
        : html`
<h2 class="govuk-heading-m">With one</h2>
<ul class="kith-pick">${children.map(
            each =>
              html`<li><a class="govuk-link" href="/support/children/${each.child_id}/log?next=${encodeURIComponent(next)}"><bdi>${shortNameOf(each)}</bdi></a> <span class="kith-origin">${yearName(each.year_group)}</span></li>`,
          )}</ul>
<h2 class="govuk-heading-m">With several at once</h2>
<form method="get" action="/support/log">
<input type="hidden" name="next" value="${next}">
${checkboxes({
  name: 'with',
  classes: 'govuk-checkboxes--small kith-many',
  fieldset: { legend: 'Who was there?' },
  hint: 'One note, on the record of each. For a club or a group that meets every week use its register',
  items: children.map(each => ({
    value: each.child_id,
    text: html`<bdi>${shortNameOf(each)}</bdi>, ${yearName(each.year_group)}`,
  })),
})}
${button({ text: 'Go on' })}
</form>`,
  }
}
