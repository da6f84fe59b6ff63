import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { localWords } from '../factors.ts'
import type { FrontDoor } from '../installation.ts'
import { findInvitation, type Invitation, useInvitation, waitsForSecondPerson } from '../invitations.ts'
import { beginWithPasskey, beginWithPassword } from '../joining.ts'
import { whatIsWrong } from '../passwords.ts'
import { roleWords } from '../role-words.ts'
import { findMySession, goOnIn, note } from '../sessions.ts'
import { chooseFactor, errorsOf, type Wrong } from './choose-factor.html.ts'
import { organisationLinks } from './sign-in.html.ts'

/** An invitation, looked at. Looking does not use it up. */
export function invitation(door: FrontDoor): PageFunction {
  return async visit => {
    const found = await findInvitation(visit.tx, visit.params.token!)
    if (!found) return await notNow(visit)
    if (found.person_id && !found.new_start) return await forSomebodyKnown(visit, found)
    return form(door, visit, found, found.name, {})
  }
}

/** An invitation, taken: a known person joins one more place; a new one chooses how to sign in. */
export function takeInvitation(door: FrontDoor): PageFunction {
  return async visit => {
    const token = visit.params.token!
    const found = await findInvitation(visit.tx, token)
    if (!found) return await notNow(visit)
    if (found.person_id && !found.new_start) return await joinAnotherPlace(visit, found)
    const name = found.new_start ? found.name : visit.form.text('name')
    const password = visit.form.all('password')[0] ?? ''
    const byPassword = visit.form.text('way') !== 'passkey'
    const words = await localWords(visit.tx, found.place_id, [name, found.email])
    const wrong: Wrong = {}
    if (name.length < 1 || name.length > 200) wrong.name = 'Enter your name, as colleagues know you'
    const problem = byPassword ? whatIsWrong(password, words) : null
    if (problem) wrong.password = problem
    if (Object.keys(wrong).length > 0) return form(door, visit, found, name, wrong)
    const joiner = {
      from: 'invitation' as const,
      hash: hashToken(token),
      personId: found.person_id ?? newId(),
      name,
      email: found.email,
      placeId: found.place_id,
    }
    if (byPassword) await beginWithPassword(visit.tx, visit, door, joiner, password)
    else await beginWithPasskey(visit.tx, visit, joiner)
    return seeOther(byPassword ? '/joining/code' : '/joining/passkey')
  }
}

async function forSomebodyKnown(visit: Visit, found: Invitation): Promise<Sheet> {
  const session = await findMySession(visit)
  if (found.made_by === found.person_id)
    return sheet(
      found,
      html`<p class="govuk-body">Whoever made this invitation cannot take it. Ask another administrator to invite you.</p>`,
    )
  if (session?.personId === found.person_id)
    return sheet(found, html`<form method="post">${button({ text: `Join ${found.place}` })}</form>`)
  return sheet(
    found,
    html`<p class="govuk-body">This e-mail address has an account already. Sign in with it, and then join ${found.place}.</p>
${button({ text: 'Sign in', href: `/sign-in?next=${encodeURIComponent(visit.path)}` })}`,
  )
}

async function joinAnotherPlace(visit: Visit, found: Invitation): Promise<Response> {
  const session = await findMySession(visit)
  if (!session || session.personId !== found.person_id) throw new NotFound('another person’s invitation')
  const hash = hashToken(visit.params.token!)
  const placeId = await useInvitation(visit.tx, hash, session.personId, session.name)
  if (!placeId) throw new NotFound('used at the same moment')
  const { personId } = session
  await note(visit.tx, visit, { personId, placeId }, 'invitation-used', { detail: { factor: 'own-account' } })
  await goOnIn(visit.tx, visit, session, placeId, 'joining')
  return seeOther('/')
}

function form(door: FrontDoor, visit: Visit, found: Invitation, name: string, wrong: Wrong): Sheet {
  const organisations = organisationLinks(door.organisations ?? [], { invitation: visit.params.token! })
  const asked = html`<form method="post" novalidate>
${!found.new_start && input({ name: 'name', label: 'Your name', value: name, autocomplete: 'name', errorMessage: wrong.name })}
${found.new_start && html`<p class="govuk-body">What you signed in with before stops working once you have finished here.</p>`}
${chooseFactor(wrong)}
</form>
${organisations}`
  return { ...sheet(found, asked), errors: errorsOf(wrong) }
}

function sheet(found: Invitation, body: Html): Sheet {
  return {
    title: found.new_start ? 'A new start' : 'Invitation',
    heading: found.new_start
      ? `${found.name}, set up how you sign in again`
      : `You are invited to join ${found.place}`,
    body: html`${summaryList({
      rows: [
        { key: { text: 'Place' }, value: { text: found.place } },
        found.role !== null && { key: { text: 'You will be' }, value: { text: roleWords(found.role) } },
        { key: { text: 'E-mail address' }, value: { text: found.email } },
      ],
    })}${body}`,
  }
}

async function notNow(visit: Visit): Promise<Sheet> {
  return (await waitsForSecondPerson(visit.tx, visit.params.token!)) ? waiting() : gone()
}

function waiting(): Sheet {
  return {
    title: 'This invitation waits for a second person',
    heading: 'This invitation waits for a second person',
    status: 403,
    body: html`<p class="govuk-body">Somebody else than whoever invited you has to approve it first. Keep the link, and try again when they tell you.</p>`,
  }
}

function gone(): Sheet {
  return {
    title: 'This invitation no longer works',
    heading: 'This invitation no longer works',
    status: 404,
    body: html`<p class="govuk-body">It has been used, withdrawn or is too old, or the address is not complete.</p>
<p class="govuk-body">If you have joined already, <a class="govuk-link" href="/sign-in">sign in</a>. Otherwise ask whoever invited you for a new one.</p>`,
  }
}
