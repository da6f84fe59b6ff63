// What people at school have said of a child, in their own words, with who and of which day.
import { shortDate } from '#design/contextual-date.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import type { SaidOfChild } from '#records/schooling/said.ts'
import type { ConcernKind } from './answers.ts'
import { concernWords } from './words.ts'

/** Nothing where nobody has said anything: that is told area by area already. */
export function whatPeopleSaid(said: SaidOfChild[], asOf: string): Html | null {
  if (said.length === 0) return null
  return html`<h2 class="govuk-heading-m">In people’s own words</h2>
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
