import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { deviceWords } from '../device-words.ts'
import { factorsOf } from '../factors.ts'
import { checkNewPasskey, endPasskey, keepPasskey, offerNewPasskey } from '../passkeys.ts'
import { findMySession, noteOwn } from '../sessions.ts'
import { passkeyForm } from './passkey.html.ts'

/** One more passkey for one's own account. */
export const addPasskey: PageFunction = visit => mustConfirm(visit) ?? form(visit)

/** What the device is asked: for the script. */
export const offerOwnPasskey: PageFunction = async visit => {
  if (mustConfirm(visit)) return new Response(null, { status: 409 })
  return await visit.atTheDoor(async tx => {
    const session = await findMySession({ ...visit, tx })
    if (!session) return new Response(null, { status: 409 })
    return Response.json(await offerNewPasskey(tx, visit, { ...session, id: session.personId }))
  })
}

export const takeNewPasskey: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit, '/account/passkeys')
  if (confirmFirst) return confirmFirst
  const { form: posted, actor } = visit
  const name = posted.text('name').slice(0, 80) || deviceWords(visit.userAgent)
  const added = await visit.atTheDoor(async tx => {
    const made = await checkNewPasskey(
      tx,
      visit,
      actor.personId!,
      posted.text('token'),
      posted.text('answer'),
    )
    if (!made) return false
    await keepPasskey(tx, actor.personId!, made, name)
    await noteOwn(tx, visit, 'factor-added', { factor: 'passkey' })
    return true
  })
  return added
    ? seeOther('/account?done=passkey-added')
    : form(visit, 'The passkey could not be checked. Try again')
}

/** Takes a passkey away, but never the last way in. */
export const removePasskey: PageFunction = async visit => {
  const confirmFirst = mustConfirm(visit, '/account')
  if (confirmFirst) return confirmFirst
  const personId = visit.actor.personId!
  const id = visit.form.text('passkey')
  return await visit.atTheDoor(async tx => {
    const factors = await factorsOf(tx, personId)
    if (factors.passkeys <= 1 && !factors.has_password && factors.identities === 0) return lastWayIn()
    if (isId(id) && (await endPasskey(tx, personId, id))) {
      await noteOwn(tx, visit, 'factor-removed', { factor: 'passkey' })
    }
    return seeOther('/account?done=passkey-removed')
  })
}

function form(visit: Visit, error?: string): Sheet {
  return {
    title: 'Add a passkey',
    heading: 'Add a passkey',
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    errors: error ? [{ text: error }] : [],
    body: html`<p class="govuk-body">Your device will ask for your fingerprint, face or PIN. Nothing of these leaves it. Do not add one on a computer that others use.</p>
${passkeyForm({
  what: 'make',
  action: '/account/passkeys',
  offer: '/account/passkeys/offer',
  text: 'Make a passkey',
  before: input({
    name: 'name',
    label: 'A name you will know it by',
    value: deviceWords(visit.userAgent),
    attributes: { maxlength: 80 },
  }),
})}`,
  }
}

function lastWayIn(): Sheet {
  return {
    title: 'Your only way in',
    heading: 'This is your only way in',
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    errors: [
      { text: 'Nothing was removed: this passkey is the only way you can sign in. Add another first' },
    ],
    body: html`<p class="govuk-body"><a class="govuk-link" href="/account/passkeys">Add another passkey</a></p>`,
  }
}
