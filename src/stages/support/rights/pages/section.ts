// The lines of a bundle, a kind of thing at a time: to leave lines out.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { pagination } from '#design/pagination.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { fixedLine, groupsOf, openLine } from '../bundle.html.ts'
import { sectionName } from '../lines.ts'
import { exemptionsFor, withhold } from '../requests.ts'
import { leftOutOf, readLeftOut } from '../shown.ts'
import { requestHome, rightsHome } from '../words.ts'
import { sectionOf } from './page-of-lines.ts'
import { looked } from './requests.ts'

/** One kind of thing, line by line, each with whether it is left out and why. */
export const sectionOfBundle: PageFunction = async visit => {
  const { asked, lines, page, pages } = await sectionOf(visit)
  await looked(visit, asked, 'bundle-lines')
  const fixed = asked.ready_at !== null || asked.ended_on !== null
  const name = sectionName(lines[0]!.kept_as)
  return {
    title: 'Lines of a bundle',
    heading: name,
    breadcrumbs: [
      { text: 'Asked for', href: rightsHome },
      { text: 'One request', href: requestHome(asked.id) },
      { text: name },
    ],
    body: html`
<p class="govuk-body">${fixed ? 'It is ready, so no line can be changed. Send it back first.' : 'What is left out stays left out until you choose otherwise here.'}</p>
<form method="post" action="?page=${page}"><input type="hidden" name="were" value="${leftOutOf(lines)}">
${groupsOf(lines).map(
  ({
    day,
    lines: ofRow,
  }) => html`<fieldset class="govuk-fieldset kith-bundle"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${day ? dayInFull(day) : 'Without a day'}</legend>
${ofRow.map(line => (fixed ? fixedLine(line) : openLine(line, exemptionsFor(asked))))}</fieldset>`,
)}
${!fixed && button({ text: page < pages ? 'Keep this, and on to the next' : 'Keep this' })}
</form>
${pages > 1 && pagination({ landmarkLabel: 'Pages of these lines', items: Array.from({ length: pages }, (_, n) => ({ number: n + 1, href: `?page=${n + 1}`, current: n + 1 === page })) })}
<p class="govuk-body"><a class="govuk-link" href="${requestHome(asked.id)}">Back to the request</a></p>`,
  }
}

/** Keeps what is left out of one kind of thing. */
export const takeSection: PageFunction = async visit => {
  const { asked, lines, section, page, pages } = await sectionOf(visit)
  const said = visit.form.names()
  const were = said.includes('were') ? readLeftOut(visit.form.text('were')) : undefined
  const chosen = lines.flatMap(({ n, withheld }) => {
    const code = visit.form.text(`line-${n}`)
    const known = exemptionsFor(asked).find(each => each === code) ?? null
    // A line that the form does not hold came after it, and one that was left as the form had it may be another's by now: nothing
    // is said of either.
    const left = !said.includes(`line-${n}`) || (were && known === (were.get(n) ?? null))
    return left || known === withheld ? [] : [{ n, code: known }]
  })
  if (asked.ready_at === null && asked.ended_on === null && chosen.length > 0) {
    const changed = await withhold(visit.tx, asked.id, chosen)
    await record(visit.tx, {
      action: 'left-lines-out',
      subject: 'record-request',
      subjectId: asked.id,
      childId: asked.child_id,
      request: visit.requestId,
      detail: { changed },
    })
  }
  const home = requestHome(asked.id)
  return seeOther(page < pages ? `${home}/lines/${section}?page=${page + 1}` : home)
}
