import type { PageFunction } from '#design/route.ts'
import { seeOther } from '#platform/http.ts'
import type { FrontDoor } from '../installation.ts'
import { nextPage } from '../next-page.ts'
import { checkPasskey, offerSignIn } from '../passkeys.ts'
import { note, startSession } from '../sessions.ts'
import { noPlace, refuse } from './second-step.ts'
import { showSignIn } from './sign-in.ts'

/** What the device is asked: for the script. */
export const offerPasskey: PageFunction = async visit => Response.json(await offerSignIn(visit.tx, visit))

export function takePasskey(door: FrontDoor): PageFunction {
  return async visit => {
    const { tx, form } = visit
    const shown = await checkPasskey(tx, visit, form.text('token'), form.text('answer'))
    if (!shown) {
      const error = 'This passkey is not known here. Sign in another way, or ask your administrator'
      return await refuse(visit, null, 'passkey', await showSignIn(door, visit, { error }))
    }
    const { personId, passkeyId } = shown
    if (shown.counterWentBack)
      await note(tx, visit, shown, 'passkey-counter-went-back', { subjectId: passkeyId })
    const sharedComputer = form.text('shared') === 'yes'
    if (!(await startSession(tx, visit, { personId, sharedComputer, how: 'passkey' }))) {
      return await refuse(visit, personId, 'no-membership', noPlace())
    }
    return seeOther(nextPage(form.text('next'), visit.origin))
  }
}
