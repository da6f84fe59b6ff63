import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { factorsOf, localWords, setPassword } from '../factors.ts'
import { whatIsWrong } from '../passwords.ts'
import { endSessionsOf, findMySession, noteOwn } from '../sessions.ts'
import { newPassword } from './choose-factor.html.ts'

/** A new password. Somebody who signs in without one does not get one here: it would come without a second factor. */
export const changePassword: PageFunction = async visit => {
  const factors = await visit.atTheDoor(tx => factorsOf(tx, visit.actor.personId!))
  if (!factors.has_password) return seeOther('/account')
  return mustConfirm(visit) ?? form()
}

export const takeNewPassword: PageFunction = async visit => {
  const { actor } = visit
  const confirmFirst = mustConfirm(visit)
  if (confirmFirst) return confirmFirst
  const password = visit.form.all('password')[0] ?? ''
  const problem = await visit.atTheDoor(async tx => {
    if (!(await factorsOf(tx, actor.personId!)).has_password) return null
    const own = await findMySession({ ...visit, tx })
    const wrong = whatIsWrong(
      password,
      await localWords(tx, actor.placeId, [actor.name ?? '', own?.email ?? '']),
    )
    if (wrong) return wrong
    await setPassword(tx, actor.personId!, password)
    const n = await endSessionsOf(tx, actor.personId!, 'the password was changed', actor.credentialId!)
    await noteOwn(tx, visit, 'password-changed', { n })
    return null
  })
  return problem ? form(problem) : seeOther('/account?done=password-changed')
}

function form(error?: string): Sheet {
  return {
    title: 'Change your password',
    heading: 'Change your password',
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    errors: error ? [{ text: error, href: '#password' }] : [],
    body: html`<form method="post" novalidate>${newPassword(error ? { password: error } : {})}
<p class="govuk-body">You stay signed in here. Your other sessions end.</p>
${button({ text: 'Change password', preventDoubleClick: true })}</form>`,
  }
}
