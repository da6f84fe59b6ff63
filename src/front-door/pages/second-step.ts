import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { takeCode, takeRecoveryCode, whoHasPassword } from '../factors.ts'
import type { FrontDoor } from '../installation.ts'
import { nextPage } from '../next-page.ts'
import { beginPending, countWrong, endPending, findPending } from '../pending.ts'
import { endThisBrowsers, note, startSession } from '../sessions.ts'
import { countWrongFrom, forget, mustWait, sourceMustWait } from '../tries.ts'
import { codeInput } from './joining-code.ts'
import { showSignIn } from './sign-in.ts'

const notRight = 'The e-mail address and the password do not go together, or there is no such account'

/** The first step: e-mail and password. The answer is the same, and takes as long, for an address nobody has. */
export function takePassword(door: FrontDoor): PageFunction {
  return async visit => {
    const { tx, form } = visit
    const email = form.text('email')
    const sharedComputer = form.text('shared') === 'yes'
    const again = (error: string) => showSignIn(door, visit, { email, sharedComputer, error })
    const password = form.all('password')[0] ?? ''
    if (!email || !password) return await again('Enter your e-mail address and your password')
    const tried = { what: 'password', account: email, source: visit.source }
    const wait = (await sourceMustWait(tx, visit.source)) ?? (await mustWait(tx, tried))
    if (wait) return await refuse(visit, null, 'waiting', await again(wait))
    const personId = await whoHasPassword(tx, email, password)
    if (!personId) {
      await countWrongFrom(tx, visit.source)
      return await refuse(visit, null, 'password', await again(notRight))
    }
    await forget(tx, tried)
    await endThisBrowsers(tx, visit)
    const detail = { sharedComputer, next: nextPage(form.text('next'), visit.origin) }
    const token = await beginPending(tx, 'second-step', { personId, detail })
    visit.headers.append('set-cookie', visit.cookies.set(token))
    return seeOther('/sign-in/second-step')
  }
}

/** The second step, shown. */
export const secondStep: PageFunction = async visit =>
  (await findPending(visit.tx, 'second-step', visit.token)) ? form() : seeOther('/sign-in')

/** The second step: a code from the app, or a recovery code. Each works once. */
export function takeSecondStep(door: FrontDoor): PageFunction {
  return async visit => {
    const { tx } = visit
    const pending = await findPending(tx, 'second-step', visit.token)
    if (!pending?.personId) return seeOther('/sign-in')
    const { personId, detail } = pending
    // By account alone: whoever comes here knows the password, so nobody else can make its owner wait.
    const tried = { what: 'code', account: personId, source: '' }
    const wait = await mustWait(tx, tried)
    if (wait) return await refuse(visit, personId, 'waiting', form(wait))
    const how = await factorShown(visit, door, personId, visit.form.text('code'))
    if (!how) {
      await countWrong(tx, 'second-step', visit.token!)
      return await refuse(
        visit,
        personId,
        'code',
        form('This code is not right, or was used before. Wait for the next one'),
      )
    }
    await forget(tx, tried)
    await endPending(tx, 'second-step', visit.token!)
    if (!(await startSession(tx, visit, { personId, sharedComputer: detail.sharedComputer, how }))) {
      visit.headers.append('set-cookie', visit.cookies.clear())
      return await refuse(visit, personId, 'no-membership', noPlace())
    }
    return seeOther(detail.next)
  }
}

async function factorShown(visit: Visit, door: FrontDoor, personId: string, code: string) {
  if (await takeCode(visit.tx, door, personId, code, visit.now())) return 'password-and-code'
  if (await takeRecoveryCode(visit.tx, door, personId, code)) return 'password-and-recovery-code'
  return null
}

/** Notes a refusal in the audit and gives the page back. */
export async function refuse(
  visit: Visit,
  personId: string | null,
  why: string,
  sheet: Sheet,
): Promise<Sheet> {
  await note(visit.tx, visit, { personId }, 'sign-in-refused', { detail: { why } })
  return sheet
}

/** For somebody who is who they say, and works nowhere any more. */
export function noPlace(): Sheet {
  return {
    title: 'Your account has no place',
    heading: 'Your account belongs to no place',
    status: 403,
    body: html`<p class="govuk-body">You are known, but your work in every place has been ended. If that is a mistake, ask an administrator of your place to invite you again.</p>`,
  }
}

function form(error?: string): Sheet {
  return {
    title: 'Second step',
    heading: 'Enter the code from your app',
    errors: error ? [{ text: error, href: '#code' }] : [],
    body: html`<form method="post" action="/sign-in/second-step" novalidate>
${codeInput('Code', error, 'Six figures from your authenticator app. Without the app, use one of your recovery codes.')}
${button({ text: 'Sign in', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Start again</a> or <a class="govuk-link" href="/help#sign-in">see what helps</a>.</p>`,
  }
}
