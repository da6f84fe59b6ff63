import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { warningText } from '#design/warning-text.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { invite, worksElsewhere } from '../invitations.ts'
import { caseloadOf, endMembership, findMember } from '../people.ts'
import { roleWords } from '../role-words.ts'
import { noteOwn } from '../sessions.ts'
import { linkToHandOver } from './people.html.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findMember>>>

/** One person's role in this place, and what an administrator may do about it. */
export const person: PageFunction = async visit => mustConfirm(visit) ?? show(visit, await found(visit))

/** Ends a role. Somebody else must end one's own, so that a place is not left without an administrator by a slip. */
export const endRole: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit, '/account/people')
  if (confirmFirst) return confirmFirst
  const member = await found(visit)
  if (member.person_id === visit.actor.personId) return show(visit, member)
  if (await endMembership(visit.tx, member.id)) {
    await record(visit.tx, {
      action: 'membership-ended',
      subject: 'membership',
      subjectId: member.id,
      detail: { person: member.person_id, role: member.role },
      request: visit.requestId,
    })
  }
  return seeOther('/account/people?done=ended')
}

/** For somebody who lost every way in: a link to set new ones. The old ones work until it is used. */
export const newStart: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit, '/account/people')
  if (confirmFirst) return confirmFirst
  const member = await found(visit)
  if (member.person_id === visit.actor.personId) return show(visit, member)
  const made = await visit.atTheDoor(async tx => {
    if (await worksElsewhere(tx, member.person_id, visit.actor.placeId!)) return null
    await noteOwn(tx, visit, 'new-start-offered', { person: member.person_id })
    const invitation = await invite(tx, {
      id: formId(),
      placeId: visit.actor.placeId!,
      madeBy: visit.actor.personId!,
      name: member.name,
      email: member.email,
      personId: member.person_id,
    })
    if (invitation?.secondPerson === 'alone')
      await noteOwn(tx, visit, 'granted-alone', { person: member.person_id })
    return invitation
  })
  if (!made)
    return show(
      visit,
      member,
      'They work in another place too, so Kith cannot tell whose word counts. Ask whoever runs this Kith',
    )
  return linkToHandOver(member.name, visit, made, 'new start')
}

async function found(visit: Visit): Promise<Found> {
  const id = visit.params.membership!
  const member = isId(id) ? await findMember(visit.tx, id) : undefined
  if (!member) throw new NotFound('no such membership here')
  return member
}

async function show(visit: Visit, member: Found, error?: string): Promise<Sheet> {
  const caseload = member.role === 'link-worker' ? await caseloadOf(visit.tx, member.person_id) : undefined
  const own = member.person_id === visit.actor.personId
  const manages = may(visit.actor, 'do manage staff')
  const here = `/account/people/${member.id}`
  return {
    title: 'A person’s account',
    heading: html`<bdi>${member.name}</bdi>`,
    breadcrumbs: [
      { text: 'Your account', href: '/account' },
      { text: 'People', href: '/account/people' },
    ],
    errors: error ? [{ text: error }] : [],
    body: html`${summaryList({
      rows: [
        { key: { text: 'Role' }, value: { text: roleWords(member.role) } },
        { key: { text: 'E-mail address' }, value: { text: member.email } },
      ],
    })}
${
  own
    ? insetText({ text: 'This is you. Another administrator has to end your role or give you a new start.' })
    : manages &&
      html`<form method="post" action="${here}/new-start">
<p class="govuk-body">If they have lost their phone and their recovery codes, make a link with which they set up how they sign in again. Be sure who is asking: see them, or ring a number you already had.</p>
${button({ text: 'Make a link for a new start', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
<form method="post" action="${here}/end">
<p class="govuk-body">Ending this role takes effect at once. What they wrote stays, under their name.</p>
${caseload && caseload.children > 0 && caseloadWarning(caseload)}
${button({ text: 'End this role', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}`,
  }
}

function caseloadWarning({ children, leads }: { children: number; leads: string[] }) {
  const who = leads.length > 0 ? leads.join(' or ') : 'the programme manager'
  return warningText({
    text: `${children === 1 ? 'One child or young person has' : `${children} children and young people have`} them as Link Worker, and would have nobody. Ask ${who} to hand them over first: whom it concerns stands under Support, Change of hands.`,
  })
}
