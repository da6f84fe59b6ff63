// Rows that may be children who are here under another number. Rule: a person decides, one by one; whoever may not see the
// other child is told that somebody must, and not who it is.
import { button } from '#design/button.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction } from '#design/route.ts'
import { table } from '#design/table.ts'
import {
  type CloseMatchFound,
  type Decision,
  decideCloseMatch,
  findCloseMatchesOf,
  type Import,
  type ReviewKept,
} from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { dayInWords } from '../import-words.ts'
import { theImport } from '../the-import.ts'

const DECISIONS: Record<Decision, { text: string; hint: string }> = {
  same: { text: 'The same child', hint: 'The new number is added to the one who is here' },
  different: {
    text: 'Different children',
    hint: 'A twin, a sibling, or the same name by chance: a new child',
  },
  later: { text: 'Decide later', hint: 'This row is kept out, and asked about again the next time' },
}

/** The close matches with three answers each, for those who may see both sides. */
export async function closeMatches(found: Import, { counts }: ReviewKept, { tx }: Visit): Promise<Html> {
  const rows = counts.close ?? 0
  const matches = await findCloseMatchesOf(tx, found.id)
  if (rows === 0 && matches.length === 0) return html``
  const heading = html`<h2 class="govuk-heading-m" id="close">Close matches to decide</h2>`
  if (matches.length === 0) {
    return html`${heading}<p class="govuk-body">${rows === 1 ? '1 row may be a child who is' : `${rows} rows may be children who are`} here under another pupil number. Somebody who may see those children decides, such as the programme manager: ask them to open this page before you take the files in. Until then the rows are kept out, and nobody becomes one with another by themselves.</p>`
  }
  return html`${heading}
<p class="govuk-body">These rows have a number of their own, and may still be children who are here. Twins and siblings are different children.</p>
<form method="post" action="/identify/imports/${found.id}/decisions" novalidate>
${matches.map(oneMatch)}
${button({ text: 'Keep these answers', classes: 'govuk-button--secondary' })}
</form>`
}

export const decideCloseMatches: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const found = await theImport(visit)
  if (found.waits === 'review' && found.step === null) {
    for (const [n, { upn, child_id: child }] of (await findCloseMatchesOf(tx, found.id)).entries()) {
      const decision = form.text(`decision-${n}`)
      if (form.text(`match-${n}`) !== `${upn} ${child}` || !(decision in DECISIONS)) continue
      await decideCloseMatch(tx, found.id, { upn, child, decision: decision as Decision })
      await record(tx, {
        action: 'decided-close-match',
        subject: 'import',
        subjectId: found.id,
        childId: child,
        request: requestId,
        detail: { decision },
      })
    }
  }
  return seeOther(`/identify/imports/${found.id}?decided=yes#close`)
}

function oneMatch(match: CloseMatchFound, n: number): Html {
  const name = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ') || 'no name'
  return html`
<input type="hidden" name="match-${n}" value="${match.upn} ${match.child_id}">
${table({
  caption: `Line ${match.line}: ${match.because}`,
  captionClasses: 'govuk-table__caption--s',
  firstCellIsHeader: true,
  head: [{ text: 'What' }, { text: 'In the file' }, { text: 'Here already' }],
  rows: [
    [
      { text: 'Name' },
      { text: name(match.forename, match.surname) },
      { text: name(match.held_forename, match.held_surname) },
    ],
    [{ text: 'Born' }, { text: dayInWords(match.born_on) }, { text: dayInWords(match.held_born_on) }],
    [
      { text: 'Where' },
      { text: `Pupil number ${match.upn}` },
      {
        text: [match.held_school ?? 'on no roll now', match.held_year && `year ${match.held_year}`]
          .filter(Boolean)
          .join(', '),
      },
    ],
  ],
})}
${radios({
  name: `decision-${n}`,
  idPrefix: `decision-${n}`,
  classes: 'govuk-radios--small',
  value: match.decision,
  fieldset: { legend: { text: `Line ${match.line}: who is this?`, classes: 'govuk-visually-hidden' } },
  items: Object.entries(DECISIONS).map(([value, { text, hint }]) => ({ value, text, hint })),
})}`
}
