import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { signedCohorts } from '#stages/identify/index.ts'
import { nobody, sizesOf } from '../offers.ts'
import { familiesIn } from '../words.ts'

/** Every school with a signed cohort: how many families were offered a place, and what they answered. */
export const offers: PageFunction = async ({ tx, actor, requestId }) => {
  const cohorts = await signedCohorts(tx)
  const sizes = await sizesOf(
    tx,
    cohorts.map(each => each.cohortId),
  )
  await record(tx, { action: 'saw-list', subject: 'offers', request: requestId })
  const rows = cohorts.map(cohort => ({ ...cohort, ...(sizes.get(cohort.cohortId) ?? nobody) }))
  return {
    title: 'Enrol',
    heading: 'Offers to families',
    body: html`
<p class="govuk-body">Each family of a child whom both sides signed for is offered a Link Worker. They may say yes, not yet or no; a no costs nothing, and nobody asks again. The child or young person is asked apart.</p>
${tableCards({
  caption: 'Schools with a signed cohort',
  captionHidden: true,
  rows,
  link: { heading: 'School', href: row => `/enrol/schools/${row.schoolId}`, text: row => row.school },
  columns: [
    { heading: 'Offered', cell: row => `${row.offered} of ${familiesIn(row)}`, numeric: true },
    { heading: 'Said yes', cell: row => `${row.yes} of ${row.signed} places`, numeric: true },
    ...(may(actor, 'do match link workers')
      ? [
          {
            heading: 'Not yet',
            cell: (row: (typeof rows)[number]) => `${row.notYet} of ${row.offered}`,
            numeric: true,
          },
          {
            heading: 'No',
            cell: (row: (typeof rows)[number]) => `${row.no} of ${row.offered}`,
            numeric: true,
          },
        ]
      : []),
    { heading: 'Moved up', cell: row => row.moved, numeric: true },
    { heading: 'Left the roll', cell: row => `${row.gone} of ${row.signed}`, numeric: true },
  ],
  empty: html`${emptyState({
    title: 'No cohort is signed yet',
    text: 'When the school’s lead and the programme manager have both signed, the families are listed here to be offered a place.',
  })}`,
})}
<h2 class="govuk-heading-m">Also here</h2>
<ul class="govuk-list govuk-list--bullet">${may(actor, 'do match link workers') && html`<li><a class="govuk-link" href="/enrol/matching">Match with a Link Worker</a></li>`}<li><a class="govuk-link" href="/enrol/conflicts">Tell of a conflict of interest of your own</a></li></ul>`,
  }
}
