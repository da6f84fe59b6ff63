// A correction beside the original: what was said to be wrong, and what came of it.
import { shortDate } from '#design/contextual-date.ts'
import { type Html, html } from '#platform/html.ts'
import type { Correction } from './corrections.ts'
import { correctionHome } from './words.ts'

/** What stands beside an entry; nothing where nobody said that it is wrong. */
export function besideEntry(corrections: readonly Correction[], today: string): Html | null {
  return corrections.length === 0 ? null : html`${corrections.map(each => beside(each, today))}`
}

function beside(each: Correction, today: string): Html {
  const link = (text: string) =>
    html`<a class="govuk-link" href="${correctionHome(each.child_id, each.id)}">${text}</a>`
  if (each.outcome === null)
    return html`<div class="kith-entry__body kith-promise"><p class="govuk-body">${link('Said to be wrong')} by <bdi>${each.asked_by}</bdi>, ${shortDate(each.received_on, today)}. Not decided yet.</p></div>`
  return html`<div class="kith-entry__body kith-promise"><p class="govuk-body">${
    each.outcome === 'corrected'
      ? html`<strong>${link('Corrected')}</strong> ${shortDate(each.decided_on!, today)}: “<bdi class="kith-as-written">${each.right_is}</bdi>”`
      : html`<strong>${link('Said to be wrong, and not corrected')}</strong> ${shortDate(each.decided_on!, today)}`
  }</p>
${each.statement && html`<p class="govuk-body">What <bdi>${each.asked_by}</bdi> says of it: “<bdi class="kith-as-written">${each.statement}</bdi>”</p>`}</div>`
}
