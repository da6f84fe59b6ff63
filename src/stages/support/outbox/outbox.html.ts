import { assetPath, assets } from '#design/assets.ts'
import { type Html, html } from '#platform/html.ts'

// With whatever the page without signal is made of, the address changes, and devices fetch the page anew.
const made = ['kith.css', 'kith.js', 'outbox.js', 'offline.js']
const version = made.map(name => assets.find(asset => asset.name === name)?.etag.slice(1, 5)).join('')
const worker = `${assetPath('outbox-worker.js')}?${version}`

/**
 * The line that says what waits on this device. kith.js fetches the script behind it where the device was made ready, and
 * nowhere else. A form that may be written without signal says `data-outbox-kind="contact"` and `data-child`, and has its
 * id in a field `id`.
 */
export function outboxLine(): Html {
  return html`<div class="kith-outbox" data-outbox data-script="${assetPath('outbox.js')}" data-worker="${worker}" hidden>
<p class="govuk-body" role="status"><span data-outbox-says></span> <span data-outbox-told></span></p>
<button type="button" class="govuk-button govuk-button--secondary" data-send-now hidden>Send now</button>
</div>`
}
