import { type Html, html } from '#platform/html.ts'
import { mark } from './mark.ts'
import type { Page, Person } from './page.ts'

/** Whether the data is pretend, our wordmark, the place, who is signed in and the way out. */
export function header({ place, person, pretend }: Pick<Page, 'place' | 'person' | 'pretend'>): Html {
  return html`<header class="kith-header">${pretend && pretendStrip()}<div class="govuk-width-container kith-header__inner">
<a class="kith-header__home" href="/">${mark()}<span class="kith-header__name">Kith</span></a>
${place && html`<span class="kith-header__place">${place}</span>`}
${person && signedIn(person)}
</div></header>`
}

// Signing out is a POST: a link could be followed by a browser that reads ahead.
function signedIn({ name, account, signOut }: Person): Html {
  return html`<div class="kith-header__person">
<span class="govuk-visually-hidden">Signed in as </span>${account ? html`<a class="kith-header__link" href="${account}"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}
<form method="post" action="${signOut ?? '/sign-out'}"><button type="submit" class="kith-header__link">Sign out</button></form>
</div>`
}

// The strip at the very top of every page, on screen and on paper, when the data is made up.
function pretendStrip(): Html {
  return html`<div class="kith-pretend"><div class="govuk-width-container"><bdi lang="en"><strong>Pretend data</strong> Nobody here is real.</bdi></div></div>`
}
