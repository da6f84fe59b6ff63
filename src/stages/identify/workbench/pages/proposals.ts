import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { differenceOf } from '../knobs.ts'
import { type Proposal, positionsOn, proposals, remarksOn } from '../proposals.ts'
import { dayOf, effectInShort, stateOf, whoMade } from './proposals.html.ts'
import { changeSentence, WORKBENCH } from './rules-form.html.ts'

/** Every proposal beside the others: who made it, why, what it changes, what that would do, who stands where. */
export const proposalsSideBySide: PageFunction = async ({ tx, actor }) => {
  const [inForce, all] = await Promise.all([blueprintInForce(tx), proposals(tx)])
  const remarks = await remarksOn(
    tx,
    all.map(each => each.id),
  )
  const { identify, schools } = inForce.content
  const zone = actor.place!.zone
  const isOpen = (each: Proposal) => each.became === null && !each.taken_back
  const changes = (each: Proposal) =>
    differenceOf(identify as Record<string, unknown>, each.identify, schools).map(changeSentence)
  const stands = (each: Proposal, stance: string) =>
    positionsOn(each, remarks)
      .filter(position => position.stance === stance)
      .map(position => position.name)
      .join(', ')
  const list = (caption: string, rows: Proposal[]) =>
    tableCards({
      caption,
      rows,
      link: {
        heading: 'Made by',
        href: each => `${WORKBENCH}/proposals/${each.id}`,
        text: each => `${whoMade(each)}, ${dayOf(each.made_at, zone)}`,
      },
      columns: [
        { heading: 'State', cell: each => stateOf(each, inForce) },
        {
          heading: 'Differs from the rules in force',
          cell: each => lines(changes(each), 'In nothing: it is what is in force.'),
          long: true,
        },
        { heading: 'Why', cell: each => each.because, long: true },
        {
          heading: 'What it would change',
          cell: each =>
            each.effect === null
              ? 'Being worked out'
              : lines(effectInShort(each.effect).map(({ label, text }) => `${label}: ${text}`)),
          long: true,
        },
        { heading: 'Behind it', cell: each => stands(each, 'agrees') },
        { heading: 'Sees it differently', cell: each => stands(each, 'differs') },
      ],
      empty: 'None.',
    })
  const [open, closed] = [all.filter(isOpen), all.filter(each => !isOpen(each))]
  return {
    title: 'Proposals for the rules',
    heading: 'Proposals for the rules',
    wide: true,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Try the rules', href: WORKBENCH },
      { text: 'Proposals' },
    ],
    body:
      all.length === 0
        ? emptyState({
            title: 'Nobody has proposed anything yet',
            text: 'Change a rule on the workbench, see what it would do, and propose it with a reason. Each proposal is kept here beside the others.',
            action: { text: 'Try the rules', href: WORKBENCH },
          })
        : html`
<p class="govuk-body-l">Version ${inForce.version} is in force. Each proposal is kept as it was made; the one agreed becomes the next version.</p>
<p class="govuk-body">The programme’s own rule says who must agree on this part: ${mustAgree(inForce.content)}.</p>
${list('Open', open)}
${closed.length > 0 && list('Agreed or taken back', closed)}
${button({ text: 'Try the rules', href: WORKBENCH, classes: 'govuk-button--secondary' })}`,
  }
}

function mustAgree({ reviews }: { reviews: { identify: { must_agree: string[] } } }): string {
  return reviews.identify.must_agree.join(', ')
}

function lines(sentences: string[], none = '') {
  if (sentences.length === 0) return none
  return html`<ul class="govuk-list kith-reasons">${sentences.map(sentence => html`<li>${sentence}</li>`)}</ul>`
}
