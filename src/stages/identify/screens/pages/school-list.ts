import { dayInFull } from '#design/day-in-full.ts'
import { pagination } from '#design/pagination.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { type Column, tableCards } from '#design/table-cards.ts'
import { counted, thousands } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { findSchool } from '#records/places/places.ts'
import { promiseOf } from '../../families-first/families-first.ts'
import { promiseFragment } from '../../families-first/promise.html.ts'
import { pageOf } from '../../imports/pages/imports.ts'
import { reasonsMet, reasonsMissing } from '../reasons.html.ts'
import { childrenWith, latestScreen, type Outcome, outcomesBySchool } from '../screens.ts'
import { outcomesInOrder, outcomeWords } from '../words.ts'

/** The children of one school with one outcome, each with the named reasons, their dates and sources beside it. */
export const schoolList: PageFunction = visit => list(visit, 50)

/** The same with another number of children on a page: for measuring. */
export const schoolListOf =
  (atMost: number): PageFunction =>
  visit =>
    list(visit, atMost)

async function list({ tx, actor, params, query, requestId }: Visit, atMost: number): Promise<Sheet> {
  const schoolId = params.school ?? ''
  const screen = await latestScreen(tx)
  const school = isId(schoolId) ? await findSchool(tx, schoolId) : undefined
  if (!school || !screen) throw new NotFound('no such school')
  const [counts] = await outcomesBySchool(tx, screen.id, schoolId)
  if (!counts || counts.children === 0) throw new NotFound('nobody of this school is yours to see')
  const outcome = outcomesInOrder.find(each => each === query.get('show')) ?? 'in'
  const page = pageOf(query)
  const [rows, promise] = await Promise.all([
    childrenWith(tx, screen.id, schoolId, [outcome], { atMost, after: (page - 1) * atMost }),
    promiseOf(tx, schoolId),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'school',
    subjectId: schoolId,
    request: requestId,
    detail: { outcome, page, children: rows.length },
  })
  const here = (show: string, at = 1) =>
    `/identify/schools/${schoolId}?show=${show}${at > 1 ? `&page=${at}` : ''}`
  const all = byOutcome(counts)
  const asked = outcome !== 'out-of-scope'
  const { heading, what } = outcomeWords[outcome]!
  return {
    title: school.name,
    heading: school.name,
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: school.name }],
    body: html`
<p class="govuk-body">As things stood on ${dayInFull(screen.as_of)}.${school.capacity !== null && ` This school has ${counted(school.capacity, 'place', 'places')}.`}</p>
${promiseFragment(promise)}
${tabLinks({
  label: 'Where the screen put them',
  tabs: outcomesInOrder.map(each => ({
    text: outcomeWords[each]!.tag,
    count: all[each],
    href: here(each),
    current: each === outcome,
  })),
})}
<p class="govuk-body-l">${what}</p>
${outcome === 'too-little-known' && may(actor, 'do ask tutors') && html`<p class="govuk-body"><a class="govuk-link" href="/identify/collecting/begin/${schoolId}">Ask the tutors of ${school.name}</a></p>`}
${tableCards({
  caption: `${heading}: ${thousands(all[outcome])} of ${counted(counts.children, 'child', 'children')}`,
  rows,
  link: { heading: 'Name', href: row => `/identify/children/${row.child_id}`, text: nameOf },
  columns: [
    ...(outcome === 'in' || outcome === 'reserve' || outcome === 'waiting'
      ? [{ heading: 'Rank', cell: (row: Row) => row.rank, numeric: true }]
      : []),
    { heading: 'Year', cell: row => yearName(row.year_group), short: true },
    ...(asked ? reasonColumns(screen.as_of) : []),
  ],
  empty: `No child of this school is ${outcome === 'in' ? 'on the list' : 'here'}. Look under another heading above.`,
})}
${
  all[outcome] > atMost &&
  pagination({
    previous: page > 1 ? { href: here(outcome, page - 1) } : null,
    next: page * atMost < all[outcome] ? { href: here(outcome, page + 1) } : null,
  })
}`,
  }
}

type Row = Awaited<ReturnType<typeof childrenWith>>[number]

// Of children whom the place does not work with nothing is told that nobody asked.
function reasonColumns(asOf: string): Column<Row>[] {
  return [
    { heading: 'What the screen saw', cell: row => reasonsMet(row.reasons, asOf), long: true },
    { heading: 'Not measured', cell: row => reasonsMissing(row.areas_not_measured) },
    { heading: 'Risks', cell: row => `${row.risks_met} of ${row.risks_measured} measured`, short: true },
  ]
}

function byOutcome(counts: Awaited<ReturnType<typeof outcomesBySchool>>[number]): Record<Outcome, number> {
  return {
    in: counts.chosen,
    reserve: counts.reserve,
    waiting: counts.waiting,
    'to-a-person': counts.to_a_person,
    'too-little-known': counts.too_little_known,
    'below-the-line': counts.below_the_line,
    'out-of-scope': counts.out_of_scope,
  }
}
