// The end of taking part: the day, the closing review, what is the child's to keep, the end itself, and after it the days on
// which somebody asks how they are, and the way back.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { formId } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { networksOf, shared } from '../../family/network.ts'
import { dayField, lineField, oneField, type Wrong, wordsField } from '../../in-school/fields.ts'
import {
  type Ending,
  type EndingWords,
  endingOf,
  followUpsOf,
  helpersOf,
  type Keepsake,
  keepsakesOf,
  wordsOfEnding,
} from '../ending.ts'
import { endingHome } from '../words.ts'

export const ending =
  (gathered: Gathered): PageFunction =>
  visit =>
    showEnding(gathered, visit, {}, 'ending')

/** The page, with what is wrong in the form that was sent. `looked` is left out for posts. */
export async function showEnding(
  gathered: Gathered,
  visit: Visit,
  wrong: Wrong,
  looked?: string,
): Promise<Sheet> {
  const { tx, actor } = visit
  const child = await childOfVisit(visit, looked)
  const one = await endingOf(tx, child.id)
  const writes = may(actor, 'write plan')
  return childSheet(visit, gathered, child, {
    tab: `/support/children/${child.id}`,
    title: 'How it ends',
    under: 'How it ends',
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">How it ends</h2>
${one ? await planned(visit, child, one, writes, wrong) : nothingPlanned(visit, child, writes, wrong)}
<p class="govuk-body"><a class="govuk-link" href="${endingHome(child.id)}/school">They change school: what the new one is told</a></p>`,
  })
}

function nothingPlanned(visit: Visit, child: ChildOfVisit, writes: boolean, wrong: Wrong): Html {
  const { enrolment } = child
  if (!takesPart(child) || !enrolment)
    return html`<p class="govuk-body">They do not take part now, and no end was planned with them.</p>`
  return html`<p class="govuk-body-l">Taking part is meant to last until ${dayInFull(enrolment.ends_on)}. An end is told beforehand, has a last review, and leaves people and places around the child.</p>
${
  writes &&
  html`<form method="post" action="${endingHome(child.id)}/plan" novalidate><input type="hidden" name="id" value="${formId()}">
${dayField({ form: visit.form, wrong }, { name: 'planned', legend: 'On which day is it to end?', usual: enrolment.ends_on })}
${button({ text: 'Plan the end', preventDoubleClick: true })}</form>`
}`
}

async function planned(
  visit: Visit,
  child: ChildOfVisit,
  one: Ending,
  writes: boolean,
  wrong: Wrong,
): Promise<Html> {
  const { tx, form } = visit
  const home = endingHome(child.id)
  const today = todayOf(visit)
  const open = one.ended_on === null && takesPart(child)
  const [said, keepsakes, followUps, networks, helpers] = await Promise.all([
    wordsOfEnding(tx, one.id),
    keepsakesOf(tx, one.id),
    followUpsOf(tx, one.id),
    open ? networksOf(tx, child.id) : [],
    helpersOf(tx, child.id),
  ])
  const showing = { form, wrong }
  const around = shared(networks.at(-1)?.people ?? []).filter(each => each.tie === 'strong')
  const of = (...kinds: string[]) => keepsakes.filter(each => kinds.includes(each.kind))
  const mine = writes && open
  const wrote = new Set(of('kind-words').map(each => each.name))
  const toAsk = helpers.filter(each => !wrote.has(each))
  return html`
${summaryList({
  rows: [
    one.ended_on
      ? { key: { text: 'Ended on' }, value: { text: dayInFull(one.ended_on) } }
      : { key: { text: 'Meant to end on' }, value: { text: dayInFull(one.planned_on) } },
    {
      key: { text: 'Closing review' },
      value: {
        text: one.review_on
          ? html`${dayInFull(one.review_on)}: <bdi>${one.review_words}</bdi>`
          : 'Not held yet',
      },
    },
  ],
})}
${saidBefore(said, 'review', 'Closing review, as it was written before')}
${may(visit.actor, 'read family') && theirs()}
${mine && closing(showing, one, home, today)}
${one.ended_on !== null && after(visit, child, one, { followUps, said, writes, wrong })}`

  function theirs() {
    return html`<h3 class="govuk-heading-m">Mine now</h3>
<p class="govuk-body">People and places the child says are theirs now. They say which, not we.</p>
${keptList(of('person', 'place'), mine, home)}
${
  mine &&
  html`${around.length > 0 && html`<p class="govuk-body-s">In the last drawing of who is around: ${around.map(each => each.name).join(', ')}.</p>`}
<form method="post" action="${home}/keep" novalidate><input type="hidden" name="id" value="${formId()}">
${oneField(showing, {
  name: 'kind',
  legend: 'What is theirs?',
  items: [
    { value: 'person', text: 'A person' },
    { value: 'place', text: 'A place' },
  ],
})}
${lineField(showing, { name: 'name', label: 'Who, or where?' })}
${lineField(showing, { name: 'when', label: 'When and how, if it helps', hint: 'Such as: Thursdays at four, ask for Amina' })}
${button({ text: 'Mine now', classes: 'govuk-button--secondary' })}</form>`
}
<h3 class="govuk-heading-m">A few kind words</h3>
<p class="govuk-body">One or two sentences of each helper, to keep. ${open && toAsk.length > 0 && html`Still to ask: ${toAsk.map((each, n) => html`${n > 0 && ', '}<bdi>${each}</bdi>`)}.`}</p>
${keptList(of('kind-words'), mine, home)}
${
  mine &&
  html`<form method="post" action="${home}/kind-words" novalidate><input type="hidden" name="id" value="${formId()}">
${lineField(showing, { name: 'from', label: 'Whose words?', usual: visit.actor.name ?? '' })}
${wordsField(showing, { name: 'words', label: 'The words', hint: 'To the child. What did you see in them?', most: 400 })}
${button({ text: 'Keep the words', classes: 'govuk-button--secondary' })}</form>`
}
<p class="govuk-body"><a class="govuk-link" href="${home}/print">Print what they keep</a></p>`
  }
}

function keptList(rows: Keepsake[], mine: boolean, home: string): Html {
  if (rows.length === 0) return html`<p class="govuk-body">Nothing yet.</p>`
  return html`<ul class="govuk-list govuk-list--bullet">${rows.map(
    each =>
      html`<li><strong><bdi>${each.name}</bdi></strong>${each.words && html`: <bdi>${each.words}</bdi>`}${
        mine &&
        html` <form class="kith-inline" method="post" action="${home}/keep/${each.id}/take-back">${button({ text: html`Take back<span class="govuk-visually-hidden"> ${each.name}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`
      }</li>`,
  )}</ul>`
}

function closing(
  showing: { form: Visit['form']; wrong: Wrong },
  one: Ending,
  home: string,
  today: string,
): Html {
  return html`<h3 class="govuk-heading-m">Closing review</h3>
<form method="post" action="${home}/review" novalidate><input type="hidden" name="id" value="${formId()}">
${dayField(showing, { name: 'held', legend: 'Held on', usual: one.review_on ?? today })}
${wordsField(showing, { name: 'review', label: one.review_words ? 'In other words' : 'What was reached, and what stays', hint: 'In words agreed with the child and the family', most: 2000 })}
${button({ text: 'Keep the review', classes: 'govuk-button--secondary' })}</form>
<h3 class="govuk-heading-m">The end</h3>
${
  one.review_on
    ? html`<form method="post" action="${home}/end" novalidate>
${oneField(showing, { name: 'because', legend: 'How does it end?', items: BECAUSE })}
${dayField(showing, { name: 'ended', legend: 'On which day?', usual: today })}
<p class="govuk-body">Taking part ends, and the yes of then with it. Somebody asks how they are after some months. Then say goodbye: they leave the caseload.</p>
${button({ text: 'End taking part', preventDoubleClick: true })}</form>`
    : html`<p class="govuk-body">First hold the closing review.</p>`
}`
}

function after(
  { form }: Visit,
  child: ChildOfVisit,
  one: Ending,
  {
    followUps,
    said,
    writes,
    wrong,
  }: {
    followUps: Awaited<ReturnType<typeof followUpsOf>>
    said: readonly EndingWords[]
    writes: boolean
    wrong: Wrong
  },
): Html {
  const home = endingHome(child.id)
  const next = followUps.find(each => each.done_on === null)
  const showing = { form, wrong }
  return html`<h3 class="govuk-heading-m">Asking how they are</h3>
<ul class="govuk-list govuk-list--bullet">${followUps.map(
    each =>
      html`<li>${dayInFull(each.due_on)}: ${
        each.done_on
          ? html`${each.how === 'spoken' ? 'spoken with them' : 'not reached'} on ${dayInFull(each.done_on)}${each.words && html`, <bdi>${each.words}</bdi>`} <span class="kith-origin">(<bdi>${each.done_by}</bdi>)</span>`
          : 'to come'
      }</li>`,
  )}</ul>
${
  writes &&
  next &&
  html`<form method="post" action="${home}/follow-ups/${next.id}" novalidate>
${oneField(showing, {
  name: 'how',
  legend: `For ${dayInFull(next.due_on)}`,
  items: [
    { value: 'spoken', text: 'Spoken with them' },
    { value: 'not-reached', text: 'Tried, and not reached' },
  ],
})}
${lineField(showing, { name: 'said', label: 'How they are, in a sentence' })}
${button({ text: 'Keep it', classes: 'govuk-button--secondary' })}</form>`
}
<h3 class="govuk-heading-m">The way back</h3>
${saidBefore(said, 'back', 'They asked before, too')}
${
  one.back_asked_on &&
  insetText({
    text: html`They asked to come back on ${dayInFull(one.back_asked_on)}${one.back_words && html`: “<bdi>${one.back_words}</bdi>”`}. Both are asked anew: <a class="govuk-link" href="/enrol/children/${child.id}/agreements">what was agreed</a>.`,
  })
}
${
  writes &&
  html`<form method="post" action="${home}/back" novalidate><input type="hidden" name="id" value="${formId()}">
${lineField(showing, { name: 'back', label: 'They want to come back: in their words' })}
${button({ text: 'They ask to come back', classes: 'govuk-button--secondary' })}</form>`
}`
}

// Only the newest of a kind stands above; what it said before is a tap away.
function saidBefore(said: readonly EndingWords[], kind: string, title: string): Html | false {
  const before = said.filter(each => each.kind === kind).slice(1)
  return (
    before.length > 0 &&
    details({
      summaryText: `${title}, ${before.length}`,
      text: html`<ul class="govuk-list govuk-list--spaced">${before.map(
        each =>
          html`<li>${dayInFull(each.on_day)}${each.words && html`: <bdi>${each.words}</bdi>`} <span class="kith-origin">(<bdi>${each.by_name ?? 'somebody'}</bdi>)</span></li>`,
      )}</ul>`,
    })
  )
}

const BECAUSE = [
  { value: 'completed', text: 'It was meant to: they go on without us' },
  { value: 'moved-away', text: 'They move away' },
  { value: 'stepped-up', text: 'They need more help than a Link Worker’s' },
  { value: 'other', text: 'In another way' },
]
