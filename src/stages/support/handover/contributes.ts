// What a change of hands adds to other pages: who hands over to whom, what waits, and that somebody was taken over.
import { dayNumber } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type {
  CaseloadColumn,
  ChildPart,
  Happenings,
  WaitingLine,
  WaitingLines,
} from '#records/children/happenings.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { BEGINNING } from '../child/happened.ts'
import { askedOfMe, handedOver, handingOverOf, openHandovers } from './handover.ts'
import { handoverRules } from './settings.ts'
import { handedHome, handoversHome, standing, whyWords } from './words.ts'

/** Points: somebody with nobody comes first (team); then who is asked, what is to be passed on, and yeses to wait for. */
const POINTS = { noOne: 75, asked: 65, mine: 45, yes: 30 }

const handingOverWaits: WaitingLines = async (visit, day) => {
  const { tx, actor } = visit
  if (!may(actor, 'write plan')) return []
  const leads = may(actor, 'do lead the team')
  const [open, asked] = await Promise.all([
    openHandovers(tx),
    actor.roles.includes('link-worker') ? askedOfMe(tx) : [],
  ])
  const lines: WaitingLine[] = asked.map(each => ({
    text: html`<bdi>${each.from_name}</bdi> hands <bdi>${shortNameOf(each)}</bdi> over: will you have them?`,
    why: `Last day ${shortDate(each.last_day ?? day, day)}`,
    href: `${handoversHome}/asked/${each.id}`,
    action: 'Answer',
    points: POINTS.asked,
    due: each.last_day ?? undefined,
  }))
  const own = open.filter(each => each.person_id === actor.personId)
  lines.push(
    ...own.map(each => ({
      text: html`Hand over: ${each.accepted} of ${counted(each.children, 'child or young person', 'children and young people')} taken over`,
      why: `Your last day ${shortDate(each.last_day, day)}`,
      href: `${handoversHome}/${each.id}`,
      action: 'Look',
      points: POINTS.mine,
      due: each.last_day,
    })),
  )
  if (!leads || open.length === 0) return lines
  const { weeksBefore } = await handoverRules(tx)
  const near = new Set(
    open.filter(each => dayNumber(each.last_day) - dayNumber(day) <= weeksBefore * 7).map(each => each.id),
  )
  const waiting = (await handedOver(tx, { since: day })).filter(
    each => !each.accepted_at && near.has(each.handover_id),
  )
  const noOne = waiting.filter(each => !each.to_person)
  const forYes = waiting.filter(each => each.to_person)
  return [
    ...lines,
    ...(noOne.length > 0
      ? [
          {
            text: html`${counted(noOne.length, 'child or young person is', 'children and young people are')} handed over, and nobody is asked to have them`,
            why: `First of them until ${shortDate(noOne[0]!.last_day, day)}`,
            href: `${handoversHome}#no-one`,
            action: 'Ask somebody',
            points: POINTS.noOne,
            due: noOne[0]!.last_day,
          },
        ]
      : []),
    ...(forYes.length > 0
      ? [
          {
            text: html`${counted(forYes.length, 'child or young person waits', 'children and young people wait')} for the yes of a new Link Worker`,
            why: `First of them until ${shortDate(forYes[0]!.last_day, day)}`,
            href: `${handoversHome}#yes`,
            action: 'Look',
            points: POINTS.yes,
            due: forYes[0]!.last_day,
          },
        ]
      : []),
  ]
}

const handoverColumn: CaseloadColumn = {
  key: 'handover',
  heading: 'Change of hands',
  order: 90,
  cells: async (tx, children, day) =>
    new Map(
      (await handingOverOf(tx, children)).map(each => [
        each.child_id,
        {
          html: html`${each.to_name ? html`To <bdi>${each.to_name}</bdi>` : 'To nobody yet'}, until ${shortDate(each.last_day, day)}`,
          attention: each.to_name ? 0 : 2,
          flag: 'Is handed over',
        },
      ]),
    ),
}

const handoverPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read notes')) return undefined
  const one = (await handedOver(visit.tx, { since: todayOf(visit), childId })).find(each => !each.accepted_at)
  if (!one) return undefined
  return {
    slot: 'next',
    title: 'Handing over',
    href: handedHome(one),
    body: html`<p class="govuk-body"><bdi>${one.from_name}</bdi> ${whyWords(one)}. ${standing(one)}.</p>`,
  }
}

const handoverHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read notes')) return []
  return (await handedOver(visit.tx, { since: BEGINNING, childId })).flatMap(each => {
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

export const handoverContributes: Contributions = {
  happenings: [{ tell: handoverHappenings, notes: false }],
  waiting: [handingOverWaits],
  caseload: [handoverColumn],
  childParts: [handoverPart],
}
