// Saying yes to more on one's own page: the very words that are put to a family, and the button.
import { button } from '#design/button.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { hashOfWording, pieceForFamilies, wordingOf } from '#records/family-words/family-words.ts'
import type { OwnPage } from './by-link.ts'
import { pieceOfPurpose } from './tongue.ts'
import { homes } from './words.ts'

/** What is asked here about one purpose: the piece in the language in which it stands, and whether the child is asked too. */
export function askedOf({ tongue, shows, mayChange }: OwnPage, purpose: string) {
  const asked = mayChange ? shows.more?.find(each => each.purpose === purpose) : undefined
  const piece = asked && pieceOfPurpose(purpose, asked.kind)
  if (!asked || !piece) return undefined
  const { lang: language } = tongue.of(piece)
  const wording = wordingOf(language, piece)!
  return { piece, language, wording, hash: hashOfWording(wording), alsoChild: asked.asks === 'both' }
}

/** The words of one purpose and a yes; where it is not asked of them here, only the way back. */
export function sayYesForm(page: OwnPage, purpose: string, form: Form): Html {
  const { tongue, shows, who } = page
  const { say, title } = tongue
  const asked = askedOf(page, purpose)
  return html`<article class="kith-for-families kith-own-page" lang="${tongue.language}" dir="${tongue.dir}">
<h1 class="govuk-heading-l">${title('page_say_yes')}</h1>
${
  asked
    ? html`<p class="govuk-body">${say('page_say_yes', 0)}</p>
${pieceForFamilies(asked.language, asked.wording, { names: { child: shows.forename ?? '', school: shows.school } })}
${asked.alsoChild && html`<p class="govuk-body">${say('page_say_yes', 5)}</p>`}
<p class="govuk-body">${say('page_say_yes', 1)}</p>
<form method="post" action="${homes[who]}/say-yes/${purpose}" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${button({ text: say('page_say_yes', 2), preventDoubleClick: true })}
</form>`
    : html`<p class="govuk-body">${say('page_say_yes', 6)}</p>`
}
<p class="govuk-body"><a class="govuk-link" href="${homes[who]}">${say('page_say_yes', 3)}</a></p>
</article>`
}
