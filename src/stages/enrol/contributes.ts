import { counts } from '#design/counts.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, TodayPart } from '#records/children/contributions.ts'
import { signedCohorts } from '#stages/identify/index.ts'
import { countOffers, offersByGroup } from './offers.ts'

const offers: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'do make offers')) return undefined
  const cohorts = await signedCohorts(tx)
  if (cohorts.length === 0) return undefined
  const found = await countOffers(
    tx,
    cohorts.map(each => each.cohortId),
  )
  const families = cohorts.reduce((sum, each) => sum + each.places, 0) + found.moves.length
  const answered = new Set(found.answers.filter(each => each.who === 'family').map(each => each.offer_id))
    .size
  return {
    title: 'Enrol',
    href: '/enrol',
    body: html`
<p class="govuk-body">Of the ${families} families of those whom both sides signed for, as far as you may see them:</p>
${counts([
  { n: families - found.offers.length, text: 'To offer', href: '/enrol' },
  { n: found.offers.length - answered, text: 'No answer yet', href: '/enrol' },
  { n: answered, text: 'Answered', href: '/enrol' },
])}`,
  }
}

export const contributes: Contributions = { today: [offers], offered: offersByGroup }
