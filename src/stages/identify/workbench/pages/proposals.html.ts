// How a proposal is told: who made it, what it changes, what that would do, and who stands where.
import { dayInFull } from '#design/day-in-full.ts'
import { summaryList } from '#design/summary-list.ts'
import { type TagColour, tag } from '#design/tag.ts'
import { thousands } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Effect, Shown } from '../effect.ts'
import type { Position, Proposal, Remark, Stance } from '../proposals.ts'
import type { Counted } from '../totals.ts'
import { number, ofAll } from './groups.html.ts'
import { inWords } from './last-year.html.ts'

/** `Colin Entwistle, Early Help practitioner, Millbrook Council`. */
export function whoMade({
  by_name,
  by_role,
  by_organisation,
}: Pick<Remark, 'by_name' | 'by_role' | 'by_organisation'>): string {
  return [by_name, by_role.replaceAll('-', ' '), by_organisation].filter(Boolean).join(', ')
}

/** The day something was said, in the place's own time. */
export function dayOf(moment: Date, zone: string): string {
  return dayInFull(moment.toLocaleDateString('en-CA', { timeZone: zone }))
}

/** Where a proposal stands, as a tag. */
export function stateOf(proposal: Proposal, inForce: { id: string }): Html {
  const [text, colour] = stateWords(proposal, inForce)
  return tag({ text, colour })
}

function stateWords(proposal: Proposal, inForce: { id: string }): [string, TagColour] {
  if (proposal.became !== null) return [`Agreed: version ${proposal.became}`, 'green']
  if (proposal.taken_back) return ['Taken back', 'grey']
  if (proposal.blueprint_id !== inForce.id)
    return [`Made for version ${proposal.based_on}: to be made again`, 'yellow']
  return ['Open', 'blue']
}

/** The effect in a few lines, for one beside another: by the rules it was compared with, and by the proposal. */
export function effectInShort({
  totals,
  lastYear,
}: Effect): { label: string; before: string; now: string }[] {
  const { all } = totals
  const either = lastYear?.found.either
  const shown = (share: Shown) => (share === null ? 'hidden' : inWords(share))
  return [
    {
      label: 'In, of those screened',
      before: ofAll(all.before, all.screened),
      now: ofAll(all.now, all.screened),
    },
    { label: 'Come in', before: '', now: number(all.comeIn) },
    { label: 'Go out', before: '', now: number(all.goOut) },
    ...(either
      ? [
          {
            label: 'On last year: of those who went on to persistent absence or suspension, given a place',
            before: shown(either.before.recall),
            now: shown(either.now.recall),
          },
          {
            label: 'On last year: of those given a place, went on to either',
            before: shown(either.before.precision),
            now: shown(either.now.precision),
          },
        ]
      : []),
  ]
}

/** Before and now in all, as a list of facts. */
export function effectInAll(all: Counted, asOf: string): Html {
  return summaryList({
    rows: [
      {
        key: { text: 'Children screened' },
        value: { text: `${thousands(all.screened!)}, as of ${dayInFull(asOf)}` },
      },
      {
        key: { text: 'In by the rules it was compared with' },
        value: { text: ofAll(all.before, all.screened) },
      },
      { key: { text: 'In by this proposal' }, value: { text: ofAll(all.now, all.screened) } },
      { key: { text: 'Come in' }, value: { text: number(all.comeIn) } },
      { key: { text: 'Go out' }, value: { text: number(all.goOut) } },
    ],
  })
}

const STANCE_WORDS: Record<Stance, [string, TagColour]> = {
  agrees: ['Agrees', 'green'],
  differs: ['Sees it differently', 'orange'],
  remarks: ['Remark', 'grey'],
  'takes-back': ['Takes it back', 'grey'],
}

/** Who stands where, in one line each. */
export function positionsList(positions: readonly Position[]): Html {
  return html`<ul class="govuk-list">${positions.map(({ name, role, organisation, stance }) => {
    const [text, colour] = STANCE_WORDS[stance]
    return html`<li>${tag({ text, colour })} ${[name, role.replaceAll('-', ' '), organisation].filter(Boolean).join(', ')}</li>`
  })}</ul>`
}

/** What was said, oldest first. */
export function remarksList(remarks: readonly Remark[], zone: string): Html {
  if (remarks.length === 0) return html`<p class="govuk-body">Nobody has said anything of it yet.</p>`
  return html`<ul class="govuk-list">${remarks.map(each => {
    const [text, colour] = STANCE_WORDS[each.stance as Stance]
    return html`<li><p class="govuk-body">${tag({ text, colour })} ${whoMade(each)}, ${dayOf(each.made_at, zone)}${each.remark !== '' && html`<br>${each.remark}`}</p></li>`
  })}</ul>`
}
