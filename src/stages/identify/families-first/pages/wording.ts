import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { wordingForFamily } from '#records/family-words/approvals.ts'
import {
  familyLanguages,
  languageOf,
  ownWording,
  pieceAsText,
  pieceForFamilies,
  type Wording,
} from '#records/family-words/family-words.ts'
import { noticeFilling } from '../proposed.ts'
import { schoolOfVisit } from './school-of-visit.ts'

/** The proposed letter to all families, in a language; to be changed, copied and printed. For families: plain words. */
export const proposedLetter: PageFunction = async visit => {
  const asked = visit.query.get('language') ?? 'en'
  const { language, wording } = await wordingForFamily(visit.tx, asked, 'notice')
  return await sheet(visit, asked, language, wording)
}

/** The same with the school's own words in it. Nothing is kept until the notice is recorded. */
export const changedLetter: PageFunction = async visit => {
  const language = languageOf(visit.form.text('language'))?.language ?? 'en'
  const text = visit.form.text('wording')
  return await sheet(visit, language, language, ownWording(text), text)
}

async function sheet(
  visit: Visit,
  asked: string,
  language: string,
  wording: Wording,
  own?: string,
): Promise<Sheet> {
  const school = await schoolOfVisit(visit)
  const filling = await noticeFilling(visit, school, language)
  const text = own ?? pieceAsText(language, wording, filling, true)
  const here = `/identify/families/${school.id}`
  const name = languageOf(asked)?.english_name ?? asked
  return {
    title: 'Letter to all families',
    heading: 'Letter to all families',
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Families first', href: '/identify/families' },
      { text: school.name, href: here },
      { text: 'Letter' },
    ],
    body: html`
<div class="kith-not-on-paper">
${tabLinks({
  label: 'Language of the letter',
  tabs: familyLanguages.map(each => ({
    text: html`<span lang="${each.language}" dir="${each.dir}">${each.name}</span>`,
    href: `${here}/wording?language=${each.language}`,
    current: each.language === asked,
  })),
})}
${asked !== language && html`<p class="govuk-body">Nobody who reads ${name} has approved the letter in ${name} yet, so it is shown in English. <a class="govuk-link" href="/identify/words?language=${asked}&amp;piece=notice">Read and approve it</a></p>`}
</div>
${pieceForFamilies(language, wording, filling)}
<div class="kith-not-on-paper">
<p class="govuk-body">To put it on paper use your browser’s print. Only the letter is printed.</p>
<form method="post" action="${here}/wording" novalidate>
<input type="hidden" name="language" value="${language}">
${textarea({ name: 'wording', label: { text: 'Change the letter', classes: 'govuk-label--m' }, hint: 'Keep words short. A line that begins with “# ” becomes a heading, one with “- ” a point of a list', rows: 14, value: text, attributes: { lang: language, dir: languageOf(language)?.dir } })}
${button({ text: 'Show the letter with my changes', classes: 'govuk-button--secondary' })}
</form>
<form method="post" action="${here}/notice" novalidate>
<input type="hidden" name="prepare" value="yes"><input type="hidden" name="wording" value="${text.replaceAll('\n# ', '\n\n')}"><input type="hidden" name="languages" value="${language}">
${button({ text: 'All families have been told this' })}
</form>
</div>`,
  }
}
