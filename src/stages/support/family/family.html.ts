// What is known of a family, as a page shows it: who is who, who lives where, how to reach them, and what was told.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { familyTree } from '#design/family-tree.ts'
import { insetText } from '#design/inset-text.ts'
import { summaryList } from '#design/summary-list.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { warningText } from '#design/warning-text.ts'
import { type Html, html } from '#platform/html.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import type { contactsOf, protectionOf, Relative, siblingsOf } from '#records/families/relatives.ts'
import { languageName } from '../child/frame.html.ts'
import type { FamilyFact } from './facts.ts'
import { couples, kindWord } from './kinds.ts'
import { treeOf } from './tree.ts'

type Sibling = Awaited<ReturnType<typeof siblingsOf>>[number]
type Contact = Awaited<ReturnType<typeof contactsOf>>[number]

/** Before anything else: whom nobody may ring. */
export function notContacted(relatives: readonly Relative[]): Html[] {
  return relatives
    .filter(each => each.not_contacted !== null)
    .map(each =>
      warningText({
        iconFallbackText: 'Warning',
        text: html`<bdi>${each.name}</bdi> (${kindWord(each.kind).toLowerCase()}) must not be contacted.<span class="kith-not-printed"> ${each.not_contacted}</span>`,
      }),
    )
}

/** The tree and the same as a list. */
export function familyPart(
  child: { id: string; name: string; home: string },
  siblings: readonly Sibling[],
  relatives: readonly Relative[],
  writes: boolean,
): Html {
  const here = siblings.map(each => ({ id: each.id, name: each.forename ?? 'Name not given' }))
  const tree = treeOf(child, here, relatives)
  const nameOfId = (id: string | null) => relatives.find(each => each.relative_id === id)?.name
  return html`
${
  tree.people.length > 1 &&
  html`<div class="kith-scroll" role="group" tabindex="0" aria-label="Family tree">${familyTree({ ...tree, label: `Family tree of ${child.name}: ${relatives.map(each => `${each.name}, ${kindWord(each.kind).toLowerCase()}`).join('; ')}` })}</div>
<p class="govuk-body-s">Double border: this child. X: died. One slash: separated; two: divorced. A diamond where nobody said more.</p>`
}
${tableCards({
  caption: 'Who is who',
  rows: [...relatives],
  link: {
    heading: 'Name',
    text: each => each.name,
    ...(writes && { href: (each: Relative) => `${child.home}/family/relatives/${each.relative_id}` }),
  },
  columns: [
    {
      heading: 'To the child',
      cell: each => {
        const through = nameOfId(each.through_id)
        return html`${kindWord(each.kind)}${through && html`, through <bdi>${through}</bdi>`}${each.died && ' (died)'}`
      },
    },
    { heading: 'Lives with them', cell: each => yesNo(each.lives_with), short: true },
    {
      heading: 'Parental responsi\u00adbility',
      cell: each =>
        each.parental_responsibility === null
          ? 'Not known'
          : `${yesNo(each.parental_responsibility)}: ${each.responsibility_shown_by}`,
    },
    {
      heading: 'Speaks',
      cell: each =>
        html`${each.languages.map(languageName).join(', ')}${each.needs_interpreter && html`<br>${tag({ text: 'Needs an interpreter', colour: 'yellow' })}`}`,
    },
    { heading: 'May collect', cell: each => yesNo(each.may_collect), short: true },
    {
      heading: 'With',
      cell: each => {
        const other = nameOfId(each.couple_with)
        return other && html`${couples[each.couple ?? '']} with <bdi>${other}</bdi>`
      },
    },
  ],
  empty: 'Nobody of the family is written down yet.',
})}`
}

/** Brothers and sisters of the same home, in whichever school: only those whom the reader may see are ever given. */
export function siblingsPart(siblings: readonly Sibling[]): Html | null {
  if (siblings.length === 0) return null
  return tableCards({
    caption: 'Children of the same home',
    rows: [...siblings],
    link: { heading: 'Name', href: each => `/support/children/${each.id}`, text: nameOf },
    columns: [
      { heading: 'Year', cell: each => yearName(each.year_group), short: true },
      { heading: 'School', cell: each => each.school },
    ],
    empty: '',
  })
}

/** How to reach them. Never on paper; a protected address is nowhere. */
export function contactsPart(
  home: string,
  contacts: readonly Contact[],
  protection: Awaited<ReturnType<typeof protectionOf>>,
  writes: boolean,
): Html {
  const shown = protection.protected ? contacts.filter(each => each.kind !== 'address') : contacts
  return html`<section class="kith-not-printed"><h2 class="govuk-heading-m">How to reach them</h2>
${protection.protected && insetText({ text: html`An address is protected: ask <bdi>${protection.ask ?? 'the safeguarding lead'}</bdi>.` })}
${
  shown.length === 0
    ? html`<p class="govuk-body">No phone, mail or address is written down.</p>`
    : summaryList({
        rows: shown.map(each => ({
          key: { text: html`<bdi>${each.whose}</bdi>` },
          value: {
            text: html`${each.kind === 'phone' ? phone(each.value) : html`<bdi>${each.value}</bdi>`}${writes && endButton(`${home}/family/contacts/${each.id}/end`, each.value)}`,
          },
        })),
      })
}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${home}/family/contacts">Add a phone, mail or address</a></p>`}</section>`
}

export function phone(value: string): Html {
  return html`<a class="govuk-link" href="tel:${value.replace(/[^\d+]/g, '')}">${value}</a>`
}

/** What was told of the family. What is a relative's own is marked, and is never on paper. */
export function factsPart(home: string, facts: readonly FamilyFact[], writes: boolean): Html {
  return html`<h2 class="govuk-heading-m">What was told</h2>
${facts.length === 0 && html`<p class="govuk-body">Nothing is written down of the family.</p>`}
<ul class="kith-lately">${facts.map(
    each => html`<li class="kith-entry${each.about_relative && ' kith-not-printed'}">
<p class="kith-entry__title">${each.words}</p>
<p class="kith-entry__meta">${dayInFull(each.known_on)}${each.known_by && html` · <bdi>${each.known_by}</bdi>`}${each.about_relative && html` · ${tag({ text: html`Theirs: <bdi>${each.relative}</bdi>`, colour: 'purple' })} Not shared, not printed`}${
      writes &&
      html` · <a class="govuk-link" href="${home}/family/facts/${each.id}">No longer so<span class="govuk-visually-hidden">: ${each.words}</span></a>`
    }</p></li>`,
  )}</ul>
${writes && html`<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${home}/family/facts">Write down a fact</a></p>`}`
}

// It ends and stays in the record, so nobody has to be asked twice.
function endButton(action: string, what: string): Html {
  return html`<form class="kith-inline kith-not-printed" method="post" action="${action}">${button({ classes: 'govuk-button--secondary', text: html`No longer so<span class="govuk-visually-hidden">: ${what}</span>` })}</form>`
}

function yesNo(value: boolean | null): string {
  return value === null ? 'Not known' : value ? 'Yes' : 'No'
}
