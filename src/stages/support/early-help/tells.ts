// What an episode adds to the other pages of Support: the timeline, what waits, the day, the caseload, and who is lead.
import { shortDate } from '#design/contextual-date.ts'
import { once } from '#platform/database/once.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type {
  CaseloadColumn,
  ChildPart,
  DayLines,
  Happenings,
  WaitingLines,
} from '#records/children/happenings.ts'
import { todayOf } from '#records/places/today.ts'
import { cardName } from '../in-school/words.ts'
import { leadsOf } from './episodes.ts'
import { earlyHelpHome, episodeHome } from './words.ts'
import { earlyHelpHappened, openOf, reviewsDue } from './work.ts'

export const earlyHelpHappenings: Happenings = async ({ tx, actor }, childId, span) => {
  if (!may(actor, 'read early_help')) return []
  const rows = await earlyHelpHappened(tx, childId, span)
  return rows.map(row => ({
    id: `${row.id} ${row.what} ${row.at.getTime()}`,
    day: row.on_day ?? span.from,
    at: row.at,
    kind: 'help',
    title: TITLES[row.what ?? ''] ?? 'Early Help',
    by: row.by_name ?? undefined,
    body: row.words ? html`<p class="govuk-body"><bdi>${row.words}</bdi></p>` : undefined,
    href: episodeHome(childId, row.id),
  }))
}

/** Reviews whose day it is, of the episodes the reader leads. */
export const earlyHelpDayLines: DayLines = async (visit, day) => {
  const due = await dueOf(visit, day)
  return due
    .filter(each => each.next_on === day)
    .map(each => ({
      text: html`Early Help review: <bdi>${cardName(each)}</bdi>`,
      href: earlyHelpHome(each.child_id),
      childId: each.child_id,
    }))
}

/** Reviews whose day has passed. */
export const earlyHelpWaiting: WaitingLines = async (visit, day) => {
  const due = await dueOf(visit, day)
  return due
    .filter(each => (each.next_on ?? day) < day)
    .map(each => ({
      text: html`<bdi>${cardName(each)}</bdi>: the Early Help review of ${shortDate(each.next_on ?? day, day)}`,
      why: 'Its day has passed, and you lead the episode',
      href: earlyHelpHome(each.child_id),
      action: 'Review',
      points: POINTS,
      due: each.next_on ?? undefined,
    }))
}

/** Who leads, in the caseload. */
export const earlyHelpColumn: CaseloadColumn = {
  key: 'early-help',
  heading: 'Early Help',
  order: 58,
  cells: async (tx, children, day) => {
    const rows = await openOf(tx, children)
    return new Map(
      rows.map(each => [
        each.child_id,
        {
          html: html`${each.mine ? 'You lead' : html`<bdi>${each.lead ?? 'Nobody leads'}</bdi>`}`,
          attention: each.mine && (each.next_on ?? day) < day ? 1 : 0,
          flag: each.lead === null ? 'Early Help: nobody leads' : undefined,
        },
      ]),
    )
  },
}

/** "Who is lead?", on the first page of the record, also for whoever may only know that there is an episode. */
export const leadPart: ChildPart = async (visit, childId) => {
  const [lead] = await leadsOf(visit.tx, [childId])
  if (!lead) return undefined
  const today = todayOf(visit)
  return {
    slot: 'around',
    title: 'Early Help',
    href: may(visit.actor, 'read early_help') ? earlyHelpHome(childId) : undefined,
    body: html`<p class="govuk-body-s">Lead practitioner: <strong><bdi>${lead.mine ? 'you' : lead.lead}</bdi></strong>${!lead.mine && html`, ${lead.organisation}${lead.reach && html`, ${lead.reach}`}`}. Open since ${shortDate(lead.began_on ?? today, today)}.</p>`,
  }
}

/** The day's lines and what waits ask the same. */
function dueOf({ tx, actor }: Pick<Visit, 'tx' | 'actor'>, day: string) {
  if (!may(actor, 'write early_help')) return Promise.resolve([])
  return once(tx, `early help reviews ${day}`, () => reviewsDue(tx, day))
}

const TITLES: Record<string, string> = {
  began: 'Early Help episode begun',
  'ended outcomes-met': 'Early Help closed: outcomes met',
  'ended step-up': 'Early Help closed: stepped up to a statutory service',
  'ended no-further-action': 'Early Help closed: no further action',
  up: 'Early Help stepped up within the episode',
  down: 'Early Help stepped down within the episode',
  reviewed: 'Early Help reviewed',
  'need met': 'A need of the family met',
  'need not-met': 'A need of the family not met',
  lead: 'Early Help has another lead practitioner',
}

/** Below a suspension that nobody followed, above what teachers said. */
const POINTS = 65
