import { emptyState } from '#design/empty.ts'
import { pagination } from '#design/pagination.ts'
import { sparkline } from '#design/sparkline.ts'
import { type Column, type Sort, tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Sdq } from '../caseload.ts'
import { columnsOf, lastRate, type Row } from '../rows.ts'
import { addressOf, type View } from '../view.ts'

export type TableOfCaseload = {
  rows: Row[]
  /** How many the view finds, on all pages, and how many there are without it. */
  found: number
  everybody: number
  /** How many stand on the pages before. */
  first: number
  view: View
  gathered: Gathered
  workers: Map<string, string>
  today: string
  visit: Visit
}

/** The rows of one page: a dense table, or cards on a phone. */
export function caseloadTable({
  rows,
  found,
  first,
  everybody,
  view,
  gathered,
  workers,
  visit,
}: TableOfCaseload): Html {
  const readsScores = may(visit.actor, 'read scores')
  const several = new Set(rows.map(row => row.school_id)).size > 1
  const columns: (Column<Row> | false)[] = [
    { heading: 'Year', cell: row => yearName(row.year_group), short: true, sort: sortBy(view, 'year') },
    several && { heading: 'School', cell: row => row.school, sort: sortBy(view, 'school') },
    { heading: 'Needs attention', cell: flagsSaid, sort: attention(view) },
    readsScores && {
      heading: 'Attendance',
      cell: attendanceSaid,
      short: true,
      sort: sortBy(view, 'attendance'),
    },
    readsScores && { heading: 'SDQ', cell: row => sdqSaid(row.sdq), sort: sortBy(view, 'sdq', 'descending') },
    ...columnsOf(gathered)
      // A column that says nothing of anybody on this page is left out.
      .filter(column => rows.some(row => row.cells.has(column.key)))
      .map(
        (column): Column<Row> => ({
          heading: column.heading,
          cell: row => row.cells.get(column.key)?.html,
          sort: sortBy(view, column.key, 'descending'),
        }),
      ),
    workers.size > 0 && {
      heading: 'Link Worker',
      cell: row => row.workers.map(id => workers.get(id)).join(', '),
    },
  ]
  return tableCards({
    caption: `${found === everybody ? people(found) : `${found} of ${people(everybody)}`}${rows.length < found ? `: ${first + 1} to ${first + rows.length}` : ''}`,
    lean: true,
    rows,
    link: {
      heading: 'Name',
      href: row => `/support/children/${row.child_id}`,
      text: shortNameOf,
      sort: sortBy(view, 'name'),
    },
    columns: columns.filter(column => column !== false),
    empty: emptyState({
      text: 'No children match.',
      action: {
        text: 'Clear filters',
        href: addressOf(view, { school: '', year: '', worker: '', cohort: '', flag: '' }),
      },
    }),
  })
}

/** To the page before and after. */
export function otherPages(view: View, found: number, rows: number): Html | false {
  const left = found - view.page * rows
  return (
    found > rows &&
    pagination({
      previous:
        view.page > 1 ? { href: addressOf(view, { page: view.page - 1 }), text: `Previous ${rows}` } : null,
      next:
        left > 0
          ? {
              href: addressOf(view, { page: view.page + 1 }),
              text: `Next ${Math.min(left, rows)}`,
              labelText: `of ${left} more`,
            }
          : null,
      landmarkLabel: 'Pages of children',
    })
  )
}

// A second click turns the order round.
function sortBy(view: View, sort: string, first: Sort['direction'] = 'ascending'): Sort {
  const isSorted = view.sort === sort
  const other = first === 'ascending' ? 'descending' : 'ascending'
  return {
    href: addressOf(view, { sort, turned: isSorted && !view.turned }),
    ...(isSorted && { direction: view.turned ? other : first }),
  }
}

function attention(view: View): Sort {
  return sortBy(view, '', 'descending')
}

/** More than these are said as a number: most stand in a column of their own besides. */
const FLAGS_SHOWN = 2

function flagsSaid({ flags }: Row): Html | null {
  if (flags.length === 0) return null
  const more = flags.length - FLAGS_SHOWN
  const shown = flags.slice(0, FLAGS_SHOWN)
  return html`${shown.map((flag, n) => html`${n > 0 && html`, <br>`}${flag}`)}${more > 0 && ` and ${more} more`}`
}

function attendanceSaid({ weeks }: Row): Html | string {
  const last = lastRate(weeks)
  if (last === null) return 'Not measured'
  const values = weeks.map(week =>
    week.possible === 0 ? null : Math.floor((100 * week.attended) / week.possible),
  )
  const first = values.find(value => value !== null)
  const label = `${weeks.length} weeks, ${first} % to ${last} %`
  return html`${sparkline({ values, label, from: 0, to: 100 })} ${last} %`
}

const BANDS: Record<string, string> = {
  close_to_average: 'Close to average',
  slightly_raised: 'Slightly raised',
  high: 'High',
  very_high: 'Very high',
}

function sdqSaid(sdq: Sdq | undefined): string {
  return sdq ? `${BANDS[sdq.band]} (${sdq.informant === 'self' ? 'own' : sdq.informant})` : 'Not measured'
}

function people(n: number): string {
  return counted(n, 'child or young person', 'children and young people')
}
