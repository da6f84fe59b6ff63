import type { Crumb } from '#design/breadcrumbs.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { findChild, nameOf } from '#records/children/children.ts'
import { type Purpose, purposesOf } from '../agreements.ts'

/** The child of the address, for a page of agreements. Audited with why. NotFound where there is none of the actor's. */
export async function childOfAgreements(visit: Visit) {
  const { tx, params, requestId } = visit
  const id = params.child ?? ''
  const child = isId(id) ? await findChild(tx, id) : undefined
  if (!child) throw new NotFound('no such child')
  const why = await whyMaySee(tx, id)
  await record(tx, { action: 'saw-child', subject: 'agreements', childId: id, why, request: requestId })
  return { ...child, why, name: child.forename ?? nameOf(child) }
}

/** The purpose of the address, and whom of its own it asks. */
export async function purposeOfVisit(
  visit: Visit,
  asked: string | null,
): Promise<{ purpose: Purpose; who: Purpose['asks'][number] }> {
  const purpose = (await purposesOf(visit.tx)).find(each => each.id === visit.params.purpose)
  if (!purpose) throw new NotFound('no such purpose')
  const who = purpose.asks.find(each => each === asked) ?? purpose.asks[0]!
  return { purpose, who }
}

/** Where the pages of a child's agreements stand. */
export function crumbsOf(
  visit: Visit,
  child: { id: string; forename: string | null; surname: string | null },
): Crumb[] {
  return [
    may(visit.actor, 'read plan')
      ? { text: nameOf(child), href: `/support/children/${child.id}` }
      : { text: 'Enrol', href: '/enrol' },
    { text: 'What was agreed', href: `/enrol/children/${child.id}/agreements` },
  ]
}
