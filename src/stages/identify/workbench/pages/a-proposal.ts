import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import { type BlueprintInForce, blueprintInForce } from '#records/places/places.ts'
import { runScreenButton } from '../../screens/pages/run-screen.ts'
import { differenceOf, queryOf } from '../knobs.ts'
import {
  agreeOn,
  findProposal,
  namesBehind,
  type Proposal,
  positionsOn,
  type Remark,
  remark,
  remarksOn,
  STANCES,
  whatHinders,
} from '../proposals.ts'
import { hidden, whichChildren } from './groups.html.ts'
import { onLastYear } from './last-year.html.ts'
import { dayOf, effectInAll, positionsList, remarksList, stateOf, whoMade } from './proposals.html.ts'
import { changesList, WORKBENCH } from './rules-form.html.ts'

type Said = { stance: string; remark: string; errors: { text: string; href: string }[] }
const NOTHING_SAID: Said = { stance: '', remark: '', errors: [] }

/** One proposal: what it changes and would do, what is said of it, and putting it in force. */
export const aProposal: PageFunction = async visit => await proposalSheet(visit, NOTHING_SAID)

/** Says something of a proposal. */
export const sayOfProposal: PageFunction = async visit => {
  const { tx, form, actor } = visit
  const proposal = await proposalOf(visit)
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('The form came without its number. Open the proposal again.')
  const [given, words] = [form.text('stance'), form.text('remark')]
  const stance = STANCES.find(each => each === given)
  const errors = []
  if (!stance || (stance === 'takes-back' && proposal.made_by !== actor.personId))
    errors.push({ text: 'Choose what you want to say', href: '#stance' })
  if (words.length > 2000) errors.push({ text: 'Say it in 2,000 characters or fewer', href: '#remark' })
  else if ((stance === 'differs' || stance === 'remarks') && words.length < 3)
    errors.push({ text: 'Say it in a sentence', href: '#remark' })
  if (errors.length > 0 || !stance)
    return await proposalSheet(visit, { stance: given, remark: words, errors })
  await remark(tx, { id, proposalId: proposal.id, stance, remark: words, personId: actor.personId! })
  return seeOther(`${WORKBENCH}/proposals/${proposal.id}`)
}

/** Puts a proposal in force. What hinders is said, and nothing is changed. */
export const putInForce: PageFunction = async visit => {
  const proposal = await proposalOf(visit)
  const { hinders } = await agreeOn(visit.tx, proposal, { name: visit.actor.name! })
  if (hinders !== undefined) {
    const errors = [{ text: hinders, href: '#agree' }]
    return await proposalSheet(visit, { ...NOTHING_SAID, errors })
  }
  return seeOther(`${WORKBENCH}/proposals/${proposal.id}`)
}

async function proposalOf({ tx, params }: Visit): Promise<Proposal> {
  const id = params.proposal ?? ''
  const proposal = isId(id) ? await findProposal(tx, id) : undefined
  if (!proposal) throw new NotFound('no such proposal')
  return proposal
}

async function proposalSheet(visit: Visit, said: Said): Promise<Sheet> {
  const { tx, actor } = visit
  const proposal = await proposalOf(visit)
  const [inForce, remarks] = await Promise.all([blueprintInForce(tx), remarksOn(tx, [proposal.id])])
  const { identify, schools } = inForce.content
  const changes = differenceOf(identify as Record<string, unknown>, proposal.identify, schools)
  const isOpen = proposal.became === null && !proposal.taken_back
  const isCurrent = proposal.blueprint_id === inForce.id
  const zone = actor.place!.zone
  const waits = proposal.effect === null && isCurrent && isOpen
  return {
    title: 'A proposal for the rules',
    heading: `Proposal of ${proposal.by_name}`,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Try the rules', href: WORKBENCH },
      { text: 'Proposals', href: `${WORKBENCH}/proposals` },
      { text: proposal.by_name },
    ],
    errors: said.errors,
    refreshSeconds: waits && said.errors.length === 0 ? 2 : undefined,
    body: html`
<p class="govuk-body">${stateOf(proposal, inForce)} ${whoMade(proposal)}, ${dayOf(proposal.made_at, zone)}, against version ${proposal.based_on}.</p>
${insetText({ text: proposal.because })}
${proposal.became !== null && inForceNow(proposal, zone, may(actor, 'do run the screen'))}
<h2 class="govuk-heading-m">What it changes</h2>
${changes.length === 0 ? html`<p class="govuk-body">Nothing of what is in force now.</p>` : html`<p class="govuk-body">Beside version ${inForce.version}, which is in force:</p>${changesList(changes)}`}
${isOpen && html`<p class="govuk-body"><a class="govuk-link" href="${WORKBENCH}?${queryOf(changes)}">${isCurrent ? 'Try it on the workbench' : `Make it again against version ${inForce.version}`}</a></p>`}
${effectOf(proposal, waits)}
<h2 class="govuk-heading-m">Who stands where</h2>
${positionsList(positionsOn(proposal, remarks))}
<h2 class="govuk-heading-m">What was said</h2>
${remarksList(remarks, zone)}
${isOpen && sayForm(proposal, said, proposal.made_by === actor.personId)}
${isOpen && may(actor, 'do agree rules') && agreeForm(proposal, inForce, remarks, actor.name!)}`,
  }
}

