// One child's handing over: a list that fills itself, what is added to it, the introduction and the goodbye. It is finished
// when no note is left unsent.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { BEGINNING } from '../../child/happened.ts'
import { ownDrafts } from '../../contacts/drafts.ts'
import {
  dayField,
  oneField,
  readDayIfAny,
  readOne,
  readWords,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import { type Handed, handedOver } from '../handover.ts'
import {
  finishHandover,
  type Known,
  knownOf,
  LINE_KINDS,
  type Line,
  linesOf,
  type Told,
  tellHandover,
  toldOf,
  unsentOf,
  withdrawLine,
  writeLine,
} from '../passing-on.ts'
import { handedHome, handoversHome, KIND_WORDS, standing, whyWords } from '../words.ts'

const MOST = 500

export const handed =
  (gathered: Gathered): PageFunction =>
  async visit =>
    show(gathered, visit, {}, 'handover')

/** Something more is passed on: one line, of its kind. */
export const addLine =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { form, tx, params } = visit
    const one = await found(visit)
    const id = form.text('id')
    if (!isId(id)) throw new BadRequest('The form came without its number. Open it again.')
    const wrong: Wrong = {}
    const kind = readOne(form, wrong, 'kind', LINE_KINDS, 'Say what it is')
    const words = readWords(form, wrong, 'words', 'Write what is to be passed on', MOST)
    const byDay = readDayIfAny(form, wrong, 'by', 'Enter a whole day, or leave it out')
    if (Object.keys(wrong).length > 0) return await show(gathered, visit, wrong)
    await writeLine(tx, {
      id: idOfPost(id, kind, words, byDay ?? ''),
      handedId: one.id,
      childId: params.child!,
      kind,
      words,
      byDay: kind === 'promise' ? byDay : null,
    })
    return seeOther(handedHome(one))
  }

export const takeLineBack: PageFunction = async visit => {
  const one = await found(visit)
  const id = visit.params.line ?? ''
  if (isId(id)) await withdrawLine(visit.tx, id, one.child_id)
  return seeOther(handedHome(one))
}

/** The introduction and the goodbye. */
export const tell =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { form, tx } = visit
    const one = await found(visit)
    const wrong: Wrong = {}
    const introduceOn = readDayIfAny(form, wrong, 'introduce', 'Enter a whole day, or leave it out')
    if (Object.keys(wrong).length > 0) return await show(gathered, visit, wrong)
    const goodbye = form.text('goodbye')
    const formed = form.text('id')
    if (!isId(formed)) throw new BadRequest('The form came without its number. Open it again.')
    const said = [introduceOn ?? '', form.text('introduced'), goodbye]
    await tellHandover(tx, {
      id: idOfPost(formed, 'told', ...said),
      handedId: one.id,
      childId: one.child_id,
      introduceOn,
      introduced: form.text('introduced') === 'yes',
      goodbyeTold: goodbye === 'yes' ? true : goodbye === 'no' ? false : null,
    })
    return seeOther(handedHome(one))
  }

/** The list is done. */
export const finish =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const one = await found(visit)
    const outcome = await finishHandover(visit.tx, {
      handedId: one.id,
      childId: one.child_id,
      today: todayOf(visit),
    })
    if (outcome === 'drafts')
      return await show(gathered, visit, {
        unsent: 'Send what you began, or let it go. A note that nobody sends is lost to whoever comes',
      })
    return seeOther(handedHome(one))
  }

async function found(visit: Visit): Promise<Handed> {
  const { tx, params } = visit
  const ids = [params.handover ?? '', params.child ?? '']
  const one = ids.every(isId)
    ? (await handedOver(tx, { since: BEGINNING, handoverId: ids[0]!, childId: ids[1]! }))[0]
    : undefined
  if (!one) throw new NotFound('not being handed over')
  return one
}

