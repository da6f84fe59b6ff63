import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { details } from '#design/details.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import { passwordInput } from '#design/password-input.ts'
import { type Html, html } from '#platform/html.ts'
import type { CastMember } from '../cast.ts'
import type { Organisation } from '../organisations.ts'
import { roleWords } from '../role-words.ts'
import { passkeyForm } from './passkey.html.ts'

export type SignInForm = {
  email?: string
  sharedComputer?: boolean
  error?: string
  next: string
  /** The name of a place that is still being filled: its people are not there yet. */
  coming?: string | undefined
  organisations?: readonly Organisation[]
}

/** By passkey, or by e-mail address and password. */
export function signInForm(form: SignInForm): Html {
  return html`${passkeyForm({
    what: 'use',
    action: '/sign-in/passkey',
    offer: '/sign-in/passkey/offer',
    text: 'Sign in with a passkey',
    before: html`<h2 class="govuk-heading-m">With a passkey</h2>${sharedComputer('shared-by-passkey', form.sharedComputer)}<input type="hidden" name="next" value="${form.next}">`,
  })}
${organisationLinks(form.organisations ?? [], { next: form.next })}
<h2 class="govuk-heading-m">With a password</h2>
<form method="post" action="/sign-in" novalidate>
${input({
  name: 'email',
  label: 'E-mail address',
  type: 'email',
  value: form.email,
  autocomplete: 'username',
  spellcheck: false,
  errorMessage: form.error,
})}
${passwordInput({ name: 'password', label: 'Password' })}
${sharedComputer('shared-by-password', form.sharedComputer)}
<input type="hidden" name="next" value="${form.next}">
${button({ text: 'Continue', preventDoubleClick: true })}
</form>
<p class="govuk-body">An account begins with an invitation from an administrator of your place. If you cannot sign in, <a class="govuk-link" href="/help#sign-in">see what helps</a>.</p>`
}

/** A link for each organisation: a form's post may not lead to another site, and a link may. */
export function organisationLinks(
  organisations: readonly Organisation[],
  query: Record<string, string>,
): Html {
  const address = (key: string, more: Record<string, string>) =>
    `/sign-in/with/${key}?${new URLSearchParams({ ...query, ...more })}`
  return html`${organisations.map(
    ({ key, name }) =>
      html`<p class="govuk-body">${button({
        text: `Sign in with ${name}`,
        href: address(key, {}),
        classes: 'govuk-button--secondary govuk-!-margin-bottom-1',
      })}<br><a class="govuk-link" href="${address(key, { shared: 'yes' })}">The same, on a shared computer</a></p>`,
  )}`
}

/** The people of a pretend place, each a button. */
export function chooseWhoToBe(cast: CastMember[], form: SignInForm): Html {
  // The fuller place first.
  const places = [...Map.groupBy(cast, each => each.place)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([place]) => place)
  return html`<p class="govuk-body-l">Nobody here is real, so nobody needs a password. What you see depends on who you are.</p>
${
  cast.length === 0 &&
  emptyState({
    title: 'There is nobody to be yet',
    text: 'The pretend place is still being made, or was not made. Start Kith with --demo, or wait and load this page again.',
  })
}
${
  form.coming !== undefined &&
  cast.length > 0 &&
  html`<p class="govuk-body">A second pretend place, ${form.coming}, is still being filled. Its people stand here once it is there: <a class="govuk-link" href="/sign-in">load this page again</a> in a minute or two.</p>`
}
<form method="post" action="/sign-in/as">
<input type="hidden" name="next" value="${form.next}">
${places.map(
  place => html`<h2 class="govuk-heading-m">${place}</h2>
<ul class="govuk-list kith-people">${inOrder(cast.filter(each => each.place === place)).map(person)}</ul>`,
)}
${cast.length > 0 && sharedComputer('shared', form.sharedComputer)}
</form>
${details({ summaryText: 'Sign in with an e-mail address instead', text: signInForm(form), open: form.error !== undefined })}`
}

// Those whose pages there are come first; within a role by name.
function inOrder(cast: CastMember[]): CastMember[] {
  const first = [
    'programme-manager',
    'school-lead',
    'link-worker',
    'safeguarding-lead',
    'data-manager',
    'administrator',
  ]
  const place = ({ role }: CastMember) => (first.includes(role) ? first.indexOf(role) : first.length)
  return cast.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name))
}

function person({ person_id, place_id, name, role, school, organisation }: CastMember): Html {
  const where = school && school !== organisation ? [school, organisation] : [organisation]
  return html`<li>${button({
    text: html`<bdi>${name}</bdi>`,
    name: 'person',
    value: `${person_id} ${place_id}`,
    classes: 'govuk-button--secondary',
  })}<span>${[roleWords(role), ...where].filter(Boolean).join(', ')}</span></li>`
}

export function sharedComputer(idPrefix: string, ticked?: boolean): Html {
  return checkboxes({
    idPrefix,
    name: 'shared',
    classes: 'govuk-checkboxes--small',
    values: ticked ? ['yes'] : [],
    items: [
      {
        value: 'yes',
        text: 'This is a shared computer',
        hint: 'You are signed out after 5 minutes without use.',
      },
    ],
  })
}
