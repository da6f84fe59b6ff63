import { button } from '#design/button.ts'
import { passwordInput } from '#design/password-input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { mayPick } from '../cast.ts'
import { type Factors, factorsOf, isPasswordOf, takeCode } from '../factors.ts'
import type { FrontDoor } from '../installation.ts'
import { nextPage } from '../next-page.ts'
import { checkPasskey } from '../passkeys.ts'
import { mySession, note, renewSession, type Session } from '../sessions.ts'
import { forget, mustWait } from '../tries.ts'
import { wordsFor } from '../words-for.ts'
import { codeInput } from './joining-code.ts'
import { passkeyForm } from './passkey.html.ts'
import { organisationLinks } from './sign-in.html.ts'

/** Asks once more who is there, before something that matters. */
export function confirm(door: FrontDoor): PageFunction {
  return async visit => {
    const factors = await visit.atTheDoor(tx => factorsOf(tx, visit.actor.personId!))
    return form(door, visit, factors)
  }
}

/** Takes the answer. It goes back by an address, as the page's own frame belongs to a transaction of the person. */
export function takeConfirmation(door: FrontDoor): PageFunction {
  return async visit => {
    const session = await mySession(visit)
    const next = nextPage(visit.form.text('next'), visit.origin)
    const problem = await whatIsWrong(door, visit, session)
    if (problem) {
      await note(visit.tx, visit, session, 'confirmation-refused', { detail: { why: problem } })
      return seeOther(`/account/confirm?problem=${problem}&next=${encodeURIComponent(next)}`)
    }
    await renewSession(visit.tx, visit, session)
    await note(visit.tx, visit, session, 'confirmed', { subjectId: session.id })
    return seeOther(next)
  }
}

async function whatIsWrong(
  door: FrontDoor,
  visit: Visit,
  session: Session,
): Promise<'wrong' | 'wait' | null> {
  const { tx, form: posted } = visit
  if (posted.text('answer')) {
    const shown = await checkPasskey(tx, visit, posted.text('token'), posted.text('answer'))
    return shown?.personId === session.personId ? null : 'wrong'
  }
  if (mayPick(door, visit) && posted.text('pretend') === 'yes') return null
  const tried = { what: 'confirm', account: session.personId, source: '' }
  if (await mustWait(tx, tried)) return 'wait'
  const password = await isPasswordOf(tx, session.personId, posted.all('password')[0] ?? '')
  if (!password || !(await takeCode(tx, door, session.personId, posted.text('code'), visit.now())))
    return 'wrong'
  await forget(tx, tried)
  return null
}

const problems: Record<string, string> = {
  wrong: 'This was not right. Each code works once: wait for the next one',
  organisation:
    'Your organisation did not say that it has just asked you. Sign in there once more, or confirm in another way',
  wait: 'There were too many wrong tries. Wait a few minutes, then try again',
}

function form(door: FrontDoor, visit: Visit, factors: Factors): Sheet {
  const pretend = mayPick(door, visit)
  const organisations = factors.identities > 0 ? (door.organisations ?? []) : []
  const to = nextPage(visit.query.get('next'), visit.origin)
  const next = html`<input type="hidden" name="next" value="${to}">`
  const error = wordsFor(problems, visit.query.get('problem'))
  return {
    title: 'Confirm that it is you',
    heading: 'Confirm that it is you',
    errors: error ? [{ text: error, href: factors.has_password ? '#password' : undefined }] : [],
    body: html`<p class="govuk-body">The next page changes who can sign in, so Kith asks again if you have not shown it in the last 10 minutes.</p>
${pretend && html`<form method="post" action="/account/confirm">${next}<input type="hidden" name="pretend" value="yes">${button({ text: 'Yes, it is me (pretend data)' })}</form>`}
${factors.passkeys > 0 && passkeyForm({ what: 'use', action: '/account/confirm', offer: '/sign-in/passkey/offer', text: 'Use a passkey', before: next })}
${organisationLinks(organisations, { next: to, again: 'yes' })}
${
  factors.has_password &&
  html`<form method="post" action="/account/confirm" novalidate>${next}
${passwordInput({ name: 'password', label: 'Password', errorMessage: error })}
${codeInput('Code from your app')}
${button({ text: 'Confirm', preventDoubleClick: true })}</form>`
}
<p class="govuk-body">If you cannot, sign out and sign in again.</p>`,
  }
}
