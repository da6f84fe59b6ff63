// What people at school have said of a child, in their own words, with who and of which day.
import { shortDate } from '#design/contextual-date.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import type { SaidOfChild } from '#records/schooling/said.ts'
import type { ConcernKind } from './answers.ts'
import { concernWords } from './words.ts'

/**
 * Nothing where nobody has said anything: that is told area by area already. What was said after the screen ran is not in
 * what it found, and says so.
 */
export function whatPeopleSaid(
  said: SaidOfChild[],
  { as_of: asOf, ran_at: ranAt }: { as_of: string; ran_at: Date | null },
): Html | null {
  if (said.length === 0) return null
  const since = said.some(each => ranAt !== null && each.known_at > ranAt)
  return html`<h2 class="govuk-heading-m">In people’s own words</h2>
${since && html`<p class="govuk-body">Some of this was said after the screen ran: its next run counts it.</p>`}
${summaryList({
  rows: said.map(each => ({
    key: { text: topicOf(each) },
    value: {
      text: html`${each.because && html`“<bdi>${each.because}</bdi>”<br>`}<span class="govuk-hint">${[each.said_by, shortDate(each.on_day, asOf)].filter(Boolean).join(', ')}</span>`,
    },
  })),
})}`
}

function topicOf({ about, word }: SaidOfChild): string {
  if (about === 'concern') return concernWords[word as ConcernKind] ?? word
  return `${about === 'school-engagement' ? 'Engagement at school' : 'Home and school in touch'}: ${word}`
}
