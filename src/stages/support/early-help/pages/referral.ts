// Referrals of a child, and one of them: sent, acknowledged, accepted or declined, seen; chased, and what we do meanwhile.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { type Referral, referralLines, referralsOf } from '../referrals.ts'
import { weeksWaiting } from '../weeks-waiting.ts'
import { answerWords, earlyHelpHome, referralHome, referralKindWords, saidWords, wordOf } from '../words.ts'

export const referralPage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'referral')
    const one = await referralOf(visit)
    const today = todayOf(visit)
    const lines = await referralLines(visit.tx, one.id)
    const home = referralHome(child.id, one.id)
    const writes = may(visit.actor, 'write early_help')
    const { waits } = weeksWaiting(one, today)
    return childSheet(visit, gathered, child, {
      tab: earlyHelpHome(child.id),
      title: 'Referral',
      under: 'Referral',
      body: html`
<h2 class="govuk-heading-l">${one.service}</h2>
<p class="govuk-body">${stateOf(one, today)}</p>
${summaryList({
  rows: [
    { key: { text: 'To' }, value: { text: wordOf(referralKindWords, one.kind) } },
    { key: { text: 'Why' }, value: { text: html`<bdi>${one.because}</bdi>` } },
    {
      key: { text: 'The family' },
      value: {
        text: html`${wordOf(saidWords, one.family_said)}${one.without_yes_because && html`: <bdi>${one.without_yes_because}</bdi>`}`,
      },
    },
    {
      key: { text: 'Sent' },
      value: {
        text: html`${shortDate(one.sent_on, today)}${one.made_by && html` by <bdi>${one.made_by}</bdi>`}`,
      },
    },
    {
      key: { text: 'Acknowledged' },
      value: {
        text: one.acknowledged_on
          ? html`${shortDate(one.acknowledged_on, today)}${one.acknowledged_by && html`, <bdi>${one.acknowledged_by}</bdi>`}`
          : 'Not yet',
      },
    },
    {
      key: { text: 'Answer' },
      value: {
        text: one.answered_on
          ? html`${wordOf(answerWords, one.answer)}, ${shortDate(one.answered_on, today)}${one.answer_words && html`: <bdi>${one.answer_words}</bdi>`}`
          : 'None yet',
      },
    },
    one.answer === 'accepted' && {
      key: { text: 'First appointment' },
      value: { text: one.seen_on ? shortDate(one.seen_on, today) : 'Not yet' },
    },
  ],
})}
<h3 class="govuk-heading-m">What we do meanwhile, and when we chased it</h3>
${lines.length === 0 && html`<p class="govuk-body">Nothing is written yet. Nobody waits with nothing: say what we do meanwhile.</p>`}
<ul class="govuk-list govuk-list--spaced">${lines.map(
        each =>
          html`<li>${shortDate(each.on_day, today)}: ${each.kind === 'chased' ? 'chased.' : 'meanwhile:'} <bdi>${each.words}</bdi></li>`,
      )}</ul>
${
  writes &&
  html`<div class="govuk-button-group">${waits && button({ text: 'Meanwhile, or chased', href: `${home}/lines/new` })}${
    one.acknowledged_on === null &&
    one.answered_on === null &&
    html`<a class="govuk-link" href="${home}/acknowledged">They acknowledged it</a>`
  }${one.answered_on === null && html`<a class="govuk-link" href="${home}/answer">They answered</a>`}${
    one.answer === 'accepted' &&
    one.seen_on === null &&
    html`<a class="govuk-link" href="${home}/seen">The first appointment was</a>`
  }</div>`
}
<p class="govuk-body"><a class="govuk-link" href="${earlyHelpHome(child.id)}">Back to Early Help</a></p>`,
    })
  }

/** Those of a child, on the tab: mental health apart from the rest. */
export function referralsFragment(
  referrals: Referral[],
  childId: string,
  today: string,
  writes: boolean,
): Html {
  const list = (heading: string, some: Referral[]) =>
    some.length > 0 &&
    html`<h4 class="govuk-heading-s">${heading}</h4><ul class="govuk-list govuk-list--spaced">${some.map(
      each =>
        html`<li><a class="govuk-link" href="${referralHome(childId, each.id)}">${each.service}</a>, sent ${shortDate(each.sent_on, today)}. ${stateOf(each, today)}</li>`,
    )}</ul>`
  const mind = referrals.filter(each => each.kind === 'mental-health')
  return html`<h3 class="govuk-heading-m">Referrals</h3>
${referrals.length === 0 && html`<p class="govuk-body">None. A referral is what is sent to a statutory or a mental-health service; an introduction near home is a linking.</p>`}
${list('Mental health', mind)}
${list(
  'Statutory and other services',
  referrals.filter(each => each.kind !== 'mental-health'),
)}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${earlyHelpHome(childId)}/referrals/new">Write down a referral</a></p>`}`
}

/** The referral of the address; NotFound where there is none or none of this child's. */
export async function referralOf({ tx, params }: Visit): Promise<Referral> {
  const found = (await referralsOf(tx, params.child ?? '')).find(each => each.id === params.referral)
  if (!found) throw new NotFound('no such referral')
  return found
}

function stateOf(each: Referral, today: string): Html {
  const { weeks, waits } = weeksWaiting(each, today)
  const waited = `${counted(weeks, 'week', 'weeks')}`
  const state = each.seen_on
    ? tag({ text: 'Seen', colour: 'green' })
    : each.answer
      ? tag({ text: wordOf(answerWords, each.answer), colour: each.answer === 'accepted' ? 'teal' : 'grey' })
      : each.acknowledged_on
        ? tag({ text: 'Acknowledged', colour: 'blue' })
        : tag({ text: 'Sent', colour: 'yellow' })
  return html`${state} ${waits ? `Waiting for ${waited}.` : `Waited ${waited}.`}`
}
