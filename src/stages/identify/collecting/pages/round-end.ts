// The end of a round: it is closed, and the screen runs again over what is known now.
import type { PageFunction } from '#design/route.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { askForJob } from '#platform/jobs.ts'
import { record } from '#records/access/audit.ts'
import { askForScreen } from '../../screens/screens.ts'
import { closeRound, noteScreenAfter } from '../rounds.ts'
import { roundOf } from './of-round.ts'

export const closeTheRound: PageFunction = async visit => {
  const { tx, requestId } = visit
  const round = await roundOf(visit)
  if (await closeRound(tx, round.id)) {
    await record(tx, {
      action: 'closed-collecting',
      subject: 'collecting-round',
      subjectId: round.id,
      request: requestId,
    })
  }
  return seeOther(`/identify/collecting/${round.id}?done=closed`)
}

/** Asks for a run as Identify's own button does, and remembers which it was. */
export const runAgain: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const round = await roundOf(visit)
  const id = form.text('id')
  if (!isId(id))
    throw new BadRequest('The form came without its number. Open the round again and press the button there.')
  await askForScreen(tx, id)
  await askForJob(tx, 'run-screen', id)
  await noteScreenAfter(tx, round.id, id)
  await record(tx, { action: 'asked-for-screen', subject: 'screen', subjectId: id, request: requestId })
  return seeOther(`/identify/collecting/${round.id}`)
}
