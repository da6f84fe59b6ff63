import type { Route } from '#design/route.ts'
import { type Ahead, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import type { FrontDoor } from '../installation.ts'
import { findInvitation } from '../invitations.ts'
import { joinWithOrganisation } from '../joining.ts'
import { nextPage } from '../next-page.ts'
import {
  type Back,
  comeBack,
  goTo,
  type Identity,
  linkIdentity,
  type Server,
  serverOf,
  whoseIdentity,
} from '../organisation-sign-in.ts'
import type { Organisation } from '../organisations.ts'
import { startSession } from '../sessions.ts'
import { noPlace, refuse } from './second-step.ts'
import { showSignIn } from './sign-in.ts'

type Page = Pick<Route, 'ahead' | 'page'>

/** Sends somebody to their organisation to sign in there. */
export function signInWith(door: FrontDoor): Page {
  return { ahead: visit => serverOf(organisationOf(door, visit)), page: go }

  async function go(visit: Visit) {
    const { query } = visit
    const organisation = organisationOf(door, visit)
    const server = visit.ahead as Server | null
    if (!server) {
      const error = `${organisation.name} does not answer at present. Try again later, or sign in another way`
      return await showSignIn(door, visit, { error })
    }
    const address = await goTo(
      visit.tx,
      visit,
      { organisation, server },
      {
        next: nextPage(query.get('next'), visit.origin),
        sharedComputer: query.get('shared') === 'yes',
        invitation: query.get('invitation'),
        again: query.get('again') === 'yes',
      },
    )
    return seeOther(address)
  }
}

/** Takes them back: known by issuer and subject, or joining with the invitation they began with. */
export function comeBackFrom(door: FrontDoor): Page {
  return { ahead: visit => comeBack(visit, organisationOf(door, visit)), page: arrive }

  async function arrive(visit: Visit) {
    const { tx } = visit
    const organisation = organisationOf(door, visit)
    const back = visit.ahead as Back | null
    if (!back) {
      const error = `${organisation.name} did not sign you in, or it took too long. Try again, or sign in another way`
      return await refuse(visit, null, 'organisation', await showSignIn(door, visit, { error }))
    }
    const { next, sharedComputer, invitation, again, before } = back.about
    if (invitation) return await join(door, visit, back, invitation)
    const personId = await whoseIdentity(tx, back)
    if (!personId) {
      const error = `Your account with ${organisation.name} is not linked to one here. Open your invitation, and choose ${organisation.name} there`
      return await refuse(visit, null, 'not-linked', await showSignIn(door, visit, { error }))
    }
    const placeId = (before?.personId === personId && before.placeId) || undefined
    const { justAsked } = back
    const who = { personId, placeId, sharedComputer, justAsked, how: 'organisation' } as const
    if (!(await startSession(tx, visit, who))) {
      return await refuse(visit, personId, 'no-membership', noPlace())
    }
    if (!again || justAsked) return seeOther(next)
    return seeOther(`/account/confirm?problem=organisation&next=${encodeURIComponent(next)}`)
  }
}

async function join(door: FrontDoor, visit: Visit, identity: Identity, token: string) {
  const found = await findInvitation(visit.tx, token)
  const knownAlready = found?.person_id && !found.new_start
  if (!found || knownAlready) return seeOther(`/invitation/${encodeURIComponent(token)}`)
  const joiner = {
    from: 'invitation' as const,
    hash: hashToken(token),
    personId: found.person_id ?? newId(),
    name: found.name,
    email: found.email,
    placeId: found.place_id,
  }
  const joined = await joinWithOrganisation(visit, joiner, () =>
    linkIdentity(visit.tx, identity, joiner.personId),
  )
  if (joined) return seeOther('/')
  return await showSignIn(door, visit, { error: 'The invitation no longer works. Ask for a new one' })
}

function organisationOf(door: FrontDoor, visit: Ahead): Organisation {
  const found = door.organisations?.find(each => each.key === visit.params.organisation)
  if (!found) throw new NotFound('no such organisation')
  return found
}
