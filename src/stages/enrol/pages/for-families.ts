import { daysBefore } from '#arithmetic/days.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { nameOf } from '#records/children/children.ts'
import { wordingForFamily } from '#records/family-words/approvals.ts'
import {
  dayFor,
  familyLanguages,
  languageOf,
  type PieceName,
  pieceForFamilies,
} from '#records/family-words/family-words.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { contactFilling, contactOf } from '#stages/identify/index.ts'
import { childOfVisit } from './child-of-visit.ts'

/** What a family or child is given to read or told: plain words, in their language where somebody has approved them. */
export function forFamilies(piece: PieceName, title: string): PageFunction {
  return async visit => {
    const { tx, actor, query, params } = visit
    const { child, offered } = await childOfVisit(visit)
    const asked = query.get('language') ?? 'en'
    const [{ language, wording }, { content }] = await Promise.all([
      wordingForFamily(tx, asked, piece),
      blueprintInForce(tx),
    ])
    const contact = offered && (await contactOf(tx, offered.schoolId))
    const by =
      offered?.holder.offer?.answer_by ?? daysBefore(todayOf(visit), -content.families_first.days_to_answer)
    const here = `/enrol/children/${params.child}`
    const name = languageOf(asked)?.english_name ?? asked
    return {
      title,
      heading: title,
      breadcrumbs: [{ text: 'Enrol', href: '/enrol' }, { text: 'The offer', href: here }, { text: title }],
      body: offered
        ? html`
<div class="kith-not-on-paper">
${tabLinks({
  label: 'Language',
  tabs: familyLanguages.map(each => ({
    text: html`<span lang="${each.language}" dir="${each.dir}">${each.name}</span>`,
    href: `${visit.path}?language=${each.language}`,
    current: each.language === asked,
  })),
})}
${asked !== language && html`<p class="govuk-body">Nobody who reads ${name} has approved these words in ${name} yet, so they are shown in English. Ask for somebody who speaks it.</p>`}
${offered && !contact && piece === 'offer_letter' && html`<p class="govuk-body">Nobody has said whom families ring at this school, so the letter has a line to write it on.${may(actor, 'do tell families') && html` <a class="govuk-link" href="/identify/families/${offered.schoolId}/contact">Say whom they ring</a>`}</p>`}
</div>
${pieceForFamilies(language, wording, {
  names: {
    child: child.forename ?? nameOf(child),
    school: child.school ?? '',
    caller: actor.name ?? '',
    place: actor.place?.name ?? '',
    ...contactFilling(contact),
  },
  others: { by: dayFor(language, by), months: content.capacity.programme_months },
})}
<p class="govuk-body kith-not-on-paper">To put it on paper use your browser’s print. Only the words in the frame are printed.</p>`
        : emptyState({
            text: 'There is no offer to make to this family.',
            action: { text: 'Back', href: here },
          }),
    }
  }
}
