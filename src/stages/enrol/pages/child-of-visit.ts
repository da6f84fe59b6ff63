import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { findChild } from '#records/children/children.ts'
import { offerOfChild } from '../offers.ts'

/** The child of the address and the offer to the family; no offer where the child is not in a signed cohort. Audited. */
export async function childOfVisit(visit: Visit) {
  const { tx, params, requestId } = visit
  const id = params.child ?? ''
  const child = isId(id) ? await findChild(tx, id) : undefined
  if (!child) throw new NotFound('no such child')
  const [offer, why] = await Promise.all([offerOfChild(tx, id), whyMaySee(tx, id)])
  await record(tx, { action: 'saw-child', subject: 'offer', childId: id, why, request: requestId })
  return { child, why, offered: offer }
}
