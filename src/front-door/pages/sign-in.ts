import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { findCast, mayPick } from '../cast.ts'
import type { FrontDoor } from '../installation.ts'
import { nextPage } from '../next-page.ts'
import { startSession } from '../sessions.ts'
import { chooseWhoToBe, signInForm } from './sign-in.html.ts'

/** The way in: by picking a name in a pretend place, by password, by passkey. */
export function signIn(door: FrontDoor): PageFunction {
  return visit => showSignIn(door, visit)
}

/** The sign-in page, with what was wrong when it comes back. */
export async function showSignIn(
  door: FrontDoor,
  visit: Visit,
  again: { email?: string; sharedComputer?: boolean; error?: string } = {},
): Promise<Sheet> {
  const next = nextPage(visit.form.text('next') || visit.query.get('next'), visit.origin)
  const coming = door.coming?.()
  const cast = mayPick(door, visit) ? (await findCast(visit.tx)).filter(each => each.place !== coming) : null
  const form = { ...again, next, coming, organisations: door.organisations }
  return {
    title: 'Sign in',
    heading: cast ? 'Pretend data: choose who to be' : 'Sign in',
    body: html`${cast ? chooseWhoToBe(cast, form) : signInForm(form)}
<p class="govuk-body">Did somebody read you a code of eight letters? <a class="govuk-link" href="/code">Open your page with it</a>.</p>`,
    errors: again.error ? [{ text: again.error, href: '#email' }] : [],
    notice: visit.query.has('signed-out')
      ? notificationBanner({
          titleText: 'Signed out',
          text: 'You are signed out. This browser keeps nothing of Kith that can be read.',
        })
      : undefined,
  }
}

/** Signs in as one of the pretend people. Elsewhere there is no such page. */
export function signInAs(door: FrontDoor): PageFunction {
  return async visit => {
    if (!mayPick(door, visit)) throw new NotFound('only with pretend data')
    const [personId, placeId] = visit.form.text('person').split(' ')
    const cast = await findCast(visit.tx)
    const chosen = cast.find(each => each.person_id === personId && each.place_id === placeId)
    if (!chosen) throw new NotFound('not one of the cast')
    await startSession(visit.tx, visit, {
      personId: chosen.person_id,
      placeId: chosen.place_id,
      sharedComputer: visit.form.text('shared') === 'yes',
      how: 'pretend',
    })
    return seeOther(nextPage(visit.form.text('next'), visit.origin))
  }
}
