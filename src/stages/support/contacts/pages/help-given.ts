import { button } from '#design/button.ts'
import { chips } from '#design/chips.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dateInput } from '#design/date-input.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { findChild, shortNameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { findHelp, giveHelp, HELP, type Help, helpCameBack, takeBackHelp } from '../help.ts'
import { wayBack } from '../way-back.ts'
import { writing } from '../who.ts'
import { HELP_WORDS, pounds } from '../words.ts'

type Wrong = Partial<Record<'kind' | 'what' | 'from' | 'worth' | 'lent' | 'given-day' | 'due-day', string>>

/** Practical help is an entry of its own: what, worth how much, from whom, given or lent. */
export const helpSheet: PageFunction = visit => show(visit, formId(), {})

/** Writes it down; the same form twice is one entry. */
export const saveHelp: PageFunction = async visit => {
  const { tx, form, params, requestId } = visit
  const posted = form.text('id')
  if (!isId(posted))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const child = await childOf(visit)
  const read = helpIn(visit, child.id)
  if (!read.help) return await show(visit, posted, read.wrong)
  const id = idOfPost(posted, JSON.stringify(read.help))
  const given = await giveHelp(tx, { id, ...read.help })
  if (given === 'refused') throw new NotFound('not theirs, or not taking part')
  if (given === 'made')
    await record(tx, {
      action: 'gave-help',
      subject: 'help',
      subjectId: id,
      childId: child.id,
      why: await whyMaySee(tx, child.id),
      detail: { kind: read.help.kind, lent: read.help.givenOrLent === 'lent' },
      request: requestId,
    })
  return seeOther(wayBack(form.text('next'), `/support/children/${params.child}/happened`))
}

