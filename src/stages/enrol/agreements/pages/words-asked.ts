// What is read or handed to a family or child before they answer: plain words, in their language where approved.
import type { PageFunction } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { wordingForFamily } from '#records/family-words/approvals.ts'
import { familyLanguages, languageOf, pieceForFamilies, pieces } from '#records/family-words/family-words.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { pieceFor } from '../purposes.ts'
import { childOfAgreements, crumbsOf, purposeOfVisit } from './child.ts'

export const wordsAsked: PageFunction = async visit => {
  const { tx, actor, query } = visit
  const child = await childOfAgreements(visit)
  const { purpose, who } = await purposeOfVisit(visit, query.get('who'))
  const piece = pieceFor(purpose, who)
  // A letter to all families, and the offer, stand on pages of their own.
  if (!piece || purpose.id === 'finding' || purpose.id === 'support') throw new NotFound('no words here')
  const asked = query.get('language') ?? 'en'
  const [{ language, wording }, { content }] = await Promise.all([
    wordingForFamily(tx, asked, piece),
    blueprintInForce(tx),
  ])
  const name = languageOf(asked)?.english_name ?? asked
  return {
    title: pieces[piece],
    heading: pieces[piece],
    breadcrumbs: [...crumbsOf(visit, child), { text: 'Words' }],
    body: html`
<div class="kith-not-on-paper">
${tabLinks({
  label: 'Language',
  tabs: familyLanguages.map(each => ({
    text: html`<span lang="${each.language}" dir="${each.dir}">${each.name}</span>`,
    href: `${visit.path}?who=${who}&language=${each.language}`,
    current: each.language === asked,
  })),
})}
${asked !== language && html`<p class="govuk-body">Nobody who reads ${name} has approved these words in ${name} yet, so they are shown in English. Ask for somebody who speaks it.</p>`}
</div>
${pieceForFamilies(language, wording, {
  names: {
    child: child.name,
    school: child.school ?? '',
    caller: actor.name ?? '',
    place: actor.place?.name ?? '',
  },
  others: { months: content.capacity.programme_months },
})}
<p class="govuk-body kith-not-on-paper">To put it on paper use your browser’s print. Only the words in the frame are printed.</p>`,
  }
}
