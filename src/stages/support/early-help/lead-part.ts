import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { todayOf } from '#records/places/today.ts'
import { leadsOf } from './episodes.ts'
import { earlyHelpHome } from './words.ts'

/** "Who is lead?", on the first page of the record, also for whoever may only know that there is an episode. */
export const leadPart: ChildPart = async (visit, childId) => {
  const [lead] = await whereKept(visit.tx, childId, 'early help', () => leadsOf(visit.tx, [childId]))
  if (!lead) return undefined
  const today = todayOf(visit)
  return {
    slot: 'around',
    title: 'Early Help',
    href: may(visit.actor, 'read early_help') ? earlyHelpHome(childId) : undefined,
    body: html`<p class="govuk-body-s">Lead practitioner: <strong><bdi>${lead.mine ? 'you' : lead.lead}</bdi></strong>${!lead.mine && html`, ${lead.organisation}${lead.reach && html`, ${lead.reach}`}`}. Open since ${shortDate(lead.began_on ?? today, today)}.</p>`,
  }
}
