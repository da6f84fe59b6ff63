import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { textarea } from '#design/textarea.ts'
import { counted } from '#design/thousands.ts'
import { warningText } from '#design/warning-text.ts'
import type { Tx } from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { askChecks } from '../checks.ts'
import { called, type Typed } from '../child.html.ts'
import { crumbs, roomTabs } from '../frame.html.ts'
import { councilUsers, getRoom, type Room } from '../rooms.ts'
import { blockersOf } from '../signing.ts'
import { childrenOfRoom } from '../standing.ts'

/** What the council was asked about those who stand in, and the form to ask. */
export const checksOfRoom: PageFunction = visit => show(visit, {}, {})

/** Asks two people of the council about everybody who stands in and was not asked about. */
export const askTheCouncil: PageFunction = async visit => {
  const { tx, params, form, requestId } = visit
  const room = await getRoom(tx, params.cohort)
  if (room.frozen_at) throw new PlainError('Both sides have signed: nobody is asked any more.')
  const users = (await councilUsers(tx)).map(each => each.id)
  const [batchId, basis, first, second] = ['id', 'basis', 'first', 'second'].map(name => form.text(name)) as [
    string,
    string,
    string,
    string,
  ]
  if (!isId(batchId)) throw new BadRequest('Open the page again and use the form there.')
  const wrong: Typed = {
    ...((basis.length < 10 || basis.length > 400) && { basis: 'Write on which basis the council is asked' }),
    ...(!users.includes(first) && { first: 'Choose who is asked' }),
    ...((!users.includes(second) || first === second) && {
      second: 'Choose a second person, who is not the first',
    }),
  }
  if (Object.keys(wrong).length > 0) return await show(visit, { basis, first, second }, wrong)
  // Said already where it is only looked at; the database is asked once more when it counts.
  const undecided = await undecidedIn(tx, room)
  if (undecided > 0) throw new PlainError(decideFirst(undecided))
  if (form.text('sure') !== 'yes') return await beforeAsking(visit, room, { batchId, basis, first, second })
  const asked = await askChecks(tx, { batchId, cohortId: room.id, basis, first, second })
  if (asked === null) throw new PlainError(decideFirst(await undecidedIn(tx, room)))
  await record(tx, {
    action: 'asked-council',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
    detail: { children: asked },
  })
  return seeOther(`/identify/cohorts/${room.id}/checks?asked=${asked}`)
}

// Asking cannot be unasked: what will be sent is read once more before it is.
async function beforeAsking(
  { tx }: Visit,
  room: Room,
  { batchId, basis, first, second }: { batchId: string; basis: string; first: string; second: string },
): Promise<Sheet> {
  const [{ children }, users] = await Promise.all([
    childrenOfRoom(tx, room, { stands: 'in' }),
    councilUsers(tx),
  ])
  const nameOf = (id: string) => users.find(each => each.id === id)?.name ?? ''
  const n = children.filter(each => each.check === null).length
  const here = `/identify/cohorts/${room.id}/checks`
  const about = counted(n, 'child or young person', 'children and young people')
  return {
    title: 'Check before you ask the council',
    heading: 'Check before you ask the council',
    breadcrumbs: crumbs(room, 'Council'),
    body: html`
${summaryList({
  rows: [
    { key: { text: 'Asked about' }, value: { text: about } },
    {
      key: { text: 'Who is asked' },
      value: { text: html`<bdi>${nameOf(first)}</bdi> and <bdi>${nameOf(second)}</bdi>` },
    },
    { key: { text: 'On which basis' }, value: { text: basis } },
    { key: { text: 'What they see' }, value: { text: 'Of each a name, a day of birth and the school' } },
  ],
})}
${warningText({ text: 'This cannot be unasked: the council learns these names as soon as you ask. It is written down that you asked.' })}
<form method="post" action="${here}" novalidate><input type="hidden" name="id" value="${batchId}"><input type="hidden" name="basis" value="${basis}"><input type="hidden" name="first" value="${first}"><input type="hidden" name="second" value="${second}"><input type="hidden" name="sure" value="yes">
<div class="govuk-button-group">${button({ text: `Ask about ${about} now`, preventDoubleClick: true })}<a class="govuk-link" href="${here}">Ask nobody yet</a></div></form>`,
  }
}

async function undecidedIn(tx: Tx, room: Room): Promise<number> {
  return (await blockersOf(tx, room.id)).find(each => each.what === 'undecided')?.n ?? 0
}

