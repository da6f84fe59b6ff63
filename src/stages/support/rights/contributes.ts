import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { openRequests } from './requests.ts'
import { childRights, dueOf, requestHome } from './words.ts'

const POINTS = 70

/** Requests that are not answered: whose it is to go on, and by when. Without the child's name. */
const requestsWait: WaitingLines = async ({ tx, actor }, today) => {
  if (!may(actor, 'do answer for the record')) return []
  return (await openRequests(tx)).map(each => {
    const due = dueOf(each, today)
    const signs = each.ready_at !== null && each.signed_at === null
    return {
      text: html`Somebody asked for a child’s record`,
      why: signs
        ? each.ready_by_me
          ? `waits for another to sign, due ${shortDate(due, today)}`
          : `to be looked at again and signed, due ${shortDate(due, today)}`
        : `due ${shortDate(due, today)}`,
      href: requestHome(each.id),
      action: 'Look',
      points: POINTS,
      due,
    }
  })
}

export const rightsContributes: Contributions = {
  waiting: [requestsWait],
  childPages: [{ text: 'Asked for', order: 90, permission: 'do answer for the record', href: childRights }],
}
