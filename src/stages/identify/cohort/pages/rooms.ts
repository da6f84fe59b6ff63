import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { latestScreen, outcomesBySchool } from '../../screens/screens.ts'
import { openRoom, roomsOf } from '../rooms.ts'
import { sideWords } from '../words.ts'

/** School by school: how far the agreement has come, and where a room can be opened. */
export const rooms: PageFunction = async ({ tx }) => {
  const screen = await latestScreen(tx)
  const [schools, outcomes] = await Promise.all([
    roomsOf(tx),
    screen ? outcomesBySchool(tx, screen.id) : Promise.resolve([]),
  ])
  const screened = new Map(outcomes.filter(each => each.children > 0).map(each => [each.school_id, each]))
  const rows = schools.filter(each => each.id !== null || screened.has(each.school_id))
  const opened = rows.filter(each => each.id !== null)
  const closed = rows.filter(each => screened.has(each.school_id) && each.screen_id !== screen?.id)
  return {
    title: 'Cohorts',
    heading: 'Who is offered a place',
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Cohorts' }],
    body: html`
<p class="govuk-body-l">The screen puts children and young people in order. Whom to offer a place, a school and the programme agree on here, child by child, and both sign.</p>
${tableCards({
  caption: 'Rooms that are open or signed',
  rows: opened,
  link: { heading: 'School', href: row => `/identify/cohorts/${row.id}`, text: row => row.school },
  columns: [
    { heading: 'State', cell: stateOf },
    { heading: 'Places', cell: row => row.capacity, numeric: true },
    { heading: 'Signed by', cell: row => row.signed?.map(side => sideWords[side as 'school']).join(' and ') },
    { heading: 'Kept until', cell: row => row.delete_on && dayInFull(row.delete_on) },
  ],
  empty: emptyState({
    title: 'No room is open yet',
    text:
      closed.length > 0
        ? 'Open the room of a school below. Children have codes in it, and no names, until the school’s own lead opens them.'
        : 'When the screen has run, a room can be opened here for each school.',
  }),
})}
${
  closed.length > 0 &&
  html`<h2 class="govuk-heading-m">Open a room for the screen of ${dayInFull(screen!.as_of)}</h2>
<ul class="govuk-list kith-room__open">${closed.map(row => {
    const seen = screened.get(row.school_id)!
    return html`<li><form method="post" action="/identify/cohorts"><input type="hidden" name="id" value="${formId()}"><input type="hidden" name="school" value="${row.school_id}">${button({ text: html`Open the room of ${row.school}`, classes: 'govuk-button--secondary' })}</form> <span>${seen.chosen} in, ${seen.to_a_person} for a person to decide, ${seen.reserve} in reserve, ${seen.waiting} waiting after them</span></li>`
  })}</ul>`
}`,
  }
}

/** Opens a room for the newest screen of a school. */
export const openARoom: PageFunction = async ({ tx, form, requestId }) => {
  const [id, schoolId] = [form.text('id'), form.text('school')]
  if (!isId(id) || !isId(schoolId)) throw new BadRequest('Open Cohorts again and press the button there.')
  const screen = await latestScreen(tx)
  const school = (await roomsOf(tx)).find(each => each.school_id === schoolId)
  if (!screen || !school) throw new NotFound('no such school')
  const room = await openRoom(tx, { id, schoolId, screenId: screen.id })
  if (!room) throw new NotFound('not screened')
  if (room === id)
    await record(tx, { action: 'opened-cohort', subject: 'cohort', subjectId: id, request: requestId })
  return seeOther(`/identify/cohorts/${room}`)
}

function stateOf(row: Awaited<ReturnType<typeof roomsOf>>[number]): Html {
  if (row.frozen_at) return tag({ text: 'Frozen', colour: 'green' })
  if (row.signed?.length) return tag({ text: 'Signed by one', colour: 'blue' })
  return row.names_opened_at
    ? tag({ text: 'Names open', colour: 'teal' })
    : tag({ text: 'Codes only', colour: 'grey' })
}
