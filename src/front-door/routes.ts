import type { Route } from '#design/route.ts'
import type { FrontDoor } from './installation.ts'
import { accessibility } from './pages/accessibility.ts'
import { account, changePlace, endAllSessions, endOneSession } from './pages/account.ts'
import { changeApp, newRecoveryCodes, takeNewApp, takeNewRecoveryCodes } from './pages/change-app.ts'
import { changePassword, takeNewPassword } from './pages/change-password.ts'
import { askForCode, takeCode } from './pages/code.ts'
import { confirm, takeConfirmation } from './pages/confirm.ts'
import { help } from './pages/help.ts'
import { home } from './pages/home.ts'
import { invitation, takeInvitation } from './pages/invitation.ts'
import { joiningCode, joiningTooLate, takeJoiningCode } from './pages/joining-code.ts'
import { joiningPasskey, offerJoiningPasskey, takeJoiningPasskey } from './pages/joining-passkey.ts'
import { linkCover, openLink } from './pages/link.ts'
import { addPasskey, offerOwnPasskey, removePasskey, takeNewPasskey } from './pages/own-passkeys.ts'
import { approveInvitation, people, takeInvite, withdrawInvitation } from './pages/people.ts'
import { endRole, newStart, person } from './pages/person.ts'
import { secondStep, takePassword, takeSecondStep } from './pages/second-step.ts'
import { setUp, takeSetUp } from './pages/set-up.ts'
import { signIn, signInAs } from './pages/sign-in.ts'
import { offerPasskey, takePasskey } from './pages/sign-in-by-passkey.ts'
import { comeBackFrom, signInWith } from './pages/sign-in-with.ts'
import { signOutPage } from './pages/sign-out.ts'
import { whoCanSeeThis } from './pages/who-can-see-this.ts'

export type { FrontDoor } from './installation.ts'

export function frontDoorRoutes(door: FrontDoor): Route[] {
  return [
    { method: 'GET', path: '/', permission: 'signed-in', page: home(door.today ?? [], door.landing) },

    { method: 'GET', path: '/sign-in', permission: 'door', page: signIn(door) },
    { method: 'POST', path: '/sign-in', permission: 'door', page: takePassword(door) },
    { method: 'POST', path: '/sign-in/as', permission: 'door', page: signInAs(door) },
    { method: 'GET', path: '/sign-in/second-step', permission: 'door', page: secondStep },
    { method: 'POST', path: '/sign-in/second-step', permission: 'door', page: takeSecondStep(door) },
    { method: 'POST', path: '/sign-in/passkey/offer', permission: 'door', page: offerPasskey },
    { method: 'POST', path: '/sign-in/passkey', permission: 'door', page: takePasskey(door) },
    { method: 'GET', path: '/sign-in/with/:organisation', permission: 'door', ...signInWith(door) },
    { method: 'GET', path: '/sign-in/with/:organisation/back', permission: 'door', ...comeBackFrom(door) },
    { method: 'POST', path: '/sign-out', permission: 'door', page: signOutPage },

    { method: 'GET', path: '/set-up/:token', permission: 'door', page: setUp },
    { method: 'POST', path: '/set-up/:token', permission: 'door', page: takeSetUp(door) },
    { method: 'GET', path: '/invitation/:token', permission: 'door', page: invitation(door) },
    { method: 'POST', path: '/invitation/:token', permission: 'door', page: takeInvitation(door) },
    { method: 'GET', path: '/link/:token', permission: 'door', page: linkCover(door) },
    { method: 'POST', path: '/link/:token', permission: 'door', page: openLink(door) },
    { method: 'GET', path: '/code', permission: 'door', page: askForCode },
    { method: 'POST', path: '/code', permission: 'door', page: takeCode(door) },
    { method: 'GET', path: '/joining/code', permission: 'door', page: joiningCode(door) },
    { method: 'POST', path: '/joining/code', permission: 'door', page: takeJoiningCode(door) },
    { method: 'GET', path: '/joining/passkey', permission: 'door', page: joiningPasskey },
    { method: 'POST', path: '/joining/passkey/offer', permission: 'door', page: offerJoiningPasskey },
    { method: 'POST', path: '/joining/passkey', permission: 'door', page: takeJoiningPasskey },
    { method: 'GET', path: '/joining/too-late', permission: 'door', page: joiningTooLate },

    { method: 'GET', path: '/account', permission: 'signed-in', page: account },
    { method: 'POST', path: '/account/sessions/end', permission: 'door', page: endOneSession },
    { method: 'POST', path: '/account/sessions/end-all', permission: 'door', page: endAllSessions },
    { method: 'POST', path: '/account/place', permission: 'door', page: changePlace },
    { method: 'GET', path: '/account/confirm', permission: 'signed-in', page: confirm(door) },
    { method: 'POST', path: '/account/confirm', permission: 'door', page: takeConfirmation(door) },
    { method: 'GET', path: '/account/password', permission: 'signed-in', page: changePassword },
    { method: 'POST', path: '/account/password', permission: 'signed-in', page: takeNewPassword },
    { method: 'GET', path: '/account/app', permission: 'signed-in', page: changeApp(door) },
    { method: 'POST', path: '/account/app', permission: 'signed-in', page: takeNewApp(door) },
    { method: 'GET', path: '/account/recovery-codes', permission: 'signed-in', page: newRecoveryCodes },
    {
      method: 'POST',
      path: '/account/recovery-codes',
      permission: 'signed-in',
      page: takeNewRecoveryCodes(door),
    },
    { method: 'GET', path: '/account/passkeys', permission: 'signed-in', page: addPasskey },
    { method: 'POST', path: '/account/passkeys', permission: 'signed-in', page: takeNewPasskey },
    { method: 'POST', path: '/account/passkeys/offer', permission: 'signed-in', page: offerOwnPasskey },
    { method: 'POST', path: '/account/passkeys/remove', permission: 'signed-in', page: removePasskey },

    { method: 'GET', path: '/account/people', permission: 'do approve staff', page: people },
    { method: 'POST', path: '/account/people', permission: 'do manage staff', page: takeInvite },
    {
      method: 'POST',
      path: '/account/people/approve',
      permission: 'do approve staff',
      page: approveInvitation,
    },
    {
      method: 'POST',
      path: '/account/people/withdraw',
      permission: 'do manage staff',
      page: withdrawInvitation,
    },
    { method: 'GET', path: '/account/people/:membership', permission: 'do approve staff', page: person },
    { method: 'POST', path: '/account/people/:membership/end', permission: 'do manage staff', page: endRole },
    {
      method: 'POST',
      path: '/account/people/:membership/new-start',
      permission: 'do manage staff',
      page: newStart,
    },

    { method: 'GET', path: '/help', permission: 'anyone', page: help },
    { method: 'GET', path: '/who-can-see-this', permission: 'anyone', page: whoCanSeeThis },
    { method: 'GET', path: '/accessibility', permission: 'anyone', page: accessibility },
  ]
}
