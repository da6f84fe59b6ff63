// The numbers, as links that a phone dials.
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import { warningText } from '#design/warning-text.ts'
import { type Html, html } from '#platform/html.ts'
import type { Numbers } from './numbers.ts'

/** Said wherever something is written: it is no substitute for ringing. */
export function ringFirst(): Html {
  return warningText({
    text: 'Ring now. Writing here is not a substitute: nobody may look at it for hours.',
  })
}

/** Every number with whom it rings, 999 first. `leads`: whoever receives concerns here, by name. */
export function numberList(kept: Numbers | undefined, leads: readonly string[]): Html {
  return html`
<ul class="kith-numbers">
${dial({ who: 'Police, ambulance, fire', phone: '999', for: 'Somebody is in danger now' })}
${kept?.numbers.map(dial)}
</ul>
${
  kept
    ? html`<p class="govuk-body-s">Somebody last rang these numbers on ${dayInFull(kept.checkedOn)} to see that they are right.</p>`
    : insetText({
        text: 'This place has not named its other numbers yet. Ring 999, or the school’s designated safeguarding lead by the number you have of them.',
      })
}
${leads.length > 0 && html`<p class="govuk-body">Safeguarding ${leads.length > 1 ? 'leads' : 'lead'} here: <bdi>${leads.join(', ')}</bdi>.</p>`}`
}

function dial({ who, phone, for: what, when }: Numbers['numbers'][number]): Html {
  return html`<li class="kith-numbers__one"><a class="kith-numbers__dial" href="tel:${phone.replaceAll(' ', '')}"><span class="kith-numbers__who">${who}</span> <span class="kith-numbers__phone">${phone}</span></a>${(what || when) && html`<span class="kith-numbers__what">${[what, when].filter(Boolean).join('. ')}</span>`}</li>
`
}
