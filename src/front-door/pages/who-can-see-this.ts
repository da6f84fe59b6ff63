import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { html } from '#platform/html.ts'
import { type Class, classes, matrix, type Role, roles } from '#records/access/matrix.ts'
import { roleWords } from '../role-words.ts'

/** Who may read what about a child, from the very table that decides it. */
export const whoCanSeeThis: PageFunction = () => ({
  title: 'Who can see this',
  heading: 'Who can see this',
  body: html`<p class="govuk-body-l">Nobody sees everything. What a person sees depends on their role, on which children are theirs, and on what kind of thing it is.</p>
<ul class="govuk-list govuk-list--bullet">
<li>A Link Worker sees the children on their own caseload; a school’s lead the children on that school’s roll.</li>
<li>A child’s record can be restricted to named people. A colleague with a tie to the family is kept out of it.</li>
<li>Every look at a child’s record is written down, with who looked and why they were allowed to.</li>
<li>Administrators make accounts. They see no child.</li>
</ul>
<h2 class="govuk-heading-m">What each role may read</h2>
${summaryList({
  rows: roles.map(role => ({
    key: { text: roleWords(role) },
    value: { text: html`<strong>${whose[matrix[role].scope]}</strong>: ${readsOf(role)}` },
  })),
})}`,
})

const whose = {
  place: 'Every child of the place',
  roll: 'Children on their school’s roll',
  caseload: 'Children on their caseload',
  episode: 'Children in an open episode of theirs',
  none: 'No child by name',
}

const words: Record<Class, string> = {
  identity: 'who they are, school and year',
  contact: 'how to reach the family',
  protected_address: 'protected addresses',
  scores: 'attendance, attainment, behaviour and wellbeing scores',
  plan: 'the plan and linkings',
  notes: 'practice notes',
  family: 'family and relatives',
  safeguarding: 'the safeguarding file',
  early_help: 'the Early Help episode',
  consent: 'agreements and what was shared',
  outcomes: 'outcomes',
}

function readsOf(role: Role): string {
  const { letters } = matrix[role]
  const which = (letter: string) =>
    classes.filter(each => letters[each].startsWith(letter)).map(each => words[each])
  const parts = [
    which('R').join(', '),
    which('F').length > 0 && `only that there is one, and whom to ask: ${which('F').join(', ')}`,
    which('P').length > 0 &&
      `in rows without names: ${which('P')
        .map(each => (each === words.identity ? 'school and year' : each))
        .join(', ')}`,
    which('A').length > 0 && `in totals only: ${which('A').join(', ')}`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join('; ')}.` : 'nothing about a child.'
}
