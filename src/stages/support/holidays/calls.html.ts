// Whom to ring, each with one tap: rang and spoke, nobody answered, or went to the door.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { taps } from '#design/taps.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { OpenCall } from './calls.ts'

/** The calls that are open, in their order. */
export function callRows(calls: readonly OpenCall[], today: string): Html {
  return taps({
    label: 'To ring',
    rows: calls.map(call => {
      const about = html`<span class="govuk-visually-hidden">, <bdi>${shortNameOf(call)}</bdi></span>`
      return {
        id: `call-${call.childId}`,
        who: html`<a class="govuk-link" href="/support/children/${call.childId}"><bdi>${shortNameOf(call)}</bdi></a>`,
        note: html`${call.why}${call.since < today && !call.why.startsWith('Kept') && html` on ${shortDate(call.since, today)}`}${call.at && html`, ${call.at}`}${call.callWho && html` · call ${call.callWho}`}${call.keptClose && !call.why.startsWith('Kept') && html` · kept close`}`,
        actions: html`<form method="post" action="/support/holidays/rang" class="kith-taps__do"><input type="hidden" name="id" value="${formId()}"><input type="hidden" name="child" value="${call.childId}">${button({ text: html`Rang, spoke${about}`, name: 'did', value: 'rang' })}${button({ text: html`No answer${about}`, name: 'did', value: 'no-answer', classes: 'govuk-button--secondary' })}${button({ text: html`At the door${about}`, name: 'did', value: 'doorstep', classes: 'govuk-button--secondary' })}</form><a class="govuk-link" href="/support/children/${call.childId}/log?next=/support/holidays">Log more${about}</a>`,
      }
    }),
  })
}
