// What the child keeps when taking part is over: their people and places, kind words, and how to come back. No number of how they are.
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { childOfVisit } from '../../child/frame.html.ts'
import { endingOf, keepsakesOf } from '../ending.ts'
import { endingHome } from '../words.ts'

export const keepPrint: PageFunction = async visit => {
  const child = await childOfVisit(visit, 'keep-print')
  const one = await endingOf(visit.tx, child.id)
  if (!one) throw new NotFound('no end is planned')
  const kept = await keepsakesOf(visit.tx, one.id)
  await record(visit.tx, {
    action: 'printed-keepsakes',
    subject: 'ending',
    subjectId: one.id,
    childId: child.id,
    why: child.why,
    request: visit.requestId,
  })
  const name = child.forename ?? shortNameOf(child)
  const part = (kind: string, heading: string) => {
    const rows = kept.filter(each => each.kind === kind)
    return (
      rows.length > 0 &&
      html`<section><h2>${heading}</h2><ul>${rows.map(
        each =>
          html`<li>${kind === 'kind-words' ? html`“<bdi>${each.words}</bdi>” <strong><bdi>${each.name}</bdi></strong>` : html`<strong><bdi>${each.name}</bdi></strong>${each.words && html`<br><bdi>${each.words}</bdi>`}`}</li>`,
      )}</ul></section>`
    )
  }
  return {
    title: 'Mine now',
    heading: html`<bdi>${name}</bdi>: mine now`,
    breadcrumbs: [{ text: 'How it ends', href: endingHome(child.id) }, { text: 'Mine now' }],
    body: html`<p class="govuk-body kith-not-printed">Print this page and give it to them. Read it together first.</p>
<div class="kith-for-families"><div class="kith-my-plan">
<h2 class="kith-print-only"><bdi>${name}</bdi>: mine now</h2>
${part('person', 'My people')}
${part('place', 'My places')}
${part('kind-words', 'Words for me')}
${kept.length === 0 && html`<p>Draw here who and what is yours.</p>`}
<section><h2>I can come back</h2><p>If I want to talk, or to begin again, I tell somebody in my school, or my family rings. Nobody minds how long ago it was.</p></section>
</div></div>`,
  }
}
