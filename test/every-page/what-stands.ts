// A Link Worker's Today and caseload ask a part only where something of its kind stands. Nothing may be lost by that: asked of
// everything, they say the same.
import type { Database } from '#platform/database/connections.ts'
import { once } from '#platform/database/once.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { hashToken } from '#platform/sessions.ts'
import { STANDING_KINDS, whatStands, whereThere } from '#records/children/what-stands.ts'
import { contributes as enrolContributes } from '#stages/enrol/contributes.ts'
import { ownChildren } from '#stages/support/caseload/own.ts'
import { contributes as supportContributes } from '#stages/support/contributes.ts'
import type { Visitor } from './world.ts'

const stages = [enrolContributes, supportContributes]

/** What is said of a day, after asking what stands and after asking everything, and which kinds stand at all. */
export async function saidBothWays(database: Database, { cookie }: Visitor, day: string) {
  const asked = (work: (tx: Tx) => Promise<string[]>) =>
    database.asActor(hashToken(cookie.slice('kith='.length)), work)
  const narrowed = await asked(tx => linesOf(tx, day))
  const everything = await asked(async tx => {
    for (const ofCaseload of [true, false])
      await once(tx, whatStands(ofCaseload), async () => ({ kinds: null }))
    return linesOf(tx, day)
  })
  const kinds = await asked(async tx =>
    (await Promise.all(STANDING_KINDS.map(kind => whereThere(tx, kind, async () => [kind])))).flat(),
  )
  return { narrowed, everything, kinds }
}

async function linesOf(tx: Tx, day: string): Promise<string[]> {
  const visit = {
    tx,
    actor: tx.actor,
    requestId: 'a walk',
    now: () => new Date(`${day}T10:00:00Z`),
  } as unknown as Visit
  const children = (await ownChildren(tx)).map(each => each.child_id)
  const [lines, waiting, columns] = await Promise.all([
    Promise.all(stages.flatMap(each => each.dayLines ?? []).map(each => each(visit, day))),
    Promise.all(stages.flatMap(each => each.waiting ?? []).map(each => each(visit, day))),
    Promise.all(stages.flatMap(each => each.caseload ?? []).map(each => each.cells(tx, children, day))),
  ])
  return [
    ...lines.flat().map(each => `${each.text}`),
    ...waiting.flat().map(each => `${each.text}: ${each.why}`),
    ...columns.flatMap(cells => [...cells].map(([child, cell]) => `${child}: ${cell.html}`)),
  ].sort()
}
