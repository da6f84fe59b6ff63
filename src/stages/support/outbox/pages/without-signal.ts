// The page that opens where there is no signal. It holds nobody's name and is the same for everybody: names come out of the
// device itself, after its PIN.
import { assetPath } from '#design/assets.ts'
import { button } from '#design/button.ts'
import { chips } from '#design/chips.ts'
import { input } from '#design/input.ts'
import type { PageFunction } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { HOW_WENT } from '../../contacts/contacts.ts'
import { CHIP_WORDS, HOW_ROWS, WENT_WORDS } from '../../contacts/words.ts'
import { outboxLine } from '../outbox.html.ts'

/** Today's initials for a contact, a tap and a register, once the PIN of this device is given. */
export const withoutSignal: PageFunction = () => ({
  title: 'Without signal',
  heading: 'Without signal',
  line: outboxLine(),
  body: html`
<p class="govuk-body" role="status" data-offline-says></p>
<div data-when="off">
<p class="govuk-body">There is no signal, and this device is not set up to write without it. When there is signal, sign in and open <a class="govuk-link" href="/support/without-signal">Work without signal</a>.</p>
</div>
<div data-when="on" hidden>
<p class="govuk-body">Today’s names are not on this device, or were dropped at six in the evening. What you wrote before is safe here and is sent when there is signal.</p>
</div>
<div data-when="names" hidden>
<form data-open-pin autocomplete="off">
${pinField('The PIN of this device')}
${button({ text: 'Open today’s names' })}
</form>
</div>
<div data-names hidden>
<h2 class="govuk-heading-m">Log a contact</h2>
<form data-contact>
<div class="govuk-form-group"><label class="govuk-label" for="child">With whom</label><select class="govuk-select" id="child" name="child"></select></div>
${chips({
  name: 'how',
  fieldset: { legend: { text: 'How were you in touch?', classes: 'govuk-fieldset__legend--s' } },
  rows: HOW_ROWS.map(({ text, items }) => ({
    text,
    items: items.map(({ value }) => ({ value, text: CHIP_WORDS[value]! })),
  })),
})}
${chips({
  name: 'went',
  fieldset: { legend: { text: 'How did it go? (optional)', classes: 'govuk-fieldset__legend--s' } },
  rows: [{ items: HOW_WENT.map(value => ({ value, text: WENT_WORDS[value], face: value })) }],
})}
${textarea({ name: 'note', label: { text: 'Note (optional)' }, hint: 'Once saved it cannot be read on this device again.', rows: 4 })}
${button({ text: 'Save on this device', preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">Seen today</h2>
<div class="kith-offline-taps" data-seen></div>
<div data-registers hidden><h2 class="govuk-heading-m">Today’s groups</h2></div>
</div>
<template data-register><form>
<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"></legend>
<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item" data-member>
<input class="govuk-checkboxes__input" type="checkbox" name="away"><label class="govuk-label govuk-checkboxes__label"></label>
</div></div></fieldset>
${button({ text: 'Save the register' })}
</form></template>
<script type="module" src="${assetPath('offline.js')}"></script>`,
})

/** Where a Link Worker has this device ready itself, or has it forget. */
export const setUpDevice: PageFunction = ({ actor }) => ({
  title: 'Work without signal',
  heading: 'Work without signal',
  breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Work without signal' }],
  body: html`
<p class="govuk-body-l">On a phone or laptop of your own you can log a contact, say who you saw and take a register where there is no signal. It is sent when signal comes back.</p>
<ul class="govuk-list govuk-list--bullet">
<li>What you write is sealed as you save it. Nobody can read it on this device again, neither you nor somebody who finds it.</li>
<li>Today’s initials and groups lie here under a PIN of six digits, until six in the evening. Nothing else does.</li>
<li>Never keep a worry about a child’s safety for later: ring at once.</li>
</ul>
<noscript><p class="govuk-body">This needs JavaScript, which is off in this browser. Without signal, write on paper and log it after.</p></noscript>
<p class="govuk-body" role="status" data-offline-says></p>
${
  actor.sharedComputer
    ? html`<p class="govuk-body">You signed in on a shared computer: nothing is ever kept on it.</p>`
    : html`<form data-set-pin data-when="off" autocomplete="off" hidden>
${pinField('Choose a PIN for this device')}
${button({ text: 'Have this device ready' })}
</form>
<div data-when="on" hidden>${ready}</div><div data-when="names" hidden>${ready}</div>
<script type="module" src="${assetPath('offline.js')}"></script>`
}`,
})

const ready = html`<h2 class="govuk-heading-m">This device is ready</h2>
<p class="govuk-body">Without signal open Kith as ever. <a class="govuk-link" href="/without-signal">See how it looks</a>.</p>
<form data-forget>${button({ text: 'Have this device forget names and PIN', classes: 'govuk-button--secondary' })}</form>`

function pinField(label: string) {
  return input({
    name: 'pin',
    id: 'pin',
    label: { text: label },
    hint: 'Six digits',
    classes: 'govuk-input--width-5',
    inputmode: 'numeric',
    autocomplete: 'off',
    type: 'password',
  })
}
