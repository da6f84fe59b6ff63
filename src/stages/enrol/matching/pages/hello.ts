import type { PageFunction } from '#design/route.ts'
import { seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfAgreements } from '../../agreements/pages/child.ts'
import { sayHello } from '../matching.ts'

/** The first hello was said: it stands on Today no longer. */
export const takeHello: PageFunction = async visit => {
  const { tx, requestId } = visit
  const child = await childOfAgreements(visit)
  if (await sayHello(tx, child.id, todayOf(visit)))
    await record(tx, { action: 'said-hello', childId: child.id, request: requestId })
  return seeOther(`/support/children/${child.id}`)
}
