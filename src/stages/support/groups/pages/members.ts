import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import type { PageFunction } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { addMembers, endMember, membersOf, WHY_LEFT } from '#records/groups/groups.ts'
import { todayOf } from '#records/places/today.ts'
import { thoseToChoose } from '../groups-here.ts'
import { ownGroupOfVisit } from './group-of-visit.ts'

/** Who may come: children within reach who take part and are not members, those of the group's school first. */
export const chooseMembers: PageFunction = async visit => {
  const { tx, requestId } = visit
  const group = await ownGroupOfVisit(visit)
  const today = todayOf(visit)
  const [all, members] = await Promise.all([thoseToChoose(tx, group.school_id), membersOf(tx, group.id)])
  const held = new Set(
    members.filter(each => each.until_day === null || each.until_day >= today).map(each => each.child_id),
  )
  const free = all.filter(each => !held.has(each.child_id))
  await record(tx, {
    action: 'saw-list',
    subject: 'group-members',
    subjectId: group.id,
    request: requestId,
    detail: { children: free.length },
  })
  const bySchool = Map.groupBy(free, each => each.school)
  const home = `/support/groups/${group.id}`
  return {
    title: 'Who comes',
    heading: html`Who comes to ${group.name}?`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Groups', href: '/support/groups' },
      { text: group.name, href: home },
      { text: 'Who comes' },
    ],
    body:
      free.length === 0
        ? html`<p class="govuk-body">Everybody you see who takes part is a member already. <a class="govuk-link" href="${home}">Go on to the group</a></p>`
        : html`<form method="post" action="${home}/members">
${[...bySchool].map(
  ([school, children], n): Html =>
    checkboxes({
      name: 'child',
      idPrefix: `school-${n}`,
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: school, classes: 'govuk-fieldset__legend--s' } },
      items: children.map(each => ({
        value: each.child_id,
        text: html`<bdi>${shortNameOf(each)}</bdi>, ${yearName(each.year_group)}`,
      })),
    }),
)}
${button({ text: 'Add them', preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${home}">Not now</a></p>
</form>`,
  }
}

/** Adds who was chosen, from today. */
export const addTheMembers: PageFunction = async visit => {
  const group = await ownGroupOfVisit(visit)
  const today = todayOf(visit)
  const chosen = visit.form.all('child').filter(isId)
  await addMembers(
    visit.tx,
    chosen.map(childId => ({ groupId: group.id, childId, from: today })),
  )
  return seeOther(`/support/groups/${group.id}`)
}

/** A member comes for the last time today. */
export const endTheMember: PageFunction = async visit => {
  const { tx, form, params } = visit
  const group = await ownGroupOfVisit(visit)
  const why = WHY_LEFT.find(each => each === form.text('why')) ?? 'other'
  const id = params.member ?? ''
  const ended = isId(id) && (await endMember(tx, { id, groupId: group.id, until: todayOf(visit), why }))
  if (!ended) throw new NotFound('no such member')
  return seeOther(`/support/groups/${group.id}`)
}
