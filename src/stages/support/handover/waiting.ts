// What waits of a change of hands: an answer to give, a list to finish, somebody to ask.
import { dayNumber } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { WaitingLine, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { askedOfMe, handedOver, openHandovers } from './handover.ts'
import { handoverRules } from './settings.ts'
import { handoversHome } from './words.ts'

/** Points: somebody with nobody comes first (team); then who is asked, what is to be passed on, and yeses to wait for. */
const POINTS = { noOne: 75, asked: 65, mine: 45, yes: 30 }

export const handingOverWaits: WaitingLines = async (visit, day) => {
  const { tx, actor } = visit
  if (!may(actor, 'write plan')) return []
  const leads = may(actor, 'do lead the team')
  const [open, asked] = await Promise.all([
    whereThere(tx, 'handovers', () => openHandovers(tx)),
    actor.roles.includes('link-worker') ? whereThere(tx, 'handovers', () => askedOfMe(tx)) : [],
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
  // Told to whoever hands over and to whoever leads the team: nobody is forgotten for having come to them late.
  lines.push(
    ...open
      .filter(each => each.left_out > 0 && (leads || each.person_id === actor.personId))
      .map(each => ({
        text: html`<bdi>${each.person}</bdi> leaves, and ${counted(each.left_out, 'child or young person of theirs is', 'children and young people of theirs are')} in no handover`,
        why: `Last day ${shortDate(each.last_day, day)}`,
        href: `${handoversHome}/${each.id}#left-out`,
        action: 'Look',
        points: POINTS.noOne,
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
