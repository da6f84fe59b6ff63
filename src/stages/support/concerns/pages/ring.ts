import { button } from '#design/button.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { receiversOf } from '../concerns.ts'
import { numbersOf } from '../numbers.ts'
import { numberList, ringFirst } from '../ring.html.ts'
import { GLASS, NEW, OWN_SCHOOL, RECEIVED, SENT, WORRIED } from '../words.ts'

/** Whom to ring, for whoever is signed in, whatever their role: the first of two taps is on every page, the second is here. */
export const ring: PageFunction = async ({ tx, actor }) => {
  const here = actor.place !== null
  const [kept, leads] = await Promise.all([numbersOf(tx), here ? receiversOf(tx, null) : []])
  return {
    title: WORRIED,
    heading: WORRIED,
    body: html`
${ringFirst()}
${numberList(kept, leads)}
${
  here &&
  html`<h2 class="govuk-heading-m">Then write it down</h2>
<p class="govuk-body">While you still know the words. On the record of a child you may see, use the link there; for anybody else, write who it is.</p>
${button({ text: 'Write a concern', href: NEW, classes: 'govuk-button--secondary' })}
<p class="govuk-body"><a class="govuk-link" href="${SENT}">What you have sent</a></p>
${may(actor, 'do break glass') && html`<p class="govuk-body"><a class="govuk-link" href="${GLASS}">Open a record that is not yours, in an emergency</a></p>`}
${may(actor, 'do receive concerns') && html`<p class="govuk-body"><a class="govuk-link" href="${RECEIVED}">Concerns you receive</a></p>`}
${may(actor, 'do keep watch at school') && html`<p class="govuk-body"><a class="govuk-link" href="${OWN_SCHOOL}">Concerns of your school, for its safeguarding lead</a></p>`}`
}`,
  }
}
