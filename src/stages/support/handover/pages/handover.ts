// One handover: whom it concerns, how each stands, and for whoever matches who is asked to have them.
import { button } from '#design/button.ts'
import { contextualDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { BEGINNING } from '../../child/happened.ts'
import { balanceOf } from '../../team/team.ts'
import {
  addToHandover,
  askToTakeOver,
  callOff,
  caseloadOf,
  findHandover,
  type Handed,
  type Handover,
  handedOver,
} from '../handover.ts'
import { handedHome, handoversHome, standing, whyAlone } from '../words.ts'

export const handover: PageFunction = async visit => show(visit, await found(visit))

/** Asks whoever was chosen for each child; where somebody cannot, it says so beside the child. */
export const askThem: PageFunction = async visit => {
  const { tx, form } = visit
  const one = await found(visit)
  const handed = await handedOver(tx, { since: BEGINNING, handoverId: one.id })
  const wrong: Record<string, string> = {}
  for (const each of handed.filter(row => !row.accepted_at)) {
    const personId = form.text(fieldOf(each))
    if (!isId(personId) || personId === each.to_person) continue
    const outcome = await askToTakeOver(tx, { handedId: each.id, childId: each.child_id, personId })
    const sentence = WHY_NOT[outcome]
    if (sentence) wrong[fieldOf(each)] = sentence
  }
  return Object.keys(wrong).length > 0
    ? await show(visit, one, wrong)
    : seeOther(`${handoversHome}/${one.id}`)
}

/** Who came to the caseload since it began, or was left out, is taken in. */
export const takeIn: PageFunction = async visit => {
  const one = await found(visit)
  await addToHandover(visit.tx, { id: one.id, children: visit.form.all('child').filter(isId) })
  return seeOther(`${handoversHome}/${one.id}`)
}

/** It does not come about: everybody who was not taken over stays. */
export const callItOff: PageFunction = async visit => {
  const one = await found(visit)
  const because = visit.form.text('because')
  if (because === '' || because.length > 300)
    return show(visit, one, {
      because: because === '' ? 'Say why it is called off' : 'Say it in at most 300 letters',
    })
  await callOff(visit.tx, one.id, because)
  return seeOther(handoversHome)
}

async function found({ tx, params }: Visit): Promise<Handover> {
  const id = params.handover ?? ''
  const one = isId(id) ? await findHandover(tx, id) : undefined
  if (!one) throw new NotFound('no such handover')
  return one
}

async function show(visit: Visit, one: Handover, wrong: Record<string, string> = {}): Promise<Sheet> {
  const { tx, actor, requestId, form } = visit
  const today = todayOf(visit)
  const leads = may(actor, 'do match link workers')
  const off = one.called_off_at !== null
  const mine = !off && (one.person_id === actor.personId || may(actor, 'do lead the team'))
  const [handed, workers, caseload] = await Promise.all([
    handedOver(tx, { since: BEGINNING, handoverId: one.id }),
    leads ? balanceOf(tx) : [],
    mine ? caseloadOf(tx, one.person_id) : [],
  ])
  const leftOut = caseload.filter(each => !each.handed)
  await record(tx, {
    action: 'saw-list',
    subject: 'handover',
    subjectId: one.id,
    request: requestId,
    detail: { children: handed.length + leftOut.length },
  })
  const open = handed.filter(each => !each.accepted_at)
  const asks = leads && !off && open.length > 0
  const others = workers.filter(each => each.person_id !== one.person_id)
  const cell = (each: Handed) =>
    each.accepted_at || !asks
      ? standing(each)
      : html`${select({
          name: fieldOf(each),
          label: { text: `Who is asked to have ${nameOf(each)}?`, classes: 'govuk-visually-hidden' },
          errorMessage: wrong[fieldOf(each)],
          value: form.text(fieldOf(each)) || each.to_person || '',
          items: [
            { value: '', text: 'Nobody yet' },
            ...others.map(worker => ({
              value: worker.person_id,
              text: `${worker.name} (${worker.children ?? 0})`,
            })),
          ],
        })}${cannot(each)}`
  const list = tableCards({
    caption: 'Whom it concerns',
    rows: handed,
    link: { heading: 'Name', href: handedHome, text: each => html`<bdi>${nameOf(each)}</bdi>` },
    columns: [
      {
        heading: 'Passed on',
        cell: each => (each.finished_at ? 'Done' : each.lines > 0 ? 'Begun' : 'Not begun'),
      },
      {
        heading: 'Introduced',
        cell: each =>
          each.introduced
            ? 'Yes'
            : each.introduce_on && contextualDate({ date: each.introduce_on, today, overdue: 'Passed' }),
        short: true,
      },
      { heading: 'Goodbye told', cell: each => GOODBYE[String(each.goodbye_told)], short: true },
      { heading: asks ? 'Who is asked' : 'How it stands', cell, long: true },
    ],
    empty: off ? 'It was called off: everybody stays where they were.' : 'Nobody is left to be handed over.',
  })
  return {
    title: 'A handover',
    heading: html`<bdi>${one.person}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Change of hands', href: handoversHome },
      { text: one.person },
    ],
    wide: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<p class="govuk-body-l">${whyAlone(one.why)}. Last day: ${dayInFull(one.last_day)}. ${off ? html`Called off: <bdi>${one.called_off_because}</bdi>` : `${handed.length - open.length} of ${handed.length} taken over.`}</p>
${asks ? html`<form method="post" action="${handoversHome}/${one.id}/ask" novalidate>${list}${button({ text: 'Ask them' })}</form>` : list}
${leftOut.length > 0 && leftOutPart(one, leftOut)}
${
  leads &&
  !off &&
  open.length > 0 &&
  details({
    summaryText: 'It does not come about',
    open: wrong.because !== undefined,
    text: html`<form method="post" action="${handoversHome}/${one.id}/call-off" novalidate>
${input({ name: 'because', label: 'Why?', hint: 'Whom somebody took over stays with them', value: form.text('because'), errorMessage: wrong.because })}
${button({ text: 'Call it off', classes: 'govuk-button--secondary' })}</form>`,
  })
}`,
  }
}

// Nobody who is theirs is forgotten for having come to them when the handover had begun.
function leftOutPart(one: Handover, rows: Awaited<ReturnType<typeof caseloadOf>>): Html {
  return html`<h2 class="govuk-heading-m" id="left-out">Theirs, and not in it</h2>
<p class="govuk-body">${one.why === 'leaves' ? html`<bdi>${one.person}</bdi> leaves, and nobody hands them over yet.` : html`<bdi>${one.person}</bdi> stays with them, unless they are handed over too.`}</p>
<form method="post" action="${handoversHome}/${one.id}/add"><ul class="govuk-list govuk-list--bullet">${rows.map(
    each =>
      html`<li><bdi>${nameOf(each)}</bdi>, ${each.school} <button type="submit" class="govuk-button govuk-button--secondary govuk-button--small" name="child" value="${each.child_id}">Take in<span class="govuk-visually-hidden"> ${nameOf(each)}</span></button></li>`,
  )}</ul></form>`
}

// Everybody who was asked and could not, also while another is asked: whoever asks next sees whom not to.
function cannot({ cannot_names: names, cannot_words: words }: Handed): Html {
  return html`${names?.map((name, n) => html`<p class="govuk-hint"><bdi>${name}</bdi> cannot${words?.[n] && html`: <bdi>${words[n]}</bdi>`}</p>`)}`
}

function fieldOf(each: Handed): string {
  return `to-${each.id}`
}

const GOODBYE: Record<string, string> = { true: 'Yes', false: 'No', null: 'Not said' }
const WHY_NOT: Partial<Record<string, string>> = {
  conflict: 'They have said there is a conflict. Choose another',
  restricted: 'This record is kept to named people. Ask the safeguarding lead first',
  'no-worker': 'This is no Link Worker of the place any more. Choose another',
  same: 'They hand over themselves. Choose another',
  gone: 'Somebody took them over meanwhile',
}
