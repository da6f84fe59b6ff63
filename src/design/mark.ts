// Kith's own mark: two circles that share a part. No other body's emblem is used anywhere.
import { type Html, html } from '#platform/html.ts'

/** The mark beside the word "Kith"; hidden from screen readers, which read the word. */
export function mark(): Html {
  return html`<svg class="kith-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><rect class="kith-mark__ground" width="32" height="32" rx="8"/><circle class="kith-mark__one" cx="12.4" cy="16" r="7.4"/><circle class="kith-mark__two" cx="19.6" cy="16" r="7.4"/><path class="kith-mark__both" d="M16 9.53a7.4 7.4 0 0 1 0 12.94a7.4 7.4 0 0 1 0-12.94z"/></svg>`
}
