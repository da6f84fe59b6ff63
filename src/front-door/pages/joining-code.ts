import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { seeOther } from '#platform/http.ts'
import { appLink, seedInGroups } from '../code-maker.ts'
import type { FrontDoor } from '../installation.ts'
import { joinWithCode, seedOf, whoIsJoining } from '../joining.ts'

/** The last step of joining by password: put the key into an app and type the code it shows. */
export function joiningCode(door: FrontDoor): PageFunction {
  return async visit => {
    const joining = await whoIsJoining(visit)
    if (!joining?.sealed) return startAgain()
    return form(seedOf(door, joining), joining.email)
  }
}

export function takeJoiningCode(door: FrontDoor): PageFunction {
  return async visit => {
    const joining = await whoIsJoining(visit)
    if (!joining?.sealed) return startAgain()
    const seed = seedOf(door, joining)
    const joined = await joinWithCode(visit, door, joining, visit.form.text('code'))
    if (joined === 'late') return startAgain()
    if (joined === 'wrong') return form(seed, joining.email, wrongCode)
    return showRecoveryCodes(joined.recoveryCodes)
  }
}

export const wrongCode =
  'Enter the six figures that the app shows now. If they stay wrong, check the clock of the device'

function form(seed: Buffer, email: string, error?: string): Sheet {
  return {
    title: 'Add an authenticator app',
    heading: 'Add an authenticator app',
    errors: error ? [{ text: error, href: '#code' }] : [],
    body: html`${howToAddApp(seed, email)}
<form method="post" novalidate>
${codeInput('Code from the app', error)}
${button({ text: 'Finish', preventDoubleClick: true })}
</form>`,
  }
}

/** How to put the key into an app, without a picture: a link for this device, figures for another. */
export function howToAddApp(seed: Buffer, email: string): Html {
  return html`<p class="govuk-body">An authenticator app on your phone or computer shows a new code every 30 seconds. Kith asks for one each time you sign in.</p>
<ol class="govuk-list govuk-list--number">
<li>If you have no such app, install one: ask your organisation which.</li>
<li>On the device with the app, <a class="govuk-link" href="${appLink(seed, email)}">add Kith to it</a>. On another device choose to type the key in, and type:
${insetText({ text: html`<code>${seedInGroups(seed)}</code>` })}</li>
<li>Type here the six figures it shows.</li>
</ol>`
}

export function codeInput(label: string, error?: string, hint?: string): Html {
  return input({
    name: 'code',
    label,
    hint,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
    classes: 'govuk-input--width-10',
    errorMessage: error,
  })
}

/** The recovery codes, this once. Answers the POST itself: they are kept nowhere they could be shown from again. */
export function showRecoveryCodes(codes: string[]): Sheet {
  return {
    title: 'Your recovery codes',
    heading: 'Keep your recovery codes',
    body: html`<p class="govuk-body">If you lose the app, each of these lets you sign in once, with your password. They are not shown again. Print this page or write them down, and keep them away from the computer.</p>
${insetText({ text: html`<ul class="govuk-list">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul>` })}
${button({ text: 'I have kept them', href: '/' })}`,
  }
}

function startAgain(): Sheet | Response {
  return seeOther('/joining/too-late')
}

/** The half hour is over, or five codes were wrong. */
export const joiningTooLate: PageFunction = () => ({
  title: 'Start again',
  heading: 'Please start again',
  body: html`<p class="govuk-body">This took longer than half an hour, five codes were wrong, or it was finished in another window. Nothing was kept.</p>
<p class="govuk-body">Open your invitation or set-up address again. If it no longer works and you cannot <a class="govuk-link" href="/sign-in">sign in</a>, ask for a new one.</p>`,
})
