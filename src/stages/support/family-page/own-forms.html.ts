// The forms on a family's or a child's page, and what stands around it: other languages, the way out.

import { assetPath } from '#design/assets.ts'
import { button } from '#design/button.ts'
import { errorSummary } from '#design/error-summary.ts'
import { radios } from '#design/radios.ts'
import type { Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { familyLanguages } from '#records/family-words/family-words.ts'
import type { OwnPage } from './by-link.ts'
import type { Tongue } from './tongue.ts'
import { homes, saidKindNames } from './words.ts'

/** Sentences by the id of the field they belong to. */
export type Wrong = Record<string, Html>

/** The languages, each a button in its own script. */
export function languageButtons(): Html {
  return html`<div class="kith-languages">${familyLanguages.map(each =>
    button({
      text: each.name,
      name: 'language',
      value: each.language,
      classes: 'govuk-button--secondary',
      attributes: { lang: each.language, dir: each.dir },
    }),
  )}</div>`
}

/** A page of a link in its frame: the way out first, then the page, then what one may do with it. */
export function ownSheet(
  page: OwnPage,
  body: Html,
  { lacks = false, status }: { lacks?: boolean; status?: number } = {},
): Sheet {
  const { tongue, who } = page
  const { say } = tongue
  const home = homes[who]
  const post = (action: string, line: number) =>
    html`<form method="post" action="${home}/${action}">${button({ text: say('page_frame', line), classes: 'govuk-button--secondary' })}</form>`
  return {
    title: who === 'child' ? tongue.plain('my_page', 0) : tongue.plain('page_frame', 0),
    language: tongue.language,
    dir: tongue.dir,
    ...(status !== undefined && { status }),
    body: html`<form method="post" action="${home}/leave" class="kith-leave kith-not-on-paper">${button({ text: say('page_frame', 3), classes: 'govuk-button--warning' })}</form>
${lacks && html`<p class="govuk-body kith-not-on-paper">${say('page_frame', 8)}</p>`}
${body}
<div class="kith-not-on-paper">
<p class="govuk-body"><a class="govuk-link" href="${home}/language">${say('page_frame', 4)}</a></p>
${post('close', 6)}
<p class="govuk-body-s">${say('page_frame', 7)}</p>
</div>
<script type="module" src="${assetPath('listen.js')}"></script>`,
  }
}

/** A page that is closed, or was closed on this device: in the language it was read in where that is known. */
export function closedSheet(tongue: Tongue, lines: readonly number[]): Sheet {
  return {
    title: tongue.plain('page_frame', 0),
    heading: tongue.say('page_frame', 9),
    language: tongue.language,
    dir: tongue.dir,
    body: html`${lines.map(line => html`<p class="govuk-body-l">${tongue.say('page_frame', line)}</p>`)}`,
  }
}

/** What somebody wants to say; a child says it without choosing what it is. */
export function sayForm(page: OwnPage, form: Form, wrong: Wrong): Html {
  const { tongue, who } = page
  const { say } = tongue
  return html`<form method="post" action="${homes[who]}/say" novalidate class="kith-not-on-paper">
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${
  who === 'parent'
    ? radios({
        name: 'kind',
        value: form.text('kind') || 'reply',
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: say('page_say', 1), classes: 'govuk-fieldset__legend--s' } },
        items: saidKindNames.map((value, n) => ({ value, text: say('page_say', 2 + n) })),
      })
    : html`<input type="hidden" name="kind" value="reply">`
}
${textarea({ name: 'words', label: { text: say('page_say', 5) }, hint: who === 'child' ? say('my_page', 11) : say('page_say', 0), rows: 4, value: form.text('words'), errorMessage: wrong.words, attributes: { dir: 'auto' } })}
${button({ text: say('page_say', 6) })}
</form>`
}

/** What is wrong, first on the page; empty where nothing is. */
export function summary({ say }: Tongue, wrong: Wrong): Html | false {
  const errors = Object.entries(wrong)
  return (
    errors.length > 0 &&
    errorSummary({
      titleText: say('page_frame', 12),
      errorList: errors.map(([field, text]) => ({ text, href: `#${field}` })),
    })
  )
}
