// A link that was just made: shown now and never again, with neutral words to copy or print. Kith sends none of them. It is given
// by whoever works in that school, and ended by anybody who may write the child's plan.
import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import { qrCode } from '#design/qr.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { GivenLink } from '#records/links/links.ts'
import { schoolsOfAsker } from '../presence/closures.ts'

/** Giving a link: the database asks for the same duty, in the school that the link is of. */
export const GIVE_LINKS = 'do be in school'

export async function mayGiveLinks({ tx, actor }: Visit, schoolId: string): Promise<boolean> {
  return may(actor, GIVE_LINKS) && (await schoolsOfAsker(tx)).includes(schoolId)
}

export function linkSlip(
  { origin, actor }: Visit,
  {
    given,
    forWhom,
    words,
    back,
    square,
  }: { given: GivenLink; forWhom: string; words: string; back: string; square?: true },
): Html {
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: actor.place?.zone }).format(
    given.until,
  )
  return html`
<h2 class="govuk-heading-l">A link for <bdi>${forWhom}</bdi></h2>
<p class="govuk-body-l kith-not-printed">It is shown now and never again. Kith sends nothing: copy it into a message, or print this page. A new one ends the one before.</p>
<section class="kith-slip"><h3 class="govuk-heading-m"><bdi>${forWhom}</bdi></h3>
<p class="govuk-body">${words}</p>
${insetText({ text: html`<code class="kith-break">${origin}/link/${given.token}</code>` })}
${square && html`<p>${qrCode({ text: `${origin}/link/${given.token}`, label: 'The same link as a square: point the camera of a phone at it' })}</p>`}
<p class="govuk-body">It works until ${until} and is yours alone: please do not pass it on.</p>
</section>
<p class="govuk-body kith-not-printed">${button({ text: 'I have it: go on', href: back })}</p>`
}
