import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'

/** What Kith does so that everybody can use it, and what it does not do yet. */
export const accessibility: PageFunction = () => ({
  title: 'Accessibility statement',
  heading: 'Accessibility statement',
  body: html`<p class="govuk-body-l">Kith is meant to be usable by everybody who works with a child, and by every family.</p>
<p class="govuk-body">You should be able to:</p>
<ul class="govuk-list govuk-list--bullet">
<li>do everything with a keyboard alone, with a screen reader, or with speech recognition</li>
<li>zoom to 400% without scrolling sideways, and use a phone 320 pixels wide</li>
<li>use every page with JavaScript off, except passkeys, for which there is always another way</li>
<li>use your own colours, and print any page</li>
</ul>
<h2 class="govuk-heading-m">How far that is true</h2>
<p class="govuk-body">We aim at the Web Content Accessibility Guidelines 2.2, level AA. Our tests look at pages in a browser with an automated checker, which finds some kinds of fault and not others. People with disabilities have not yet tried Kith, and nobody outside has audited it: so we do not claim that it conforms.</p>
<h2 class="govuk-heading-m">Time limits</h2>
<p class="govuk-body">You are signed out after 30 minutes without use, 15 for those who look after accounts or the safeguarding file, and 5 on a shared computer. A session ends after 12 hours. This protects children’s records, and cannot be switched off.</p>
<h2 class="govuk-heading-m">If something does not work for you</h2>
<p class="govuk-body">Tell an administrator of your place, who can tell those who make Kith. Say what you wanted to do, on which page, and with what device.</p>`,
})
