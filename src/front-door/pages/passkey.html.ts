import { assetPath } from '#design/assets.ts'
import { button } from '#design/button.ts'
import { type Html, html } from '#platform/html.ts'

/**
 * A form that a script fills in with the device's answer. `offer` is the address that gives the challenge, `before`
 * what stands above the button. Without a script the form stays hidden, and the page says so.
 */
export function passkeyForm(options: {
  what: 'make' | 'use'
  action: string
  offer: string
  text: string
  secondary?: boolean
  before?: Html
}): Html {
  const problem =
    options.what === 'make'
      ? 'The device did not make a passkey. Try again, or choose a password instead.'
      : 'The device did not give a passkey. Try again, or sign in another way.'
  return html`<form method="post" action="${options.action}" data-passkey="${options.what}" data-offer="${options.offer}" hidden>
${options.before}
<div data-passkey-problem tabindex="-1" role="alert" hidden><p class="govuk-error-message">${problem}</p></div>
<input type="hidden" name="token" value="">
<input type="hidden" name="answer" value="">
${button({ text: options.text, classes: options.secondary ? 'govuk-button--secondary' : undefined })}
</form>
<noscript><p class="govuk-body">Passkeys need JavaScript, which is off in this browser. Everything else works without it.</p></noscript>
<script type="module" src="${assetPath('passkey.js')}"></script>`
}
