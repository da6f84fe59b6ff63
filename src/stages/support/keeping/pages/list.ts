// One list: each line with why its time is past and how much would go; reviewed by one, authorised by another, then done.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { progress } from '#design/progress.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { readDay, readWords, type Wrong } from '../../in-school/fields.ts'
import {
  authoriseLines,
  beginLettingGo,
  certificates,
  type Decision,
  decideLines,
  type KeepingLine,
  type KeepingList,
  keepingLines,
  keepingLists,
  stopLettingGo,
} from '../keeping.ts'
import { decidedLine, openLine } from '../line.html.ts'
import {
  certificateHome,
  howMuch,
  isBeingDone,
  keepingHome,
  listHome,
  PART_WORDS,
  stateOf,
} from '../words.ts'

/** A list and its lines. */
export const keepingList: PageFunction = visit => showList(visit, {})

/** Keeps what was said to each line; a line that nothing was said to stays as it is. */
export const decidesLines: PageFunction = async visit => {
  const list = await listOf(visit)
  const lines = await keepingLines(visit.tx, list.id)
  const wrong: Wrong = {}
  const said = lines.filter(each => each.authorised_at === null).flatMap(each => readLine(visit, each, wrong))
  if (Object.keys(wrong).length > 0) return await showList(visit, wrong)
  const changed = await decideLines(visit.tx, list.id, said)
  if (changed > 0) await tell(visit, list, 'reviewed-keeping-list', changed)
  return seeOther(listHome(list.id))
}

/** Authorises, as another than who reviewed, the lines that the page showed. */
export const authorisesList: PageFunction = async visit => {
  const list = await listOf(visit)
  const lines = visit.form.all('line').filter(isId)
  const authorised = await authoriseLines(visit.tx, list.id, lines)
  if (authorised > 0) await tell(visit, list, 'authorised-letting-go', authorised)
  return seeOther(listHome(list.id))
}

/** Begins, or goes on after it was stopped. */
export const beginsList: PageFunction = async visit => {
  const list = await listOf(visit)
  if (await beginLettingGo(visit.tx, list.id)) await tell(visit, list, 'began-letting-go', list.ready)
  return seeOther(listHome(list.id))
}

/** Stops; what has gone has gone. */
export const stopsList: PageFunction = async visit => {
  const list = await listOf(visit)
  if (await stopLettingGo(visit.tx, list.id)) await tell(visit, list, 'stopped-letting-go', list.ready)
  return seeOther(listHome(list.id))
}

async function listOf({ tx, params }: Visit): Promise<KeepingList> {
  const id = params.list ?? ''
  const [list] = isId(id) ? await keepingLists(tx, id) : []
  if (!list) throw new NotFound('no such list')
  return list
}

async function tell(
  { tx, requestId }: Visit,
  list: KeepingList,
  action: string,
  lines: number,
): Promise<void> {
  await record(tx, {
    action,
    subject: 'keeping-list',
    subjectId: list.id,
    request: requestId,
    detail: { lines },
  })
}

function readLine(visit: Visit, { id }: KeepingLine, wrong: Wrong): Decision[] {
  const { form } = visit
  const answer = form.text(`line-${id}`)
  if (answer === 'let-go') return [{ id, decision: 'let-go' }]
  if (answer !== 'keep') return []
  const tomorrow: [string, string] = [todayOf(visit), 'Kept longer means until a day that is still to come']
  return [
    {
      id,
      decision: 'keep',
      keepUntil: readDay(form, wrong, `until-${id}`, 'Enter until which day it is kept', { from: tomorrow }),
      because: readWords(form, wrong, `because-${id}`, 'Say why it is kept longer', 500),
    },
  ]
}

async function showList(visit: Visit, wrong: Wrong): Promise<Sheet> {
  const list = await listOf(visit)
  const lines = await keepingLines(visit.tx, list.id)
  const gone = await certificates(visit.tx, { listId: list.id })
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'keeping-list',
    subjectId: list.id,
    request: visit.requestId,
    detail: { lines: lines.length },
  })
  const doing = isBeingDone(list)
  const open = lines.filter(each => each.authorised_at === null)
  const waits = open.some(each => !each.held)
  return {
    title: 'A list of what is past its time',
    heading: 'What is past its time',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Kept until', href: keepingHome },
      { text: 'One list' },
    ],
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    ...(doing && { refreshSeconds: 2 }),
    body: html`
<p class="govuk-body">Looked on ${dayInFull(dayOfMoment(visit, list.proposed_at))} by <bdi>${list.proposed_name ?? 'Kith'}</bdi>. ${tag({ text: stateOf(list), colour: doing ? 'blue' : 'grey' })}</p>
${list.held > 0 && html`<p class="govuk-body">Past the time, and held: ${counted(list.held, 'part of a record', 'parts of records')}. What is held is not on this list.</p>`}
${nextOf(visit, list, lines)}
${
  open.length > 0 &&
  html`<h2 class="govuk-heading-m">${list.open > 0 ? 'Review each line' : 'What was said'}</h2>
<form method="post" action="${listHome(list.id)}" novalidate>
${open.map(line => openLine(visit, line, wrong))}
${waits && button({ text: 'Keep what I said', preventDoubleClick: true })}</form>`
}
${lines.filter(each => each.authorised_at !== null).map(line => decidedLine(visit, line))}
${
  gone.length > 0 &&
  html`<h2 class="govuk-heading-m">What went</h2>
<ul class="govuk-list">${gone.map(each => html`<li><a class="govuk-link" href="${certificateHome(each.id)}">${each.whole ? 'All that was left' : PART_WORDS[each.part]}: ${howMuch(each.kinds)}</a></li>`)}</ul>`
}`,
  }
}

// What the state of the list lets happen next, first on the page.
function nextOf(visit: Visit, list: KeepingList, lines: readonly KeepingLine[]): Html | false {
  const home = listHome(list.id)
  if (isBeingDone(list))
    return html`${progress({ id: 'letting-go', label: 'Records go, one child at a time', done: list.done, of: list.done + list.ready, unit: 'parts' })}
<form method="post" action="${home}/stop">${button({ text: 'Stop', classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body">What has gone has gone. What is held since, waits; what changed since comes back to be reviewed.</p>`
  if (list.open > 0) return false
  const mayGo = lines.filter(each => each.decision === 'let-go' && each.authorised_at === null)
  if (mayGo.length > 0) {
    const others = mayGo.filter(each => !each.decided_by_me)
    if (others.length === 0)
      return html`<p class="govuk-inset-text">You reviewed it, so another authorises it: the safeguarding lead or a deputy of this place. Nobody lets a record go alone.</p>`
    return html`<form method="post" action="${home}/authorise">
${others.map(each => html`<input type="hidden" name="line" value="${each.id}">`)}
<p class="govuk-body">Read every line below. ${counted(others.length, 'part of a record goes', 'parts of records go')} for good once it is begun, and nobody can bring it back.</p>
${button({ text: `I authorise ${others.length}`, preventDoubleClick: true })}</form>`
  }
  if (list.ready === 0) return false
  return html`<form method="post" action="${home}/do">
<p class="govuk-body">${counted(list.ready, 'part', 'parts')} authorised. It can be stopped between two children${visit.actor.place?.pretend === true && '. Pretend data: nobody here is real'}.</p>
${button({ text: list.stopped_at ? 'Go on' : 'Let them go for good', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}