function effectOf({ effect }: Proposal, waits: boolean): Html {
  if (effect === null)
    return html`<h2 class="govuk-heading-m">What it would change</h2><p class="govuk-body" role="status">${waits ? 'Kith is working out what it would change over the whole place. It takes a few seconds, and you can leave this page.' : 'What it would have changed was not worked out before the rules moved on.'}</p>`
  const { totals, lastYear, asOf, version, schools, hiddenBelow } = effect
  return html`<h2 class="govuk-heading-m">What it would change</h2>
<p class="govuk-body">Over all ${schools} schools with children on roll, compared with version ${version}, worked out when it was made. Totals only, for everybody alike.</p>
${hidden(hiddenBelow)}
${effectInAll(totals.all, asOf)}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Which children: by school, sex, need and more</span></summary><div class="govuk-details__text">${whichChildren(totals)}</div></details>
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">How it would have done on last year</span></summary><div class="govuk-details__text">${onLastYear(lastYear)}</div></details>`
}

function inForceNow(proposal: Proposal, zone: string, mayRun: boolean): Html {
  return html`${insetText({
    text: `Agreed on ${dayOf(proposal.agreed_at!, zone)}: version ${proposal.became} of the rules. Behind it: ${proposal.behind!.join(', ')}.`,
  })}${mayRun && html`<p class="govuk-body">Lists follow the new rules when the screen runs again.</p>${runScreenButton()}`}`
}

function sayForm(proposal: Proposal, said: Said, isMaker: boolean): Html {
  const error = (href: string) => said.errors.find(each => each.href === href)?.text
  return html`<form method="post" action="${WORKBENCH}/proposals/${proposal.id}/remarks" novalidate>
<input type="hidden" name="id" value="${formId()}">
${radios({
  name: 'stance',
  idPrefix: 'stance',
  fieldset: { legend: { text: 'What do you want to say?', classes: 'govuk-fieldset__legend--s' } },
  errorMessage: error('#stance'),
  value: said.stance,
  items: [
    ...(isMaker
      ? []
      : [
          { value: 'agrees', text: 'I agree with it' },
          { value: 'differs', text: 'I see it differently' },
        ]),
    { value: 'remarks', text: 'A remark' },
    isMaker && { value: 'takes-back', text: 'I take it back' },
  ],
})}
${textarea({ name: 'remark', label: 'In your words', hint: 'Name no child: everybody in this place can read it.', rows: 3, value: said.remark, errorMessage: error('#remark') })}
${button({ text: 'Say it', classes: 'govuk-button--secondary' })}
</form>`
}

function agreeForm(
  proposal: Proposal,
  inForce: BlueprintInForce,
  remarks: readonly Remark[],
  decider: string,
): Html {
  const behind = namesBehind(proposal, remarks, decider)
  const hinders = whatHinders(proposal, inForce, behind)
  const must = inForce.content.reviews.identify.must_agree.join(', ')
  return html`<h2 class="govuk-heading-m" id="agree">Put it in force</h2>
<p class="govuk-body">Who must agree on this part of the programme: ${must}. Kith keeps who stood behind it: ${behind.join(', ')}.</p>
${
  hinders !== null
    ? insetText({ text: hinders })
    : html`<form method="post" action="${WORKBENCH}/proposals/${proposal.id}/agree">
<p class="govuk-body">It becomes version ${inForce.version + 1}. No list changes until the screen runs again, and version ${inForce.version} is kept.</p>
${button({ text: `Agree: make it version ${inForce.version + 1}`, preventDoubleClick: true })}
</form>`
}`
}
