// What waits because of the page of a week: answers, for its writer; a page nobody has answered, for its reader.
import { daysBefore } from '#arithmetic/days.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, TodayPart } from '#records/children/contributions.ts'
import type { WaitingLine, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { todayOf } from '#records/places/today.ts'
import { mondayOf, pagesToRead, repliesWaiting } from './weekly.ts'
import { pageHome, WEEKLY, weekWords } from './words.ts'

/** Something that cannot be done is looked at before what is done. */
const POINTS = { cannot: 45, answered: 30, toRead: 40 }

const waits: WaitingLines = async (visit, today) => {
  const { tx, actor } = visit
  if (may(actor, 'do write the weekly page'))
    return (await whereThere(tx, 'answers to the week', () => repliesWaiting(tx))).map(
      (each): WaitingLine => ({
        text: html`<bdi>${each.reader ?? ''}</bdi> answered the page of the week`,
        why:
          each.cannot > 0
            ? `${counted(each.cannot, 'ask', 'asks')} cannot be done: see why`
            : `${counted(each.answers, 'answer', 'answers')} to read`,
        href: pageHome(each.page_id),
        action: 'Read',
        points: each.cannot > 0 ? POINTS.cannot : POINTS.answered,
        due: each.since,
      }),
    )
  if (!reads(actor.roles)) return []
  return (await pagesToRead(tx, daysBefore(mondayOf(today), 7))).map(
    (each): WaitingLine => ({
      text: html`${weekWords(each.week_of, today)}, from <bdi>${each.writer ?? ''}</bdi>`,
      why: 'The page of the week: one side, and your answer',
      href: pageHome(each.id),
      action: 'Read',
      points: POINTS.toRead,
      due: each.week_of,
    }),
  )
}

/** For a school's lead and the council's practitioners, on their first page. */
const first: TodayPart = async visit => {
  if (!reads(visit.actor.roles)) return undefined
  const today = todayOf(visit)
  const [page] = await pagesToRead(visit.tx, daysBefore(mondayOf(today), 7))
  return {
    title: 'Page of the week',
    href: WEEKLY,
    body: page
      ? html`<p class="govuk-body"><a class="govuk-link" href="${pageHome(page.id)}">${weekWords(page.week_of, today)}</a>, from <bdi>${page.writer ?? ''}</bdi>, waits for your answer.</p>`
      : html`<p class="govuk-body">Nothing waits. Pages you were given stay there to read.</p>`,
  }
}

function reads(roles: readonly string[]): boolean {
  return roles.includes('school-lead') || roles.includes('early-help-practitioner')
}

export const weeklyContributes: Contributions = { today: [first], waiting: [waits] }
