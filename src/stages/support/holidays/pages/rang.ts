import type { PageFunction } from '#design/route.ts'
import { BadRequest, NotFound, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { todayOf } from '#records/places/today.ts'
import { rang, withdrawRing } from '../holidays.ts'

/** One tap: rang and spoke, nobody answered, or spoke at the door. */
export const sayRang: PageFunction = async visit => {
  const { tx, form, now } = visit
  const [id, childId, did] = [form.text('id'), form.text('child'), form.text('did')]
  if (!isId(id) || !isId(childId) || !['rang', 'no-answer', 'doorstep'].includes(did))
    throw new BadRequest('Open the page again and tap there.')
  const said = await rang(tx, [
    {
      id,
      childId,
      onDay: todayOf(visit),
      how: did === 'doorstep' ? 'doorstep' : 'rang',
      spoke: did !== 'no-answer',
      capturedAt: now(),
    },
  ])
  if (said.get(id) === 'not-theirs') throw new NotFound('not theirs, or not taking part')
  if (said.get(id) === 'other') throw new BadRequest('This page is from before. Open it again and tap there.')
  return seeOther(`/support/holidays?child=${childId}&undo=${id}`)
}

/** Takes it back within ten minutes. */
export const undoRang: PageFunction = async visit => {
  const id = visit.form.text('ring')
  if (isId(id)) await withdrawRing(visit.tx, id)
  return seeOther('/support/holidays')
}
