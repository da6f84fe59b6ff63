// Taking a yes back on one's own page: what stops, that nobody is cross, and the button.
import { button } from '#design/button.ts'
import { textarea } from '#design/textarea.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import type { OwnPage } from './by-link.ts'
import { pieceOfPurpose } from './tongue.ts'
import { homes } from './words.ts'

/** Asked about one purpose; where no yes of theirs stands, only the way back. */
export function takeBackForm({ tongue, shows, mayChange, who }: OwnPage, purpose: string, form: Form): Html {
  const { say, title } = tongue
  const yes = shows.agreed?.find(each => each.purpose === purpose && each.answer === 'yes')
  const piece = yes && pieceOfPurpose(purpose, yes.kind)
  return html`<article class="kith-for-families kith-own-page" lang="${tongue.language}" dir="${tongue.dir}">
<h1 class="govuk-heading-l">${title('page_take_back')}</h1>
${
  yes && mayChange
    ? html`<p class="govuk-body-l"><strong>${piece ? title(piece, { names: { child: shows.forename ?? '', school: shows.school } }) : (yes.name ?? purpose)}</strong></p>
<p class="govuk-body">${say('page_take_back', 0)}</p>
${purpose === 'support' && html`<p class="govuk-body">${say('page_take_back', 1)}</p>`}
<p class="govuk-body">${say('page_take_back', 2)}</p>
<form method="post" action="${homes[who]}/yes/${purpose}" novalidate>
${textarea({ name: 'words', label: { text: say('page_take_back', 3) }, rows: 3, value: form.text('words'), attributes: { dir: 'auto' } })}
${button({ text: say('page_take_back', 4), classes: 'govuk-button--warning' })}
</form>`
    : html`<p class="govuk-body">${say('page_take_back', 7)}</p>`
}
<p class="govuk-body"><a class="govuk-link" href="${homes[who]}">${say('page_take_back', 5)}</a></p>
</article>`
}
