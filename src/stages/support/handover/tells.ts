// What a change of hands says of a child elsewhere: who hands over to whom until when, and that somebody took over.
import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { CaseloadColumn, ChildPart, Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { BEGINNING } from '../child/happened.ts'
import { handedOver, handingOverOf } from './handover.ts'
import { handedHome, standing, whyWords } from './words.ts'

export const handoverColumn: CaseloadColumn = {
  key: 'handover',
  heading: 'Change of hands',
  order: 90,
  cells: async (tx, children, day) =>
    new Map(
      (await whereThere(tx, 'handovers', () => handingOverOf(tx, children))).map(each => [
        each.child_id,
        {
          html: html`${each.to_name ? html`To <bdi>${each.to_name}</bdi>` : 'To nobody yet'}, until ${shortDate(each.last_day, day)}`,
          attention: each.to_name ? 0 : 2,
          flag: 'Is handed over',
        },
      ]),
    ),
}

const handed = ({ tx }: Visit, childId: string, since: string) =>
  whereKept(tx, childId, 'handovers', () => handedOver(tx, { since, childId }))

export const handoverPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read notes')) return undefined
  const one = (await handed(visit, childId, todayOf(visit))).find(each => !each.accepted_at)
  if (!one) return undefined
  return {
    slot: 'next',
    title: 'Handing over',
    href: handedHome(one),
    body: html`<p class="govuk-body"><bdi>${one.from_name}</bdi> ${whyWords(one)}. ${standing(one)}.</p>`,
  }
}

export const handoverHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read notes')) return []
  return (await handed(visit, childId, BEGINNING)).flatMap(each => {
    if (!each.accepted_at) return []
    const day = dayOfMoment(visit, each.accepted_at)
    return day < from || day > to
      ? []
      : [
          {
            id: `${each.id} handed`,
            day,
            at: each.accepted_at,
            kind: 'help',
            title: `Handed over by ${each.from_name} to ${each.to_name}`,
            by: each.to_name ?? undefined,
            href: handedHome(each),
          },
        ]
  })
}
