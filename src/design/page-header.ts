import { type Html, html } from '#platform/html.ts'
import { mark } from './mark.ts'
import type { Page, Person } from './page.ts'

/** Whether the data is pretend, our wordmark, the place, a box to find somebody, who is signed in and the way out. */
export function header({
  place,
  person,
  pretend,
  standsOn,
  find,
  ring,
}: Pick<Page, 'place' | 'person' | 'pretend' | 'standsOn' | 'find' | 'ring'>): Html {
  return html`<header class="kith-header">${pretend && pretendStrip(standsOn)}<div class="govuk-width-container kith-header__inner">
<a class="kith-header__home" href="/">${mark()}<span class="kith-header__name">Kith</span></a>
${place && html`<span class="kith-header__place">${place}</span>`}
${ring && html`<a class="kith-header__link kith-header__ring" href="${ring.href}">${ring.text}</a>`}
${find && findForm(find)}
${person && signedIn(person)}
</div></header>`
}

function findForm({ action, label }: NonNullable<Page['find']>): Html {
  return html`<form class="kith-find" method="get" action="${action}" role="search" aria-label="${label}">
<label class="govuk-visually-hidden" for="kith-find">${label}</label>
<input class="kith-find__box" id="kith-find" name="q" type="search" autocomplete="off" spellcheck="false" placeholder="${label}">
<button class="kith-find__go" type="submit">Find</button>
</form>`
}

// Signing out is a POST: a link could be followed by a browser that reads ahead.
function signedIn({ name, account, signOut }: Person): Html {
  return html`<div class="kith-header__person">
<span class="govuk-visually-hidden">Signed in as </span>${account ? html`<a class="kith-header__link" href="${account}"><bdi>${name}</bdi></a>` : html`<bdi>${name}</bdi>`}
<form method="post" action="${signOut ?? '/sign-out'}"><button type="submit" class="kith-header__link">Sign out</button></form>
</div>`
}

// The strip at the very top of every page, on screen and on paper, when the data is made up.
function pretendStrip(standsOn: string | undefined): Html {
  return html`<div class="kith-pretend"><div class="govuk-width-container"><bdi lang="en"><strong>Pretend data</strong> Nobody here is real.${standsOn && ` It is always ${standsOn} here.`}</bdi></div></div>`
}
