import { counts } from '#design/counts.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, TodayPart } from '#records/children/contributions.ts'
import { signedCohorts } from '#stages/identify/index.ts'
import { agreementsContribute } from './agreements/contributes.ts'
import { offerHappenings } from './happened.ts'
import { matchingContributes } from './matching/contributes.ts'
import { offersByGroup, type Size, sizesOf } from './offers.ts'

const offers: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'do make offers')) return undefined
  const cohorts = await signedCohorts(tx)
  if (cohorts.length === 0) return undefined
  const sizes = await sizesOf(
    tx,
    cohorts.map(each => each.cohortId),
  )
  const sum = (key: keyof Size) => [...sizes.values()].reduce((total, each) => total + each[key], 0)
  const answered = sum('yes') + sum('notYet') + sum('no')
  return {
    title: 'Enrol',
    href: '/enrol',
    body: html`
<p class="govuk-body">${counted(sum('signed'), 'child or young person', 'children and young people')} signed for by both sides${sum('moved') > 0 && `, and ${sum('moved')} moved up since`}${sum('gone') > 0 && `; ${sum('gone')} left the roll of their school since`}. Families:</p>
${counts(
  may(actor, 'do match link workers')
    ? [
        { n: sum('toOffer'), text: 'To offer', href: '/enrol' },
        { n: sum('offered') - answered, text: 'No answer yet', href: '/enrol' },
        { n: answered, text: 'Answered', href: '/enrol' },
      ]
    : // Who has not answered is no count of theirs: beside the answers it would tell of a no.
      [
        { n: sum('toOffer'), text: 'To offer', href: '/enrol' },
        { n: sum('offered'), text: 'Offered', href: '/enrol' },
        { n: sum('yes'), text: 'Said yes', href: '/enrol' },
      ],
)}`,
  }
}

const folders: Contributions[] = [agreementsContribute, matchingContributes]

export const contributes: Contributions = {
  today: [offers, ...folders.flatMap(each => each.today ?? [])],
  offered: offersByGroup,
  happenings: [{ tell: offerHappenings, notes: false }, ...folders.flatMap(each => each.happenings ?? [])],
  dayLines: folders.flatMap(each => each.dayLines ?? []),
  waiting: folders.flatMap(each => each.waiting ?? []),
  caseload: folders.flatMap(each => each.caseload ?? []),
  childParts: folders.flatMap(each => each.childParts ?? []),
  childPages: folders.flatMap(each => each.childPages ?? []),
}
