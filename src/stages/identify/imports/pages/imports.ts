import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import { pagination } from '#design/pagination.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { findImports, type Outcome } from '#intake/index.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { BY_COMMAND, momentInWords, OUTCOMES } from '../import-words.ts'

const ON_A_PAGE = 25

/** What was sent, the newest first, and what became of it. */
export const imports: PageFunction = async ({ tx, actor, query }) => {
  const page = pageOf(query)
  const found = await findImports(tx, { most: ON_A_PAGE, skip: (page - 1) * ON_A_PAGE })
  const zone = actor.place?.zone
  const setUp = may(actor, 'do set up the place')
  return {
    title: 'Files',
    heading: 'Files',
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Files' }],
    body: html`
<div class="govuk-button-group">${button({ text: 'Bring in files', href: '/identify/imports/new' })}${setUp && button({ text: 'Add a school', href: '/identify/add-a-school', classes: 'govuk-button--secondary' })}</div>
${tableCards({
  caption: 'What was sent, the newest first',
  rows: found,
  link: { heading: 'Files', href: each => `/identify/imports/${each.id}`, text: each => each.named },
  columns: [
    { heading: 'Sent', cell: each => momentInWords(each.asked_at, zone) },
    { heading: 'By', cell: each => each.person ?? `by ${BY_COMMAND}` },
    { heading: 'Now', cell: each => tagOf(each) },
  ],
  empty: emptyState({
    title: 'No files yet',
    text: 'Whatever a school’s system gives: a report in CSV or Excel, a CTF file, or a zip.',
  }),
})}
${arrows('/identify/imports', page, Math.ceil((found[0]?.of_all ?? 0) / ON_A_PAGE))}`,
  }
}

/** The number of the page that was asked for, from 1. */
export function pageOf(query: URLSearchParams): number {
  const asked = Number(query.get('page') ?? 1)
  return Number.isSafeInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 1
}

/** To the page before and after, where there is one. */
export function arrows(path: string, page: number, pages: number, query: Record<string, string> = {}) {
  if (pages <= 1) return html``
  const to = (n: number) => ({
    href: `${path}?${new URLSearchParams({ ...query, page: String(n) })}`,
    labelText: `${n} of ${pages}`,
  })
  return pagination({
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < pages ? to(page + 1) : undefined,
  })
}

function tagOf({
  outcome,
  waits,
  undone_at,
}: {
  outcome: string | null
  waits: string | null
  undone_at: Date | null
}) {
  if (undone_at !== null) return tag({ text: 'Undone', colour: 'grey' })
  if (waits !== null) return tag({ text: 'Waits for you', colour: 'yellow' })
  if (outcome === null) return tag({ text: 'Under way', colour: 'blue' })
  const { tag: text, colour } = OUTCOMES[outcome as Outcome]
  return tag({ text, colour })
}
