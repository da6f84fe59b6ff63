// The network as a picture with the same list beside it; on paper without what is a relative's own and without notes.
import { ecomap, ecomapKey } from '#design/ecomap.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { flows, ties, whoses } from './kinds.ts'
import { type NetworkPerson, shared } from './network.ts'

/** Picture and list. What a print leaves out is left out of a second one, made for paper. */
export function networkPicture(centre: string, finding: string, people: readonly NetworkPerson[]): Html {
  const forPaper = shared(people)
  const same = forPaper.length === people.length && people.every(each => each.notes === '')
  if (same) return picture(centre, finding, people)
  return html`<div class="kith-not-printed">${picture(centre, finding, people)}</div><div class="kith-print-only">${picture(centre, finding, forPaper)}</div>`
}

function picture(centre: string, finding: string, people: readonly NetworkPerson[]): Html {
  return html`<figure class="kith-figure">
<figcaption class="kith-figure__finding">${finding}</figcaption>
${ecomap({ centre, people, label: inWords(centre, people) })}
${ecomapKey()}
</figure>
${networkList(people)}`
}

/** The list that says what the picture shows. */
export function networkList(people: readonly NetworkPerson[]): Html {
  const noted = people.some(each => each.notes !== '')
  return tableCards({
    caption: counted(people.length, 'person or place', 'people and places'),
    rows: [...people],
    link: { heading: 'Who', text: each => each.name },
    columns: [
      { heading: 'What they are', cell: each => each.relation },
      { heading: 'Tie', cell: each => ties[each.tie], short: true },
      { heading: 'Help', cell: each => flows[each.flow], short: true },
      {
        heading: 'Whose',
        cell: each =>
          each.whose === 'relative' ? tag({ text: 'Theirs', colour: 'purple' }) : whoses[each.whose],
      },
      ...(noted ? [{ heading: 'Notes', cell: (each: NetworkPerson) => each.notes }] : []),
    ],
    empty: 'Nobody is in this drawing.',
  })
}

function inWords(centre: string, people: readonly NetworkPerson[]): string {
  const of = (tie: NetworkPerson['tie']) => people.filter(each => each.tie === tie).map(each => each.name)
  const said = (['strong', 'thin', 'hard', 'not-said'] as const)
    .filter(tie => of(tie).length > 0)
    .map(tie => `${ties[tie].toLowerCase()}: ${of(tie).join(', ')}`)
  return `Around ${centre}. ${said.join('. ')}`
}
