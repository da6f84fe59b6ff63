import { emptyState } from '#design/empty.ts'
import { pagination } from '#design/pagination.ts'
import { type Column, tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { describeMissed, type Look, type MissedChild } from '../missed.ts'
import { ofLookedAt, thingsSaid, whoSaid } from '../said.ts'
import { childAddress, listAddress } from './addresses.ts'
import { seesSchools, type View } from './view.ts'

const ROWS = 50

/** Those whom nobody has spoken of, each with what happened, since when, and who should act. */
export async function waitingTable(
  { tx, actor }: Visit,
  { several, look, what, missed }: View,
  { page, today }: { page: number; today: string },
): Promise<Html> {
  const onPage = missed.slice((page - 1) * ROWS, page * ROWS)
  const rows = await describeMissed(tx, onPage)
  const mayAct = may(actor, 'do act on what was missed')
  const ofSchool = look !== undefined && seesSchools(actor) ? look : undefined
  const school = several ? look?.school_id : null
  const columns: (Column<MissedChild> | false)[] = [
    { heading: 'Year', cell: row => yearName(row.yearGroup), short: true },
    ofSchool === undefined && { heading: 'School', cell: row => row.school },
    { heading: 'What happened', cell: row => thingsSaid(row.things, today), long: true },
    { heading: 'Who should act', cell: row => whoSaid(row.who, actor.personId) },
    mayAct && { heading: 'What was done', cell: sayWhatWasDone },
  ]
  return html`
${tableCards({
  caption: ofSchool
    ? ofLookedAt(missed.length, ofSchool.children)
    : counted(missed.length, 'child or young person you may see', 'children and young people you may see'),
  rows,
  link: {
    heading: 'Name',
    href: row => (mayAct ? childAddress(row.childId) : `/identify/children/${row.childId}`),
    text: nameOf,
  },
  columns: columns.filter(each => each !== false),
  empty: what === null ? nobody(ofSchool) : nobodyOfThese(),
})}
${
  missed.length > ROWS &&
  pagination({
    previous: page > 1 ? { href: listAddress({ school, what, page: page - 1 }) } : null,
    next: page * ROWS < missed.length ? { href: listAddress({ school, what, page: page + 1 }) } : null,
  })
}`
}

function sayWhatWasDone(row: MissedChild): Html {
  return html`<a class="govuk-link" href="${childAddress(row.childId)}">Say what was done<span class="govuk-visually-hidden"> for <bdi>${nameOf(row)}</bdi></span></a>`
}

function nobody(look: Look | undefined): Html {
  return emptyState({
    title: 'Nobody is waiting',
    text: look
      ? `Of ${counted(look.children, 'child or young person', 'children and young people')} looked at, everybody to whom something happened has been spoken of since.`
      : 'When something happens to a child or young person you may see, and nobody has spoken of it, they are listed here. A school is looked at once its families were told and a screen has run.',
    action: { text: 'Back to Identify', href: '/identify' },
  })
}

function nobodyOfThese(): Html {
  return emptyState({
    text: 'Nothing of this kind happened to anybody whom nobody has spoken of. Clear the filters to see all.',
  })
}
