import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { warningText } from '#design/warning-text.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { roles } from '#records/access/matrix.ts'
import { may } from '#records/access/may.ts'
import { invitationDays, type Made, newStartDays, type OpenInvitation } from '../invitations.ts'
import { momentWords } from '../moments.ts'
import type { Member } from '../people.ts'
import { roleWords } from '../role-words.ts'
import { smallButton } from './account.html.ts'
import type { Wrong } from './choose-factor.html.ts'

export type Invited = { id: string; name: string; email: string; role: string; school: string }

export function peopleBody(shown: {
  members: Member[]
  schools: { id: string; name: string }[]
  invitations: OpenInvitation[]
  invited: Invited
  wrong: Wrong
  actor: Visit['actor']
}): Html {
  const { members, invitations, actor } = shown
  const manages = may(actor, 'do manage staff')
  return html`${tableCards({
    caption: `People, ${members.length}`,
    captionHidden: true,
    rows: members,
    link: {
      heading: 'Name',
      href: each => `/account/people/${each.id}`,
      text: each => html`<bdi>${each.name}</bdi>`,
    },
    columns: [
      { heading: 'Role', cell: each => roleWords(each.role) },
      { heading: 'School', cell: each => each.school },
      { heading: 'E-mail address', cell: each => each.email },
    ],
    empty: 'Nobody has an account here.',
  })}
<h2 class="govuk-heading-m">Invited, not yet joined</h2>
${
  invitations.length === 0
    ? emptyState({
        text: 'Nobody is waiting. An invitation stands here until it is used, withdrawn or too old.',
      })
    : html`<p class="govuk-body">A role that sees children or approves others is given by two people: whoever invites, and an administrator, programme manager or safeguarding lead who approves it.</p>
<ul class="govuk-list">${invitations.map(each => invitationRow(each, actor, manages))}</ul>`
}
${manages && inviteForm(shown)}`
}

function inviteForm({
  schools,
  invited,
  wrong,
}: {
  schools: { id: string; name: string }[]
  invited: Invited
  wrong: Wrong
}): Html {
  return html`<h2 class="govuk-heading-m" id="invite">Invite somebody</h2>
<form method="post" action="/account/people" novalidate>
<input type="hidden" name="id" value="${invited.id}">
${input({ name: 'name', label: 'Name', value: invited.name, autocomplete: 'off', errorMessage: wrong.name })}
${input({ name: 'email', label: 'E-mail address', type: 'email', value: invited.email, autocomplete: 'off', spellcheck: false, errorMessage: wrong.email })}
${select({
  name: 'role',
  label: 'What they will be',
  value: invited.role,
  errorMessage: wrong.role,
  items: [
    { value: '', text: 'Choose a role' },
    ...roles.map(role => ({ value: role, text: roleWords(role) })),
  ],
})}
${select({
  name: 'school',
  label: 'School, where they work in or for one',
  value: invited.school,
  errorMessage: wrong.school,
  items: [
    { value: '', text: 'No one school' },
    ...schools.map(each => ({ value: each.id, text: each.name })),
  ],
})}
${button({ text: 'Make an invitation', preventDoubleClick: true })}
</form>`
}

/** The link to hand over. It stands in the answer to the POST and nowhere else. */
export function linkToHandOver(
  name: string,
  visit: Visit,
  { token, secondPerson }: Made,
  what: 'invitation' | 'new start',
): Sheet {
  const link = `${visit.origin}/invitation/${token}`
  const days = what === 'invitation' ? invitationDays : newStartDays
  return {
    title: 'A link to hand over',
    heading: `Hand this link to ${name}`,
    breadcrumbs: [
      { text: 'Your account', href: '/account' },
      { text: 'People', href: '/account/people' },
    ],
    body: html`${insetText({ text: html`<code class="kith-break">${link}</code>` })}
<p class="govuk-body">It works once, for ${days === 1 ? '24 hours' : `${days} days`}, and is not shown again. Kith does not send it: give it to them yourself, in a way that only they read. Whoever opens it first has the account.</p>
${secondPerson === 'waits' && warningText({ text: 'It waits for a second person. Until another administrator, a programme manager or a safeguarding lead of this place approves it under People, it opens nothing. If there is nobody who could, ask whoever runs this Kith.' })}
${secondPerson === 'alone' && warningText({ text: 'You give this alone, since nobody else here can approve it yet. The audit says so. Invite a second person who can, before children are in.' })}`,
  }
}

function invitationRow(each: OpenInvitation, actor: Visit['actor'], manages: boolean): Html {
  const said = `the invitation of ${each.name}`
  const mayApprove = each.waits && each.made_by !== actor.personId
  return html`<li><strong><bdi>${each.name}</bdi></strong>, ${each.email}, ${each.role === null ? 'a new start' : roleWords(each.role)}, until ${momentWords(each.until, actor.place?.zone)}. Made by <bdi>${each.maker}</bdi>${each.approver && html`, approved by <bdi>${each.approver}</bdi>`}${each.alone && ', given without a second person here'}.
${each.waits && html`<br>${tag({ text: 'Waits for a second person', colour: 'yellow' })}`}
${mayApprove && html`<form method="post" action="/account/people/approve"><input type="hidden" name="invitation" value="${each.id}">${smallButton('Approve', said)}</form>`}
${manages && html`<form method="post" action="/account/people/withdraw"><input type="hidden" name="invitation" value="${each.id}">${smallButton('Withdraw', said)}</form>`}</li>`
}
