import { button } from '#design/button.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Factors } from '../factors.ts'
import { momentWords } from '../moments.ts'
import type { Passkey } from '../passkeys.ts'
import { roleWords } from '../role-words.ts'
import type { OwnSession } from '../sessions.ts'

type Mine = {
  sessions: OwnSession[]
  factors: Factors
  passkeys: Passkey[]
  places: { place_id: string; place: string; roles: string[] }[]
}

export function accountBody(actor: Visit['actor'], { sessions, factors, passkeys, places }: Mine): Html {
  const zone = actor.place?.zone
  return html`<p class="govuk-body">${actor.name}${actor.place && html`, ${actor.roles.map(roleWords).join(' and ')} in ${actor.place.name}`}</p>
${may(actor, 'do approve staff') && html`<p class="govuk-body"><a class="govuk-link" href="/account/people">People with an account in this place</a></p>`}
<h2 class="govuk-heading-m">How you sign in</h2>
${ways(factors)}
<h3 class="govuk-heading-s">Passkeys</h3>
${passkeys.length === 0 ? html`<p class="govuk-body">You have none. A passkey is your device’s own lock, and nothing to remember.</p>` : html`<ul class="govuk-list">${passkeys.map(each => passkeyRow(each, zone))}</ul>`}
${button({ text: 'Add a passkey', href: '/account/passkeys', classes: 'govuk-button--secondary' })}
<h2 class="govuk-heading-m">Where you are signed in</h2>
<ul class="govuk-list">${sessions.map(each => sessionRow(each, actor.credentialId, zone))}</ul>
<form method="post" action="/account/sessions/end-all">${button({ text: 'Sign out everywhere', classes: 'govuk-button--warning' })}</form>
${places.length > 1 && otherPlaces(places, actor.placeId)}`
}

function ways(factors: Factors): Html {
  const change = (href: string, what: string) => ({
    items: [{ href, text: 'Change', visuallyHiddenText: what }],
  })
  const left = factors.recovery_codes
  return html`${summaryList({
    rows: [
      {
        key: { text: 'Password' },
        value: { text: factors.has_password ? 'Set' : 'None' },
        actions: factors.has_password ? change('/account/password', 'password') : undefined,
      },
      {
        key: { text: 'Authenticator app' },
        value: { text: factors.has_code_maker ? 'Added' : 'None' },
        actions: factors.has_password ? change('/account/app', 'authenticator app') : undefined,
      },
      factors.has_code_maker && {
        key: { text: 'Recovery codes' },
        value: { text: left === 1 ? '1 left' : `${left} left` },
        actions: change('/account/recovery-codes', 'recovery codes'),
      },
      factors.identities > 0 && { key: { text: 'Your organisation' }, value: { text: 'Linked' } },
    ],
  })}`
}

function passkeyRow(passkey: Passkey, zone: string | undefined): Html {
  const used = passkey.last_used_at ? `last used ${momentWords(passkey.last_used_at, zone)}` : 'not used yet'
  return html`<li><form method="post" action="/account/passkeys/remove"><input type="hidden" name="passkey" value="${passkey.id}">
<strong>${passkey.name}</strong>, made ${momentWords(passkey.made_at, zone)}, ${used}
<br>${smallButton('Remove', `passkey ${passkey.name}`)}</form></li>`
}

function sessionRow(session: OwnSession, own: string | null, zone: string | undefined): Html {
  return html`<li><form method="post" action="/account/sessions/end"><input type="hidden" name="session" value="${session.id}">
<strong>${session.device ?? 'An unknown device'}</strong>${session.shared_computer && ' (shared computer)'}${session.id === own && html` ${tag({ text: 'This one', colour: 'green' })}`}<br>
${session.place && `${session.place}. `}Signed in ${momentWords(session.made_at, zone)}, last seen ${momentWords(session.last_seen_at, zone)}.
It ends after ${session.idle_minutes} minutes without use, and at the latest on ${momentWords(session.until, zone)}.
<br>${smallButton('End', `session on ${session.device ?? 'an unknown device'}`)}</form></li>`
}

function otherPlaces(places: Mine['places'], here: string | null): Html {
  return html`<h2 class="govuk-heading-m">Your other places</h2>
<form method="post" action="/account/place">${places
    .filter(each => each.place_id !== here)
    .map(each =>
      button({
        text: `Go to ${each.place}`,
        name: 'place',
        value: each.place_id,
        classes: 'govuk-button--secondary',
      }),
    )}</form>`
}

/** A button for one row of a list, which says to a screen reader what it is about. */
export function smallButton(text: string, about: string): Html {
  return button({
    text: html`${text}<span class="govuk-visually-hidden"> ${about}</span>`,
    classes: 'govuk-button--secondary govuk-!-margin-bottom-1',
  })
}
