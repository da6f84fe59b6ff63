import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { roles } from '#records/access/matrix.ts'
import { invitationDays, newStartDays, type OpenInvitation } from '../invitations.ts'
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
  const { members, schools, invitations, invited, wrong, actor } = shown
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
    : html`<ul class="govuk-list">${invitations.map(each => invitationRow(each, actor.place?.zone))}</ul>`
}
<h2 class="govuk-heading-m" id="invite">Invite somebody</h2>
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
export function linkToHandOver(name: string, link: string, what: 'invitation' | 'new start'): Sheet {
  const days = what === 'invitation' ? invitationDays : newStartDays
  return {
    title: 'A link to hand over',
    heading: `Hand this link to ${name}`,
    breadcrumbs: [
      { text: 'Your account', href: '/account' },
      { text: 'People', href: '/account/people' },
    ],
    body: html`${insetText({ text: html`<code class="kith-break">${link}</code>` })}
<p class="govuk-body">It works once, for ${days === 1 ? '24 hours' : `${days} days`}, and is not shown again. Kith does not send it: give it to them yourself, in a way that only they read. Whoever opens it first has the account.</p>`,
  }
}

function invitationRow(each: OpenInvitation, zone: string | undefined): Html {
  return html`<li><form method="post" action="/account/people/withdraw"><input type="hidden" name="invitation" value="${each.id}">
<strong><bdi>${each.name}</bdi></strong>, ${each.email}, ${each.role === null ? 'a new start' : roleWords(each.role)}, until ${momentWords(each.until, zone)}
<br>${smallButton('Withdraw', `the invitation of ${each.name}`)}</form></li>`
}
