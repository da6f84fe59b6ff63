// Names are opened by the school's own lead, for both sides and for good: a page of its own says so before the press.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { warningText } from '#design/warning-text.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { crumbs } from '../frame.html.ts'
import { getRoom, openNames } from '../rooms.ts'

/** Asks once more before the names are opened. */
export const askToOpenNames: PageFunction = async visit => {
  const room = await getRoom(visit.tx, visit.params.cohort)
  const back = { text: 'Back to the room', href: `/identify/cohorts/${room.id}` }
  return {
    title: 'Open the names',
    heading: 'Open the names',
    breadcrumbs: crumbs(room, 'Open the names'),
    body:
      room.names_opened_at !== null
        ? emptyState({
            text: `The names were opened on ${dayInFull(dayOfMoment(visit, room.names_opened_at))}${room.names_opened_by ? ` by ${room.names_opened_by}` : ''}.`,
            action: back,
          })
        : room.side !== 'school' || room.frozen_at !== null
          ? emptyState({ text: 'Only the school’s own lead opens the names.', action: back })
          : html`
<p class="govuk-body">Until now everybody here looked at what is known, by codes. From now on you and the programme manager see who each child is, on every page of this room.</p>
${warningText({ text: 'This cannot be undone. It is written down that you opened the names, and when.' })}
<form method="post" action="/identify/cohorts/${room.id}/names"><div class="govuk-button-group">${button({ text: 'Open the names now', preventDoubleClick: true })}<a class="govuk-link" href="${back.href}">Leave them closed</a></div></form>`,
  }
}

/** The school's own lead opens the names of a room: from then on both sides see them. */
export const openTheNames: PageFunction = async ({ tx, params, requestId }) => {
  const room = await getRoom(tx, params.cohort)
  if (room.side !== 'school') throw new NotFound('only the school’s own lead')
  if (await openNames(tx, room.id))
    await record(tx, { action: 'opened-names', subject: 'cohort', subjectId: room.id, request: requestId })
  return seeOther(`/identify/cohorts/${room.id}`)
}
