import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { newId } from '#platform/ids.ts'
import { recordExport } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { membersOf, onRegister } from '#records/groups/groups.ts'
import { todayOf } from '#records/places/today.ts'
import { dayOfVisit } from './group-of-visit.ts'

/** A register on paper, for where there is no device: first names and initials, and empty rows for who else comes. */
export const blankRegister: PageFunction = async visit => {
  const { group, day } = await dayOfVisit(visit)
  const { tx, requestId } = visit
  const { on } = onRegister(await membersOf(tx, group.id), day.on_day)
  await recordExport(tx, {
    id: newId(),
    action: 'printed-register',
    subject: 'register',
    subjectId: day.id,
    request: requestId,
    detail: { children: on.length },
    children: on.map(each => each.child_id),
  })
  const here = `/support/groups/${group.id}/days/${day.id}`
  const empty = Array.from({ length: 4 }, () => ({ name: '' }))
  return {
    title: 'Blank register',
    heading: html`${group.name}, ${shortDate(day.on_day, todayOf(visit))}`,
    breadcrumbs: [
      { text: 'Groups', href: '/support/groups' },
      { text: group.name, href: `/support/groups/${group.id}` },
      { text: 'Register', href: here },
      { text: 'Blank' },
    ],
    body: html`<p class="govuk-body">${day.starts_at} to ${day.ends_at}${group.room && html`, ${group.room}`}, ${group.school}. Print this page, mark it, and enter it later under Register. Do not leave it lying.</p>
<div class="kith-scroll" role="region" aria-label="Register" tabindex="0"><table class="govuk-table kith-blank">
<caption class="govuk-table__caption">Who comes: ${on.length}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Name</th><th scope="col" class="govuk-table__header">There</th><th scope="col" class="govuk-table__header">Late, minutes</th><th scope="col" class="govuk-table__header">Not there, why</th></tr></thead>
<tbody class="govuk-table__body">${[...on.map(each => ({ name: shortNameOf(each) })), ...empty].map(
      ({ name }) =>
        html`<tr class="govuk-table__row">${name ? html`<th scope="row" class="govuk-table__header"><bdi>${name}</bdi></th>` : html`<td class="govuk-table__cell">Somebody else</td>`}<td class="govuk-table__cell"></td><td class="govuk-table__cell"></td><td class="govuk-table__cell"></td></tr>`,
    )}</tbody></table></div>
<p class="govuk-body">Taken by: ____________________</p>`,
  }
}
