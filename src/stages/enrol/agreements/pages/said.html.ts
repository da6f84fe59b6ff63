// How one purpose stands with one child: what was said, by whom, when, how, in which words and language.
import { dayInFull } from '#design/day-in-full.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { languageOf, pieces } from '#records/family-words/family-words.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { FAMILY_SAID_BY, SAID_HOW, TAKEN_BACK_HOW } from '../../words.ts'
import type { Said, Who } from '../agreements.ts'

export const ANSWER: Record<string, string> = { yes: 'Yes', 'not-yet': 'Not yet', no: 'No', told: 'Told' }
const COLOUR = { yes: 'green', 'not-yet': 'yellow', no: 'grey', told: 'blue' } as const

/** Everything kept about one thing that was said. */
export function saidInFull(visit: Visit, said: Said): Html {
  const by = said.said_by === 'child' ? 'The child or young person' : FAMILY_SAID_BY[said.said_by]
  const version = said.wording_hash ? `, version ${said.wording_hash.slice(0, 6)}` : ''
  return html`${tag({ text: ANSWER[said.answer] ?? said.answer, colour: COLOUR[said.answer as keyof typeof COLOUR] })}
<span class="kith-inline">${by}, ${SAID_HOW[said.said_how]?.toLowerCase()}, ${dayInFull(said.said_on)}, in ${languageName(said.language)}.</span>
${said.words && html`<br>“${said.words}”`}<br><span class="govuk-body-s">Words: ${wordingName(said.wording)}${version}. Recorded ${dayInFull(dayOfMoment(visit, said.recorded_at))}${said.recorded_by && html` by <bdi>${said.recorded_by}</bdi>`}.${said.answer === 'no' && ' Only you see that it was a no.'}</span>`
}

/** The same in one line, for what was said before. */
export function saidBefore(said: Said, purpose: string): Html {
  const taken = said.withdrawn_on
    ? html`, taken back ${dayInFull(said.withdrawn_on)} by ${(FAMILY_SAID_BY[said.withdrawn_by ?? ''] ?? 'the child or young person').toLowerCase()}, ${TAKEN_BACK_HOW[said.withdrawn_how ?? '']?.toLowerCase()}${said.withdrawn_recorded_by && html` (recorded by <bdi>${said.withdrawn_recorded_by}</bdi>)`}`
    : ''
  return html`${purpose}, ${whoSaid(said.who as Who)}: ${ANSWER[said.answer]?.toLowerCase()}, ${dayInFull(said.said_on)}, in ${languageName(said.language)}${taken}.${said.withdrawn_words && html` “${said.withdrawn_words}”`}`
}

export function whoSaid(who: Who): string {
  return who === 'child' ? 'the child or young person' : 'the family'
}

export function languageName(code: string): string {
  return languageOf(code)?.english_name ?? new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
}

function wordingName(wording: string): string {
  return Object.hasOwn(pieces, wording) ? pieces[wording as keyof typeof pieces] : wording
}