async function show(gathered: Gathered, visit: Visit, wrong: Wrong, looked?: string): Promise<Sheet> {
  const { tx, actor } = visit
  const child = await childOfVisit(visit, looked)
  const one = await found(visit)
  const today = todayOf(visit)
  const [lines, told, known, unsent, drafts] = await Promise.all([
    linesOf(tx, one.id),
    toldOf(tx, one.id),
    knownOf(tx, child.id, today),
    unsentOf(tx, one.id),
    one.from_person === actor.personId ? ownDrafts(tx, child.id) : [],
  ])
  const here = handedHome(one)
  const open = one.accepted_at === null
  const mine = open && (one.from_person === actor.personId || may(actor, 'do lead the team'))
  const part = (kind: Line['kind']) =>
    list(
      lines.filter(each => each.kind === kind),
      known.filter(each => each.section === kind),
      { here, today, mayTakeBack: mine ? actor.personId : null },
    )
  const goes = known.filter(each => each.section === 'goes')
  return childSheet(visit, gathered, child, {
    tab: `/support/children/${child.id}`,
    title: 'Handing over',
    under: 'Handing over',
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">Handing over</h2>
<p class="govuk-body-l"><bdi>${one.from_name}</bdi> ${whyWords(one)}. ${standing(one)}${one.accepted_at && ` since ${shortDate(dayOfMoment(visit, one.accepted_at), today)}`}.</p>
<div class="kith-record"><div>
<h3 class="govuk-heading-m">What matters to them</h3>
${part('matters')}
${goes.length > 0 && html`<p class="govuk-body">Goes to: ${goes.map(each => each.words).join(', ')}.</p>`}
<h3 class="govuk-heading-m">Promises</h3>
${part('promise')}
<h3 class="govuk-heading-m">Whom to ring</h3>
${part('ring')}
${lines.some(each => each.kind === 'other') && html`<h3 class="govuk-heading-m">And</h3>${part('other')}`}
${mine && lineForm(visit, wrong, here)}
</div><div>
<h3 class="govuk-heading-m" id="unsent">Not finished</h3>
${unsentPart(one, unsent, drafts, wrong.unsent, here)}
${mine ? tellForm(visit, one, wrong, here) : toldPart(one)}
${toldBefore(visit, told, today)}
${mine && finishPart(one, here)}
<p class="govuk-body"><a class="govuk-link" href="${handoversHome}/${one.handover_id}">All of this handover</a></p>
</div></div>`,
  })
}

function list(
  typed: Line[],
  known: Known[],
  { here, today, mayTakeBack }: { here: string; today: string; mayTakeBack: string | null },
): Html {
  if (typed.length + known.length === 0) return html`<p class="govuk-body">Nothing yet.</p>`
  return html`<ul class="govuk-list govuk-list--bullet">${typed.map(
    each =>
      html`<li><bdi>${each.words}</bdi>${each.by_day && html`, by ${shortDate(each.by_day, today)}`} <span class="kith-origin">(<bdi>${each.by_name}</bdi>)</span>${
        each.made_by === mayTakeBack &&
        html` <form class="kith-inline" method="post" action="${here}/lines/${each.id}/take-back">${button({ text: html`Take back<span class="govuk-visually-hidden"> “${each.words}”</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`
      }</li>`,
  )}${known.map(
    each =>
      html`<li><bdi>${each.words}</bdi>${each.on_day && each.section === 'promise' && html`, by ${shortDate(each.on_day, today)}`} <span class="kith-origin">(<bdi>${each.more}</bdi>)</span></li>`,
  )}</ul>`
}

function lineForm({ form }: Visit, wrong: Wrong, here: string): Html {
  const showing = { form, wrong }
  return html`<form method="post" action="${here}/lines" novalidate><input type="hidden" name="id" value="${formId()}">
${oneField(showing, { name: 'kind', legend: 'Pass something on', items: LINE_KINDS.map(value => ({ value, text: KIND_WORDS[value].legend, hint: KIND_WORDS[value].hint })) })}
${wordsField(showing, { name: 'words', label: 'In a few words', most: MOST, rows: 2 })}
${dayField(showing, { name: 'by', legend: 'By which day, if it is a promise' })}
${button({ text: 'Add it', classes: 'govuk-button--secondary' })}</form>`
}

function tellForm({ form }: Visit, one: Handed, wrong: Wrong, here: string): Html {
  const showing = { form, wrong }
  return html`<h3 class="govuk-heading-m">Introduction and goodbye</h3>
<form method="post" action="${here}/tell" novalidate><input type="hidden" name="id" value="${formId()}">
${dayField(showing, { name: 'introduce', legend: 'Introduced in person on', hint: 'Both of you, with the child', ...(one.introduce_on && { usual: one.introduce_on }) })}
${oneField(showing, { name: 'introduced', legend: 'Has it happened?', usual: one.introduced ? 'yes' : 'no', items: YES_NO })}
${oneField(showing, { name: 'goodbye', legend: 'Is goodbye told?', ...(one.goodbye_told !== null && { usual: one.goodbye_told ? 'yes' : 'no' }), items: YES_NO })}
${button({ text: 'Keep it', classes: 'govuk-button--secondary' })}</form>`
}

function toldPart(one: Handed): Html {
  return summaryList({
    rows: [
      {
        key: { text: 'Introduced in person' },
        value: {
          text: one.introduced ? 'Yes' : one.introduce_on ? dayInFull(one.introduce_on) : 'No day yet',
        },
      },
      {
        key: { text: 'Goodbye told' },
        value: { text: one.goodbye_told === null ? 'Not said' : one.goodbye_told ? 'Yes' : 'No' },
      },
    ],
  })
}

// What was said before the newest, which stands in the form: amended, never overwritten.
function toldBefore(visit: Visit, told: readonly Told[], today: string): Html | false {
  const before = told.slice(1)
  return (
    before.length > 0 &&
    details({
      summaryText: `What was said before, ${before.length}`,
      text: html`<ul class="govuk-list govuk-list--spaced">${before.map(
        each =>
          html`<li>${shortDate(dayOfMoment(visit, each.made_at), today)}, <bdi>${each.by_name ?? 'somebody'}</bdi>: ${introduction(each, today)}; goodbye ${each.goodbye_told === null ? 'not said' : each.goodbye_told ? 'told' : 'not told yet'}</li>`,
      )}</ul>`,
    })
  )
}

function introduction({ introduced, introduce_on: day }: Told, today: string): string {
  const on = day ? ` ${shortDate(day, today)}` : ''
  return introduced ? `introduced${on}` : day ? `to be introduced${on}` : 'no day to be introduced'
}

function unsentPart(
  one: Handed,
  unsent: number,
  drafts: Awaited<ReturnType<typeof ownDrafts>>,
  wrong: string | undefined,
  here: string,
): Html {
  if (unsent === 0 && drafts.length === 0)
    return html`<p class="govuk-body">No note is begun and not sent.</p>`
  return html`${wrong && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong}</p>`}
${
  drafts.length > 0
    ? html`<ul class="govuk-list">${drafts.map(
        each =>
          html`<li><a class="govuk-link" href="/support/children/${one.child_id}/log?draft=${each.id}&next=${here}">Finish what you began</a></li>`,
      )}</ul><p class="govuk-body"><a class="govuk-link" href="/support/contacts/drafts">Or let it go</a></p>`
    : html`<p class="govuk-body"><bdi>${one.from_name}</bdi> has begun ${unsent === 1 ? 'a note' : `${unsent} notes`} and not sent ${unsent === 1 ? 'it' : 'them'}.</p>`
}`
}

function finishPart(one: Handed, here: string): Html {
  if (one.finished_at)
    return insetText({
      text: 'The list is done. It can be added to until somebody says yes.',
    })
  const missing = [
    one.lines === 0 && 'nothing is added to what Kith knew',
    one.introduce_on === null && !one.introduced && 'no day to be introduced',
    one.goodbye_told === null && 'nobody has said whether goodbye is told',
  ].filter(Boolean)
  return html`${missing.length > 0 && html`<p class="govuk-body">Still to do: ${missing.join('; ')}.</p>`}
<form method="post" action="${here}/finish">${button({ text: 'The list is done' })}</form>`
}

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
