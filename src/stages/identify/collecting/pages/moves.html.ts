// What a round changed: where its children stood on the list before, and where they stand now.
import { table } from '#design/table.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { outcomesInOrder, outcomeWords } from '../../screens/words.ts'
import type { movesOf } from '../rounds.ts'

type Moves = Awaited<ReturnType<typeof movesOf>>

/** Before and after, of the children of one round, as a sentence and a table. */
export function movesPart(moves: Moves): Html {
  const all = sum(moves)
  const before = sum(moves.filter(each => each.before === 'too-little-known'))
  const still = sum(
    moves.filter(each => each.before === 'too-little-known' && each.after === 'too-little-known'),
  )
  const now = outcomesInOrder.filter(outcome =>
    moves.some(each => each.before === outcome || each.after === outcome),
  )
  return html`<h2 class="govuk-heading-m">Before and after</h2>
<p class="govuk-body-l">Of ${counted(before, 'child', 'children')} of whom too little was known, enough is known now of ${before - still}; of ${still} too little still.</p>
${table({
  caption: `Where the ${counted(all, 'child', 'children')} of this round stand`,
  head: [{ text: 'On the list' }, { text: 'Before', format: 'numeric' }, { text: 'Now', format: 'numeric' }],
  firstCellIsHeader: true,
  rows: now.map(outcome => [
    { text: outcomeWords[outcome]!.heading },
    { text: sum(moves.filter(each => each.before === outcome)), format: 'numeric' },
    { text: sum(moves.filter(each => each.after === outcome)), format: 'numeric' },
  ]),
})}`
}

function sum(moves: Moves): number {
  return moves.reduce((total, each) => total + each.children, 0)
}