function decideFirst(n: number): string {
  return `Nobody is asked about yet: ${n === 1 ? '1 child is' : `${n} children are`} still for a person to decide about. Decide first, so that the council is asked once and about nobody who is not offered a place.`
}

async function show(
  { tx, actor, params, query, requestId }: Visit,
  typed: Typed,
  wrong: Typed,
): Promise<Sheet> {
  const room = await getRoom(tx, params.cohort)
  const [{ children }, users, person, undecided] = await Promise.all([
    childrenOfRoom(tx, room, { stands: 'in' }),
    councilUsers(tx),
    childrenOfRoom(tx, room, { stands: 'undecided' }),
    undecidedIn(tx, room),
  ])
  await record(tx, { action: 'saw-checks', subject: 'cohort', subjectId: room.id, request: requestId })
  const notAsked = children.filter(each => each.check === null)
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text: text!, href: `#${name}` }))
  const flagged = person.children.filter(each => each.check === 'to-a-person')
  return {
    title: 'Asking the council',
    heading: 'Does the council know the family?',
    errors,
    breadcrumbs: crumbs(room, 'Council'),
    notice: query.has('asked')
      ? notificationBanner({
          type: 'success',
          titleText: 'Asked',
          text: 'The two people of the council find the question in Kith.',
        })
      : undefined,
    body: html`
${roomTabs(room, 'checks')}
<p class="govuk-body">Asked only for children about to be offered a place, of two named people at the council. They see a name, a day of birth and the school, and answer yes or no: nothing else is asked and nothing else is told. A yes brings the child to a person here. When a family says no to the offer, the answers are deleted.</p>
${flagged.length > 0 && html`<p class="govuk-body"><strong>${counted(flagged.length, 'child is', 'children are')} for a person to decide with the council</strong>: ${flagged.map((each, n) => html`${n > 0 && ', '}<a class="govuk-link" href="/identify/cohorts/${room.id}/children/${each.childId}">${called(room, each)}</a>`)}.</p>`}
${
  // A check that is not there any more would tell of a family's no.
  room.frozen_at && !may(actor, 'do match link workers')
    ? emptyState({
        text: 'Both sides have signed: nobody is asked any more, and the programme manager alone sees what was.',
      })
    : children.length === 0
      ? emptyState({ text: 'Nobody stands in, so nobody is asked about.' })
      : table({
          caption: `${counted(children.length, 'child', 'children')} about to be offered a place`,
          captionClasses: 'govuk-table__caption--s',
          firstCellIsHeader: true,
          head: [{ text: 'Who' }, { text: 'Answers' }],
          rows: children.map(each => [{ text: called(room, each) }, { text: answersOf(each) }]),
        })
}
${room.frozen_at === null && notAsked.length > 0 && (undecided > 0 ? html`${insetText({ text: html`${decideFirst(undecided)} <a class="govuk-link" href="/identify/cohorts/${room.id}?show=undecided">Those to decide about</a>` })}` : askForm(room, users, notAsked.length, typed, wrong))}`,
  }
}

function answersOf({ check, checkAnswers }: { check: string | null; checkAnswers: number }): string {
  if (check === null) return 'Not asked yet'
  return check === 'asked' ? `${checkAnswers} of 2 have answered` : 'Both have answered'
}

function askForm(
  room: Room,
  users: { id: string; name: string }[],
  n: number,
  typed: Typed,
  wrong: Typed,
): Html {
  if (users.length < 2)
    return emptyState({
      title: 'Nobody to ask yet',
      text: 'Two people of the council need an account as Early Help practitioner. An administrator invites them.',
    })
  const basis = room.blueprint.lawful_bases[0]
  const items = [{ value: '', text: 'Choose' }, ...users.map(each => ({ value: each.id, text: each.name }))]
  return html`<h2 class="govuk-heading-m">Ask about ${counted(n, 'child', 'children')}</h2>
<form method="post" action="/identify/cohorts/${room.id}/checks" novalidate><input type="hidden" name="id" value="${formId()}">
${textarea({ name: 'basis', rows: 2, label: 'On which legal basis', hint: 'They read this beside each name.', value: typed.basis ?? (basis ? `${basis.purpose}: ${basis.article_6}, ${basis.controller}` : ''), errorMessage: wrong.basis })}
${select({ name: 'first', label: 'The first person', items, value: typed.first, errorMessage: wrong.first })}
${select({ name: 'second', label: 'The second person', items, value: typed.second, errorMessage: wrong.second })}
${button({ text: 'Check before asking' })}
</form>`
}
