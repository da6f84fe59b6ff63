import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { ChildPart, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { countCorrections, openCorrections } from './corrections.ts'
import { openRequests } from './requests.ts'
import { childCorrections, childRights, correctionDue, correctionHome, dueOf, requestHome } from './words.ts'

const POINTS = 70
const CORRECTION_POINTS = 45

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

/** What somebody says is wrong, until it is decided. */
const correctionsWait: WaitingLines = async ({ tx, actor }, today) => {
  if (
    !may(actor, 'write notes') &&
    !may(actor, 'do answer for the record') &&
    !may(actor, 'do lead the team')
  )
    return []
  return (await whereThere(tx, 'corrections', () => openCorrections(tx))).map(each => {
    const due = correctionDue(each, today)
    return {
      text: html`Something about <bdi>${shortNameOf(each)}</bdi> is said to be wrong`,
      why: `decide by ${shortDate(due, today)}`,
      href: correctionHome(each.child_id, each.id),
      action: 'Decide',
      points: CORRECTION_POINTS,
      due,
    }
  })
}

/** That there are corrections, on the child's first page. */
const correctionsPart: ChildPart = async ({ tx, actor }, childId) => {
  if (!may(actor, 'read notes')) return undefined
  const { many, open } = await countCorrections(tx, childId)
  if (many === 0) return undefined
  return {
    slot: 'standing',
    title: counted(many, 'correction', 'corrections'),
    href: childCorrections(childId),
    body: html`<p class="govuk-body-s">${open === 0 ? 'All are decided.' : `${counted(open, 'is', 'are')} not decided yet.`}</p>`,
  }
}

export const rightsContributes: Contributions = {
  waiting: [requestsWait, correctionsWait],
  childParts: [correctionsPart],
  childPages: [{ text: 'Asked for', order: 90, permission: 'do answer for the record', href: childRights }],
}
