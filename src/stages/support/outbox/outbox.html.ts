import { assetPath } from '#design/assets.ts'
import { type Html, html } from '#platform/html.ts'

/**
 * The line that says what waits on this device, and the script that keeps and sends it. On pages with a form that may be
 * written without signal: `<form data-outbox-kind="contact" data-child="…">` with its id in a field `id`.
 */
export function outboxLine(): Html {
  return html`<div class="kith-outbox" data-outbox data-script="${assetPath('outbox.js')}" data-worker="${assetPath('outbox-worker.js')}" hidden>
<p class="govuk-body" role="status"><span data-outbox-says></span> <span data-outbox-told></span></p>
<button type="button" class="govuk-button govuk-button--secondary" data-send-now hidden>Send now</button>
</div>
<script type="module" src="${assetPath('outbox.js')}"></script>`
}
