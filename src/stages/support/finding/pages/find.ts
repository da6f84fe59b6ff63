import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { recordAlongside } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { AT_MOST, type Found, findByName, lettersOf } from '../finding.ts'

const TITLE = 'Find a child or young person'

/**
 * Whom the letters in `q` may mean. One hit is a list too: who it is must be seen before a record is opened, as opening is
 * written down. The audit keeps how many letters and how many found, never the words: they may name somebody who is not here.
 */
export const findAnyChild: PageFunction = async ({ tx, query, requestId }) => {
  const typed = (query.get('q') ?? '').trim().slice(0, 100)
  const answer = typed === '' ? undefined : await findByName(tx, typed)
  if (answer) {
    recordAlongside(tx, {
      action: 'searched',
      subject: 'children',
      request: requestId,
      detail: { letters: lettersOf(typed), found: answer.found.length },
    })
  }
  return {
    title: TITLE,
    heading: TITLE,
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Find' }],
    body: html`
${searchForm(typed)}
${answer ? listed(answer) : typed === '' ? howItWorks() : emptyState({ text: 'Write two letters or more of the name.' })}`,
  }
}

function searchForm(typed: string): Html {
  return html`<form method="get" action="/support/find" role="search" aria-label="Find by name" class="kith-filters">
${input({
  id: 'q-of-page',
  name: 'q',
  type: 'search',
  label: 'Some letters of their name',
  value: typed,
  autocomplete: 'off',
  spellcheck: false,
  classes: 'govuk-input--width-20',
})}
<div class="kith-filters__do">${button({ text: 'Find', classes: 'govuk-button--secondary' })}</div>
</form>`
}

function listed({ found, more }: { found: Found[]; more: boolean }): Html {
  return html`${tableCards({
    caption: more
      ? `The ${AT_MOST} nearest, of more. Write more letters to find fewer`
      : counted(found.length, 'child or young person', 'children and young people'),
    rows: found,
    link: { heading: 'Name', href: row => recordOf(row), text: nameOf },
    columns: [
      { heading: 'Year', cell: row => yearName(row.year_group), short: true },
      { heading: 'School', cell: row => row.school },
      { heading: 'Was called', cell: row => row.before && html`<bdi>${row.before}</bdi>` },
      { heading: 'Takes part', cell: row => (row.takes_part ? 'Yes' : 'No'), short: true },
    ],
    empty: emptyState({
      text: 'Nobody you may see has a name like this. Try fewer letters, only the first name, or how it sounds.',
    }),
  })}`
}

function recordOf({ child_id: child, takes_part: takesPart }: Found): string {
  return takesPart ? `/support/children/${child}` : `/identify/children/${child}`
}

function howItWorks(): Html {
  return html`<p class="govuk-body">Three letters are enough, and spelling need not be right: “sof kowalchik” finds Zofia Kowalczyk. First name or surname, in any order, and a name they had before. Only children and young people you may see are found.</p>`
}
