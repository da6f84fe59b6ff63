// The form on a family's or a child's page for what is not right.
import { button } from '#design/button.ts'
import { radios } from '#design/radios.ts'
import { textarea } from '#design/textarea.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import type { OwnPage } from './by-link.ts'
import { summary, type Wrong } from './own-forms.html.ts'
import { numbers } from './page.html.ts'
import { aboutNames, homes, themeNames } from './words.ts'

/** What is not right, and whom it is about. */
export function notRightForm(page: OwnPage, form: Form, wrong: Wrong): Html {
  const { tongue, who } = page
  const { say } = tongue
  const one = (name: string, legend: number, first: number, values: readonly string[]) =>
    radios({
      name,
      value: form.text(name),
      errorMessage: wrong[name],
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: say('page_not_right', legend), classes: 'govuk-fieldset__legend--s' } },
      items: values.map((value, n) => ({ value, text: say('page_not_right', first + n) })),
    })
  return html`<article class="kith-for-families kith-own-page" lang="${tongue.language}" dir="${tongue.dir}">
<h1 class="govuk-heading-l">${tongue.title('page_not_right')}</h1>
${summary(tongue, wrong)}
<p class="govuk-body">${say('page_not_right', 0)}</p><p class="govuk-body">${say('page_not_right', 1)}</p>
${numbers(tongue)}
<form method="post" action="${homes[who]}/not-right" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${one('theme', 2, 3, themeNames)}
${one('about', 10, 11, aboutNames)}
${textarea({ name: 'words', label: { text: say('page_not_right', 15), classes: 'govuk-label--s' }, rows: 4, value: form.text('words'), errorMessage: wrong.words, attributes: { dir: 'auto' } })}
${button({ text: say('page_not_right', 16) })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${homes[who]}">${say('page_take_back', 5)}</a></p>
</article>`
}
