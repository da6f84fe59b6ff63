import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { factorsOf } from '../factors.ts'
import { passkeysOf } from '../passkeys.ts'
import {
  clearBrowser,
  endSession,
  endSessionsOf,
  goOnIn,
  mySession,
  note,
  placesOf,
  sessionsOf,
} from '../sessions.ts'
import { wordsFor } from '../words-for.ts'
import { accountBody } from './account.html.ts'

const done: Record<string, string> = {
  'session-ended': 'That session has ended.',
  'password-changed': 'Your password is changed. Other sessions have ended.',
  'app-changed': 'Codes now come from the new app. The old one no longer works.',
  'passkey-added': 'You can sign in with the new passkey.',
  'passkey-removed': 'That passkey no longer works here.',
}

/** One's own account: how one signs in, and where one is signed in now. */
export const account: PageFunction = async visit => {
  const personId = visit.actor.personId!
  const mine = await visit.atTheDoor(async tx => ({
    sessions: await sessionsOf(tx, personId),
    factors: await factorsOf(tx, personId),
    passkeys: await passkeysOf(tx, personId),
    places: await placesOf(tx, personId),
  }))
  const said = wordsFor(done, visit.query.get('done'))
  return {
    title: 'Your account',
    heading: 'Your account',
    notice: said ? notificationBanner({ type: 'success', titleText: 'Done', text: said }) : undefined,
    body: accountBody(visit.actor, mine),
  }
}

/** Ends one of one's own sessions, from a list that shows them all. */
export const endOneSession: PageFunction = async visit => {
  const session = await mySession(visit)
  const id = visit.form.text('session')
  if (isId(id) && (await endSession(visit.tx, session.personId, id, 'ended by its owner'))) {
    await note(visit.tx, visit, session, 'session-ended', { subjectId: id })
  }
  if (id !== session.id) return seeOther('/account?done=session-ended')
  clearBrowser(visit)
  return seeOther('/sign-in?signed-out')
}

/** Ends all of one's sessions, this one too: for a lost phone, or a doubt. */
export const endAllSessions: PageFunction = async visit => {
  const session = await mySession(visit)
  const n = await endSessionsOf(visit.tx, session.personId, 'all ended by their owner')
  await note(visit.tx, visit, session, 'all-sessions-ended', { detail: { n } })
  clearBrowser(visit)
  return seeOther('/sign-in?signed-out')
}

/** Goes on in another place where the person works: a new session, but no new sign-in. */
export const changePlace: PageFunction = async visit => {
  const session = await mySession(visit)
  const placeId = visit.form.text('place')
  if (isId(placeId) && placeId !== session.placeId) {
    await goOnIn(visit.tx, visit, session, placeId, 'change-of-place')
  }
  return seeOther('/')
}
