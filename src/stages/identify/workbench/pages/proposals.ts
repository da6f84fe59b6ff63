import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { type BlueprintInForce, blueprintInForce } from '#records/places/places.ts'
import { differenceOf } from '../knobs.ts'
import { type Proposal, positionsOn, proposals, type Remark, remarksOn } from '../proposals.ts'
import { dayOf, effectInShort, stateOf, whoMade } from './proposals.html.ts'
import { capital, said, WORKBENCH } from './rules-form.html.ts'

const BESIDE = 4

/** The open proposals beside each other and beside the rules in force: each rule that differs, why, effect, who is behind. */
export const proposalsSideBySide: PageFunction = async ({ tx, actor }) => {
  const [inForce, all] = await Promise.all([blueprintInForce(tx), proposals(tx)])
  const remarks = await remarksOn(
    tx,
    all.map(each => each.id),
  )
  const open = all.filter(each => each.became === null && !each.taken_back)
  const closed = all.filter(each => !open.includes(each))
  const zone = actor.place!.zone
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
<p class="govuk-body">Who must agree on this part of the programme: ${inForce.content.reviews.identify.must_agree.join(', ')}.</p>
${open.length > 0 && sideBySide(open.slice(0, BESIDE), inForce, remarks, zone)}
${list(`${counted(open.length - BESIDE, 'older one is', 'older ones are')} open`, open.slice(BESIDE), inForce, zone)}
${list('Agreed or taken back', closed, inForce, zone)}
${button({ text: 'Try the rules', href: WORKBENCH, classes: 'govuk-button--secondary' })}`,
  }
}

type Fact = { label: string; inForce: string; of: Map<string, string | Html> }

function sideBySide(
  open: Proposal[],
  inForce: BlueprintInForce,
  remarks: readonly Remark[],
  zone: string,
): Html {
  return tableCards({
    caption: 'Open proposals beside the rules in force',
    rows: [
      fact(
        'Made',
        '',
        open,
        each =>
          html`${dayOf(each.made_at, zone)}, ${each.by_role.replaceAll('-', ' ')} ${stateOf(each, inForce)}`,
      ),
      ...rulesThatDiffer(open, inForce),
      fact('Why', '', open, each => each.because),
      ...effects(open),
      fact('Behind it', '', open, each => stands(each, remarks, 'agrees')),
      fact('Sees it differently', '', open, each => stands(each, remarks, 'differs')),
      fact(
        '',
        '',
        open,
        each =>
          html`<a class="govuk-link" href="${WORKBENCH}/proposals/${each.id}">Read the proposal of ${each.by_name}</a>`,
      ),
    ],
    link: { heading: 'What', text: row => row.label || 'More' },
    columns: [
      { heading: `In force: version ${inForce.version}`, cell: (row: Fact) => row.inForce },
      ...open.map(each => ({
        heading: [each.by_name, each.by_organisation].filter(Boolean).join(', '),
        cell: (row: Fact) => row.of.get(each.id),
      })),
    ],
    empty: '',
  })
}

// Every rule that one of them would change, with what each would make of it.
function rulesThatDiffer(open: Proposal[], { content }: BlueprintInForce): Fact[] {
  const changes = new Map(
    open.map(each => [
      each.id,
      differenceOf(content.identify as Record<string, unknown>, each.identify, content.schools),
    ]),
  )
  const first = new Map([...changes.values()].flat().map(change => [change.knob.name, change]))
  return [...first.values()].map(({ knob, group, from }) =>
    fact(`${capital(group.title)}: ${knob.label.toLowerCase()}`, said(knob, from), open, each => {
      const own = changes.get(each.id)!.find(change => change.knob.name === knob.name)
      return own ? html`<strong>${said(knob, own.to)}</strong>` : said(knob, from)
    }),
  )
}

function effects(open: Proposal[]): Fact[] {
  const lines = new Map(open.map(each => [each.id, each.effect ? effectInShort(each.effect) : []]))
  const labels = [...lines.values()].find(each => each.length > 0) ?? []
  return labels.map(({ label, before }) =>
    fact(
      label,
      before,
      open,
      each => lines.get(each.id)!.find(line => line.label === label)?.now ?? 'Being worked out',
    ),
  )
}

function fact(label: string, inForce: string, open: Proposal[], of: (each: Proposal) => string | Html): Fact {
  return { label, inForce, of: new Map(open.map(each => [each.id, of(each)])) }
}

function stands(each: Proposal, remarks: readonly Remark[], stance: string): string {
  return positionsOn(each, remarks)
    .filter(position => position.stance === stance)
    .map(position => position.name)
    .join(', ')
}

function list(caption: string, rows: Proposal[], inForce: BlueprintInForce, zone: string): Html | null {
  if (rows.length === 0) return null
  return tableCards({
    caption,
    rows,
    link: {
      heading: 'Made by',
      href: each => `${WORKBENCH}/proposals/${each.id}`,
      text: each => `${whoMade(each)}, ${dayOf(each.made_at, zone)}`,
    },
    columns: [
      { heading: 'State', cell: each => stateOf(each, inForce) },
      { heading: 'Why', cell: each => each.because, long: true },
    ],
    empty: '',
  })
}
