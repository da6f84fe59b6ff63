// Why words for a family stand in English, and what whoever gives them can do; or who has read them in the family's language.
// A translation that nobody has read is never shown to a family (rules/families-first.md).
import { insetText } from '#design/inset-text.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import { approvalOf, approvals } from '#records/family-words/approvals.ts'
import { type PieceName, wordingOf } from '#records/family-words/family-words.ts'
import { whoHelpsWith } from './who.ts'

/** Of one piece and the language a family reads; nothing where that is English. */
export async function inWhichLanguage(
  { tx, actor }: Visit,
  language: string,
  piece: PieceName,
): Promise<Html | false> {
  if (language === 'en') return false
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language
  const approval = approvalOf(await approvals(tx), language, piece)
  if (approval)
    return html`<p class="govuk-body-s kith-origin kith-not-on-paper">The words in ${name} were read by <bdi>${approval.read_by}</bdi> (${approval.knows_it_as}), who says that they are right.</p>`
  const { speakers, manager } = await whoHelpsWith(tx, language)
  const others = speakers.filter(each => each !== actor.name)
  const why = wordingOf(language, piece)
    ? `There are words in ${name}, but nobody who reads ${name} has read them yet and said that they are right. So these are in English.`
    : `Kith has no words in ${name} yet, so these are in English.`
  return html`<div class="kith-not-on-paper">${insetText({
    text: html`<p class="govuk-body">${why}</p>
<p class="govuk-body">What you can do: ${
      speakers.includes(actor.name ?? '')
        ? 'say it in your own words, as you speak it'
        : others.length > 0
          ? html`ask ${others.map((each, n) => html`${n > 0 && ' or '}<bdi>${each}</bdi>`)}, who speaks it, to tell them with you`
          : 'tell them with an interpreter beside you'
    }. Do not let a child or a machine translate. ${
      may(actor, 'do tell families')
        ? html`Find somebody who reads ${name}, and <a class="govuk-link" href="/identify/words">have the words read</a>.`
        : html`Ask <bdi>${manager ?? 'the programme manager'}</bdi> to have the words read by somebody who reads ${name}.`
    }</p>`,
  })}</div>`
}
