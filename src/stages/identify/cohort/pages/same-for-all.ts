import type { PageFunction } from '#design/route.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { getRoom } from '../rooms.ts'
import { type Decision, sayInRoom } from '../standing.ts'
import { isReason } from '../words.ts'

/** Says the same of every child that was shown: waiting or out, never in. Each becomes a view of its own. */
export const sayTheSame: PageFunction = async ({ tx, params, form, requestId }) => {
  const room = await getRoom(tx, params.cohort)
  const [decision, reason, words] = [form.text('decision'), form.text('reason'), form.text('words')]
  const said = form.all('said').map(each => each.split(' '))
  if (
    !['waiting', 'out'].includes(decision) ||
    !isReason(reason) ||
    words.length < 3 ||
    words.length > 600 ||
    said.length > 50 ||
    !said.every(([id, childId]) => isId(id ?? '') && isId(childId ?? ''))
  )
    throw new BadRequest('Say waiting or out, choose why, and write why in your own words. Go back to do it.')
  for (const [id, childId] of said) {
    const answer = await sayInRoom(tx, room.id, {
      id: id!,
      childId: childId!,
      kind: 'view',
      words,
      decision: decision as Decision,
      reason,
    })
    if (answer === 'frozen')
      throw new PlainError(
        'Both sides have signed, and the run is frozen: nothing can be said here any more.',
      )
    if (answer === 'said')
      await record(tx, {
        action: 'said-view',
        subject: 'cohort',
        subjectId: room.id,
        childId: childId!,
        request: requestId,
        detail: { decision, together: said.length },
      })
  }
  return seeOther(`/identify/cohorts/${room.id}?show=undecided&said=all`)
}
