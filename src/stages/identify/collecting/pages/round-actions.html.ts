// What can be done with a round now: give links, remind, close, run the screen again.
import { button } from '#design/button.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { formId } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import type { linksAbout } from '#records/links/links.ts'
import type { Round, RoundChild, RoundTutor } from '../rounds.ts'

export type LinkState = {
  tutor: RoundTutor
  link: Awaited<ReturnType<typeof linksAbout>>[number] | undefined
  works: boolean
}

/** A new link for one tutor: it reminds, and replaces one that was lost. */
export function newLinkForm(round: Round, { tutor, link }: LinkState): Html | null {
  if (!link || tutor.children === 0 || tutor.answered === tutor.children) return null
  const text = html`New link<span class="govuk-visually-hidden"> for ${tutor.name}</span>`
  return html`<form method="post" action="/identify/collecting/${round.id}/links"><input type="hidden" name="link-${tutor.id}" value="${formId()}">${button({ text, classes: 'govuk-button--secondary' })}</form>`
}

export function nextSteps(
  round: Round,
  states: LinkState[],
  children: RoundChild[],
  actor: Visit['actor'],
): Html {
  const mayRun = may(actor, 'do run the screen')
  if (round.closed_at) return html`<div class="govuk-button-group">${runAgain(round, mayRun)}</div>`
  const unasked = states.filter(each => !each.link && each.tutor.children > 0)
  const without = children.filter(each => !each.tutor_id).length
  return html`<h2 class="govuk-heading-m" id="links">What to do now</h2>
${without > 0 && html`<p class="govuk-body">${counted(without, 'child has', 'children have')} no tutor yet. <a class="govuk-link" href="/identify/collecting/${round.id}/tutors">Say who knows them</a>.</p>`}
${
  unasked.length > 0 &&
  html`<form method="post" action="/identify/collecting/${round.id}/links">${unasked.map(each => html`<input type="hidden" name="link-${each.tutor.id}" value="${formId()}">`)}
<p class="govuk-body">${counted(unasked.length, 'tutor has', 'tutors have')} no link yet. The next page shows ${unasked.length === 1 ? 'it' : 'each'} once, to copy or to print. Kith sends no mail.</p>
${button({ text: unasked.length === 1 ? 'Make the link' : 'Make the links' })}</form>`
}
<p class="govuk-body"><a class="govuk-link" href="/identify/collecting/${round.id}/tutors">Change who is asked about whom</a></p>
<div class="govuk-button-group">${runAgain(round, mayRun)}<form method="post" action="/identify/collecting/${round.id}/close">${button({ text: 'Close the round', classes: 'govuk-button--secondary' })}</form></div>
${!mayRun && html`<p class="govuk-body">When enough have answered, close the round: the programme manager then runs the screen again.</p>`}`
}

function runAgain(round: Round, mayRun: boolean): Html | null {
  if (!mayRun) return null
  return html`<form method="post" action="/identify/collecting/${round.id}/screen"><input type="hidden" name="id" value="${formId()}">${button({ text: 'Run the screen again', classes: round.closed_at ? '' : 'govuk-button--secondary' })}</form>`
}
