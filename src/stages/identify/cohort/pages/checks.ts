import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { table } from '#design/table.ts'
import { textarea } from '#design/textarea.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { momentInWords } from '../../imports/import-words.ts'
import { answerCheck, askChecks, checksToAnswer } from '../checks.ts'
import { called, type Typed } from '../child.html.ts'
import { crumbs, roomTabs } from '../frame.html.ts'
import { councilUsers, getRoom, type Room } from '../rooms.ts'
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
  const asked = await askChecks(tx, { batchId, cohortId: room.id, basis, first, second })
  await record(tx, {
    action: 'asked-council',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
    detail: { children: asked },
  })
  return seeOther(`/identify/cohorts/${room.id}/checks?asked=${asked}`)
}

async function show({ tx, params, query, requestId }: Visit, typed: Typed, wrong: Typed): Promise<Sheet> {
  const room = await getRoom(tx, params.cohort)
  const [{ children }, users, person] = await Promise.all([
    childrenOfRoom(tx, room, { stands: 'in' }),
    councilUsers(tx),
    childrenOfRoom(tx, room, { stands: 'undecided' }),
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
  children.length === 0
    ? emptyState({ text: 'Nobody stands in, so nobody is asked about.' })
    : table({
        caption: `${counted(children.length, 'child', 'children')} about to be offered a place`,
        captionClasses: 'govuk-table__caption--s',
        firstCellIsHeader: true,
        head: [{ text: 'Who' }, { text: 'Answers' }],
        rows: children.map(each => [{ text: called(room, each) }, { text: answersOf(each) }]),
      })
}
${room.frozen_at === null && notAsked.length > 0 && askForm(room, users, notAsked.length, typed, wrong)}`,
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
${button({ text: 'Ask them', preventDoubleClick: true })}
</form>`
}

/** What a person of the council is asked: a name, a day of birth, a school, and yes or no. */
export const councilChecks: PageFunction = async ({ tx, query, actor, requestId }) => {
  const asked = await checksToAnswer(tx)
  if (asked.length > 0)
    await record(tx, {
      action: 'saw-list',
      subject: 'cohort-checks',
      request: requestId,
      detail: { children: asked.length },
    })
  return {
    title: 'Is the family known?',
    heading: 'Is the family known?',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Is the family known?' }],
    notice: query.has('answered')
      ? notificationBanner({
          type: 'success',
          titleText: 'Thank you',
          text: 'Your answer is kept, and the question is gone from here.',
        })
      : undefined,
    body: html`
<p class="govuk-body">These children are about to be offered a place with a Link Worker. Say whether your service has this family open now. Say nothing else: a yes means that a person rings you before anything is offered.</p>
${
  asked.length === 0
    ? emptyState({
        text: 'You are asked about nobody. When a school and the programme are about to offer places, the question stands here.',
      })
    : html`<ul class="kith-room">${asked.map(
        each => html`<li class="kith-room__child"><h2 class="kith-room__name"><bdi>${[each.forename, each.surname].filter(Boolean).join(' ')}</bdi></h2>
<p class="kith-room__line"><span>Born ${each.born_on ? dayInFull(each.born_on) : 'on a day that is not known'}</span> <span>${each.school}</span></p>
<p class="govuk-body-s">Asked by ${each.asked_by} on ${momentInWords(each.asked_at!, actor.place?.zone)}. Basis: ${each.basis}.</p>
<form method="post" action="/identify/checks/${each.check_id}"><input type="hidden" name="id" value="${formId()}">
${radios({
  name: 'known',
  idPrefix: `known-${each.check_id}`,
  classes: 'govuk-radios--inline govuk-radios--small',
  fieldset: { legend: 'Known to your service now?' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${button({ text: 'Answer', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form></li>`,
      )}</ul>`
}`,
  }
}

/** Takes a yes or no. */
export const answerACheck: PageFunction = async ({ tx, params, form, requestId }) => {
  const [id, known, checkId] = [form.text('id'), form.text('known'), params.check ?? '']
  if (!isId(checkId)) throw new NotFound('no such check')
  if (!isId(id) || (known !== 'yes' && known !== 'no'))
    throw new BadRequest('Choose yes or no, and then press Answer. Go back to do it.')
  const answer = await answerCheck(tx, { id, checkId, known: known === 'yes' })
  if (answer === 'gone') throw new NotFound('not asked of you any more')
  if (answer === 'answered')
    await record(tx, {
      action: 'answered-check',
      subject: 'cohort-check',
      subjectId: checkId,
      request: requestId,
    })
  return seeOther('/identify/checks?answered=yes')
}
