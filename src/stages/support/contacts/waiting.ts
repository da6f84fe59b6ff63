// What waits for whoever reads: what they began, what they were asked, what somebody who left did not finish.
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { WaitingLine, WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { contactsThatAsk } from './contacts.ts'
import { dayAndTime } from './day-and-time.ts'
import { draftsLeft, ownDrafts } from './drafts.ts'
import { dueBack, type HelpKind } from './help.ts'
import { contactRules } from './settings.ts'
import { silencesOf } from './silence.ts'
import { takingPartIWriteOf } from './who.ts'
import { HELP_WORDS } from './words.ts'

/** Points: a question to the manager before what is not finished, and both before a laptop that is due back. */
const POINTS = { asks: 60, left: 40, unfinished: 30, silence: 20, dueBack: 10 }

export const draftsWait: WaitingLines = async visit => {
  if (!may(visit.actor, 'write notes')) return []
  return (await whereThere(visit.tx, 'drafts', () => ownDrafts(visit.tx))).map(
    (draft): WaitingLine => ({
      text: html`A contact with <bdi>${shortNameOf(draft)}</bdi> is not finished`,
      why: `${draft.handed_on ? 'Handed on to you; kept' : 'Kept'} ${dayAndTime(visit, draft.saved_at)}`,
      href: `/support/children/${draft.child_id}/log?draft=${draft.id}&next=/support`,
      action: 'Finish',
      points: POINTS.unfinished,
    }),
  )
}

export const questionsWait: WaitingLines = async visit => {
  if (!may(visit.actor, 'do lead the team')) return []
  return (await contactsThatAsk(visit.tx)).map(
    (asks): WaitingLine => ({
      text: html`<bdi>${asks.writer}</bdi> asks you about <bdi>${shortNameOf(asks)}</bdi>`,
      why: `Written ${dayAndTime(visit, asks.received_at)}`,
      href: `/support/contacts/${asks.form_id}?next=/support`,
      action: 'Answer',
      points: POINTS.asks,
      due: asks.occurred_on,
    }),
  )
}

/** One line for all of the reader's own children with whom nobody was in touch for too many school days. */
export const silenceWaits: WaitingLines = async (visit, day) => {
  if (!may(visit.actor, 'write notes')) return []
  const children = await takingPartIWriteOf(visit.tx)
  if (children.length === 0) return []
  const [{ content }, silent] = await Promise.all([
    blueprintInForce(visit.tx),
    silencesOf(visit.tx, children, day),
  ])
  const limit = contactRules(content).schoolDaysWithoutContact
  const quiet = [...silent.values()].filter(each => each.contact >= limit)
  return quiet.length === 0
    ? []
    : [
        {
          text: html`No contact lately with ${counted(quiet.length, 'child or young person', 'children and young people')}`,
          why: `Of ${children.length}, for ${limit} school days or more`,
          href: '/support/children',
          action: 'Look',
          points: POINTS.silence,
        },
      ]
}

export const leftDraftsWait: WaitingLines = async visit => {
  if (!may(visit.actor, 'do lead the team') && !may(visit.actor, 'do restrict a record')) return []
  const left = await draftsLeft(visit.tx)
  return left.length === 0
    ? []
    : [
        {
          text: html`${left.length === 1 ? 'A note' : `${left.length} notes`} not finished by somebody who has no access any more`,
          why: 'Open them, or hand them on',
          href: '/support/contacts/drafts',
          action: 'Look',
          points: POINTS.left,
        },
      ]
}

export const dueBackWaits: WaitingLines = async (visit, day) => {
  if (!may(visit.actor, 'write plan')) return []
  return (await whereThere(visit.tx, 'things lent', () => dueBack(visit.tx, day))).map(
    (lent): WaitingLine => ({
      text: html`${HELP_WORDS[lent.kind as HelpKind]} lent to <bdi>${shortNameOf(lent)}</bdi> is due back`,
      why: lent.what ?? 'Is it back?',
      href: `/support/contacts/help/${lent.id}`,
      action: 'Look',
      points: POINTS.dueBack,
      due: lent.due_back_on ?? undefined,
    }),
  )
}
