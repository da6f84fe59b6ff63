import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { deviceWords } from '../device-words.ts'
import { joinWithPasskey, whoIsJoining } from '../joining.ts'
import { checkNewPasskey, keepPasskey, offerNewPasskey } from '../passkeys.ts'
import { passkeyForm } from './passkey.html.ts'

/** The last step of joining by passkey. */
export const joiningPasskey: PageFunction = async visit =>
  (await whoIsJoining(visit)) ? form() : seeOther('/joining/too-late')

/** What the device is asked: for the script. */
export const offerJoiningPasskey: PageFunction = async visit => {
  const joining = await whoIsJoining(visit)
  if (!joining) return new Response(null, { status: 409 })
  return Response.json(await offerNewPasskey(visit.tx, visit, { ...joining, id: joining.personId }))
}

export const takeJoiningPasskey: PageFunction = async visit => {
  const joining = await whoIsJoining(visit)
  if (!joining) return seeOther('/joining/too-late')
  const { tx, form: posted } = visit
  const made = await checkNewPasskey(tx, visit, joining.personId, posted.text('token'), posted.text('answer'))
  if (!made) return form('The passkey could not be checked. Try again')
  const keep = () => keepPasskey(tx, joining.personId, made, deviceWords(visit.userAgent))
  return seeOther((await joinWithPasskey(visit, joining, keep)) ? '/' : '/joining/too-late')
}

function form(error?: string): Sheet {
  return {
    title: 'Make a passkey',
    heading: 'Make a passkey',
    errors: error ? [{ text: error }] : [],
    body: html`<p class="govuk-body">Your device will ask for your fingerprint, face or PIN. Nothing of these leaves it.</p>
${passkeyForm({
  what: 'make',
  action: '/joining/passkey',
  offer: '/joining/passkey/offer',
  text: 'Make a passkey and finish',
})}
<p class="govuk-body"><a class="govuk-link" href="/help#sign-in">What if this device cannot?</a></p>`,
  }
}
