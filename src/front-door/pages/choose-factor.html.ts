import { button } from '#design/button.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { passwordInput } from '#design/password-input.ts'
import { type Html, html } from '#platform/html.ts'
import { shortest } from '../passwords.ts'

/** What was wrong with a form, by field. */
export type Wrong = Record<string, string>

/** The error summary of a form whose fields have their names as ids. */
export function errorsOf(wrong: Wrong): ErrorItem[] {
  return Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` }))
}

/** The two ways to sign in from now on: a password with an app's codes, or a passkey. */
export function chooseFactor(wrong: Wrong): Html {
  return html`<h2 class="govuk-heading-m">How you will sign in</h2>
${newPassword(wrong)}
<p class="govuk-body">Next you add an authenticator app, whose codes Kith asks for as well.</p>
<div class="govuk-button-group">
${button({ text: 'Continue with a password', name: 'way', value: 'password', preventDoubleClick: true })}
${button({
  text: 'Use a passkey instead',
  name: 'way',
  value: 'passkey',
  classes: 'govuk-button--secondary',
})}
</div>
<p class="govuk-body">A passkey is your device’s own lock: a fingerprint, a face or a PIN. There is nothing to remember.</p>`
}

/** A new password, typed once, since it can be shown. */
export function newPassword(wrong: Wrong): Html {
  return passwordInput({
    name: 'password',
    label: 'Choose a password',
    hint: `At least ${shortest} characters. Four words that do not belong together are long and easy to remember. You may paste one from a password manager.`,
    autocomplete: 'new-password',
    errorMessage: wrong.password,
  })
}