/** One entry, with what may still be done: say that it is back, take it back as a mistake. */
export const helpGiven: PageFunction = async visit => {
  const { tx, actor, params, requestId } = visit
  const help = isId(params.help ?? '') ? await findHelp(tx, params.help!) : undefined
  const child = help && (await findChild(tx, help.child_id))
  if (!help || !child) throw new NotFound('no such help')
  await record(tx, {
    action: 'saw-child',
    subject: 'help',
    childId: child.id,
    why: await whyMaySee(tx, child.id),
    request: requestId,
  })
  const today = todayOf(visit)
  const out = help.given_or_lent === 'lent' && help.back_on === null && !help.withdrawn
  return {
    title: 'Practical help',
    heading: HELP_WORDS[help.kind as Help['kind']],
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(child)}</bdi>`, href: `/support/children/${child.id}` },
      { text: 'Practical help' },
    ],
    body: html`
${help.withdrawn && html`<p class="govuk-body"><strong>Taken back as a mistake.</strong></p>`}
${summaryList({
  rows: [
    { key: { text: 'For' }, value: { text: html`<bdi>${shortNameOf(child)}</bdi>` } },
    ...(help.what ? [{ key: { text: 'What' }, value: { text: help.what } }] : []),
    {
      key: { text: 'Worth' },
      value: { text: help.worth_pence === null ? 'Not said' : pounds(help.worth_pence) },
    },
    { key: { text: 'From' }, value: { text: help.from_whom ?? 'Not said' } },
    {
      key: { text: help.given_or_lent === 'lent' ? 'Lent' : 'Given' },
      value: { text: html`${shortDate(help.given_on, today)}, by <bdi>${help.given_by}</bdi>` },
    },
    ...(help.due_back_on
      ? [{ key: { text: 'Due back' }, value: { text: shortDate(help.due_back_on, today) } }]
      : []),
    ...(help.back_on ? [{ key: { text: 'Back' }, value: { text: shortDate(help.back_on, today) } }] : []),
  ],
})}
${may(actor, 'write plan') && out && html`<form method="post" action="/support/contacts/help/${help.id}">${button({ text: 'It is back', name: 'did', value: 'back' })}</form>`}
${may(actor, 'write plan') && help.mine && !help.withdrawn && html`<form method="post" action="/support/contacts/help/${help.id}">${button({ text: 'It was a mistake: take it back', name: 'did', value: 'withdraw', classes: 'govuk-button--secondary' })}</form>`}`,
  }
}

/** Says that something lent is back, or takes the entry back. */
export const settleHelp: PageFunction = async visit => {
  const { tx, params, form, requestId } = visit
  const id = isId(params.help ?? '') ? params.help! : ''
  const back = form.text('did') === 'back'
  const childId = id && (back ? await helpCameBack(tx, id, todayOf(visit)) : await takeBackHelp(tx, id))
  if (!childId) throw new NotFound('nothing to settle')
  await record(tx, {
    action: back ? 'help-came-back' : 'took-back-help',
    subject: 'help',
    subjectId: id,
    childId,
    why: await whyMaySee(tx, childId),
    request: requestId,
  })
  return seeOther(`/support/contacts/help/${id}`)
}

async function childOf({ tx, params }: Visit) {
  const child = isId(params.child ?? '') ? await findChild(tx, params.child!) : undefined
  if (!child) throw new NotFound('no such child')
  return child
}

function helpIn(
  visit: Visit,
  childId: string,
): { help: Omit<Help, 'id'>; wrong?: undefined } | { wrong: Wrong; help?: undefined } {
  const { form } = visit
  const today = todayOf(visit)
  const kind = HELP.find(each => each === form.text('kind'))
  const lent = form.text('lent')
  const worth = penceIn(form.text('worth'))
  const given = postedDay(form, 'given')
  const due = postedDay(form, 'due')
  const hasDue = Object.values(due.values).some(box => box !== '')
  const wrong: Wrong = {
    ...(!kind && { kind: 'Choose what it was' }),
    ...(kind === 'other' && form.text('what') === '' && { what: 'Write what it was' }),
    ...(form.text('what').length > 200 && { what: 'Write at most 200 letters' }),
    ...(form.text('from').length > 200 && { from: 'Write at most 200 letters' }),
    ...(worth === null && { worth: 'Write the worth in pounds, such as 40 or 12.50' }),
    ...(lent !== 'given' && lent !== 'lent' && { lent: 'Choose given or lent' }),
    ...((!given.day || given.day > today) && { 'given-day': 'Write a day that has come, such as 17 7 2026' }),
    ...(hasDue &&
      (!due.day || lent !== 'lent') && { 'due-day': 'Write the day it is due back, only for what is lent' }),
  }
  if (!kind || worth === null || !given.day || Object.keys(wrong).length > 0) return { wrong }
  return {
    help: {
      childId,
      kind,
      what: form.text('what') || undefined,
      worthPence: worth,
      fromWhom: form.text('from') || undefined,
      givenOrLent: lent as Help['givenOrLent'],
      givenOn: given.day,
      dueBackOn: due.day,
    },
  }
}

// `12.50` as 1250; undefined where nothing was written, null where it is no sum.
function penceIn(text: string): number | undefined | null {
  if (text === '') return undefined
  const found = /^£?(\d{1,5})(?:[.,](\d{2}))?$/.exec(text.replaceAll(/\s/g, ''))
  return found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : null
}

async function show(visit: Visit, id: string, wrong: Wrong): Promise<Sheet> {
  const { tx, form, query, requestId } = visit
  const child = await childOf(visit)
  const home = `/support/children/${child.id}`
  const next = wayBack(form.text('next') || query.get('next'), `${home}/happened`)
  const { takesPart } = await writing(tx, child.id)
  const posted = form.names().length > 0
  const given = posted ? postedDay(form, 'given').values : boxesOf(todayOf(visit))
  const due = postedDay(form, 'due').values
  await record(tx, {
    action: 'saw-child',
    subject: 'help',
    childId: child.id,
    why: await whyMaySee(tx, child.id),
    request: requestId,
  })
  return {
    title: 'Practical help',
    heading: html`Practical help for <bdi>${shortNameOf(child)}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(child)}</bdi>`, href: home },
      { text: 'Practical help' },
    ],
    errors: Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` })),
    body: !takesPart
      ? emptyState({
          text: 'This child or young person does not take part now, so nothing new begins with them. What was given stays on their record.',
          action: { text: 'Open their record', href: home },
        })
      : html`<form method="post" action="${home}/log/help" novalidate>
<input type="hidden" name="id" value="${id}"><input type="hidden" name="next" value="${next}">
${chips({
  name: 'kind',
  value: form.text('kind'),
  errorMessage: wrong.kind,
  fieldset: { legend: 'What was it?' },
  rows: [{ items: HELP.map(value => ({ value, text: HELP_WORDS[value] })) }],
})}
${chips({
  name: 'lent',
  value: form.text('lent'),
  errorMessage: wrong.lent,
  fieldset: { legend: 'Given or lent?' },
  rows: [
    {
      items: [
        { value: 'given', text: 'Given' },
        { value: 'lent', text: 'Lent, comes back' },
      ],
    },
  ],
})}
${input({ name: 'what', label: 'In a few words', hint: 'Such as: school shoes, size 3', value: form.text('what'), errorMessage: wrong.what })}
${input({ name: 'worth', label: 'Worth, in pounds', hint: 'As near as you know. Left empty where nobody knows', value: form.text('worth'), prefix: '£', inputmode: 'decimal', classes: 'govuk-input--width-5', errorMessage: wrong.worth })}
${input({ name: 'from', label: 'From whom', hint: 'Such as: the hardship fund, the school, a shop', value: form.text('from'), errorMessage: wrong.from })}
${dateInput({ id: 'given', namePrefix: 'given', fieldset: { legend: 'When?' }, values: { 'given-day': given.day, 'given-month': given.month, 'given-year': given.year }, errorMessage: wrong['given-day'] })}
${dateInput({ id: 'due', namePrefix: 'due', fieldset: { legend: 'Due back' }, hint: 'Only for what is lent', values: { 'due-day': due.day, 'due-month': due.month, 'due-year': due.year }, errorMessage: wrong['due-day'] })}
${button({ text: 'Save', preventDoubleClick: true })}
</form>`,
  }
}
