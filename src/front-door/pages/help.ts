import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'

/** What helps, in the order in which it is needed. */
export const help: PageFunction = () => ({
  title: 'Help',
  heading: 'Help',
  body: html`<h2 class="govuk-heading-m" id="safety">If a child is in danger</h2>
<p class="govuk-body">Ring, and do not wait for anybody to read what you write in Kith: 999 if it is urgent, otherwise the school’s designated safeguarding lead. Signed in, you find every number by the link at the top of each page.</p>
<h2 class="govuk-heading-m" id="sign-in">If you cannot sign in</h2>
<ul class="govuk-list govuk-list--bullet">
<li><strong>The code is refused.</strong> Each code works once. Wait for the next one, and check that the clock of your phone sets itself.</li>
<li><strong>You do not have the app with you.</strong> Type one of your recovery codes where the code is asked for.</li>
<li><strong>The page asks you to wait.</strong> There were too many wrong tries from where you are. The wait grows, and ends by itself.</li>
<li><strong>You have lost everything.</strong> Ask an administrator of your place for a new start. They will want to see you, or ring you.</li>
<li><strong>A passkey does not work on this device.</strong> Passkeys need JavaScript and a device with a lock. Use a password and an app instead.</li>
</ul>
<h2 class="govuk-heading-m" id="shared">On a computer that others use</h2>
<p class="govuk-body">Tick “This is a shared computer” when you sign in: you are then signed out after 5 minutes without use. Sign out when you go; the browser then forgets what it kept.</p>
<h2 class="govuk-heading-m" id="letters">If something went wrong</h2>
<p class="govuk-body">The page shows eight letters. Whoever looks after Kith for you finds what happened by them; nothing about a child needs to be said.</p>`,
})
