import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { signedCohorts } from '#stages/identify/index.ts'
import { type Answer, countOffers } from '../offers.ts'

/** Every school with a signed cohort: how many families were offered a place, and what they answered. */
export const offers: PageFunction = async ({ tx, requestId }) => {
  const cohorts = await signedCohorts(tx)
  const counted = await countOffers(
    tx,
    cohorts.map(each => each.cohortId),
  )
  await record(tx, { action: 'saw-list', subject: 'offers', request: requestId })
  const rows = cohorts.map(cohort => {
    const offered = counted.offers.filter(each => each.cohort_id === cohort.cohortId)
    const moved = counted.moves.filter(each => each.cohort_id === cohort.cohortId)
    const newest = offered.map(offer => newestOfFamily(counted.answers, offer.id))
    const count = (answer: string) => newest.filter(each => each === answer).length
    return {
      ...cohort,
      families: cohort.places + moved.length,
      offered: offered.length,
      moved: moved.length,
      yes: count('yes'),
      notYet: count('not-yet'),
      no: count('no'),
    }
  })
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
    { heading: 'Offered', cell: row => `${row.offered} of ${row.families}`, numeric: true },
    { heading: 'Said yes', cell: row => `${row.yes} of ${row.places} places`, numeric: true },
    { heading: 'Not yet', cell: row => `${row.notYet} of ${row.offered}`, numeric: true },
    { heading: 'No', cell: row => `${row.no} of ${row.offered}`, numeric: true },
    { heading: 'Moved up', cell: row => row.moved, numeric: true },
  ],
  empty: html`${emptyState({
    title: 'No cohort is signed yet',
    text: 'When the school’s lead and the programme manager have both signed, the families are listed here to be offered a place.',
  })}`,
})}`,
  }
}

// Answers come newest first.
function newestOfFamily(answers: readonly Answer[], offerId: string): string | undefined {
  return answers.find(each => each.offer_id === offerId && each.who === 'family')?.answer
}
