// The pages of a child's record ask a part only where something of its kind is kept of the child. Nothing may be lost by that: asked
// of everything, they say the same.
import type { Database } from '#platform/database/connections.ts'
import { once } from '#platform/database/once.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { hashToken } from '#platform/sessions.ts'
import { isKept, KEPT_KINDS } from '#records/children/what-is-kept.ts'
import { contributes as enrolContributes } from '#stages/enrol/contributes.ts'
import { contributes as identifyContributes } from '#stages/identify/contributes.ts'
import { ownChildren } from '#stages/support/caseload/own.ts'
import { BEGINNING } from '#stages/support/child/happened.ts'
import { contributes as supportContributes } from '#stages/support/contributes.ts'
import type { Visitor } from './world.ts'

const stages = [identifyContributes, enrolContributes, supportContributes]

/** Of each child of a caseload, what is told after asking what is kept and after asking everything, and which kinds are kept. */
export async function toldBothWays(database: Database, { cookie }: Visitor, day: string) {
  const asked = <T>(work: (tx: Tx) => Promise<T>) =>
    database.asActor(hashToken(cookie.slice('kith='.length)), work)
  const children = await asked(async tx => (await ownChildren(tx)).map(each => each.child_id))
  return Promise.all(
    children.map(async child => ({
      narrowed: await asked(tx => toldOf(tx, child, day)),
      everything: await asked(async tx => {
        await once(tx, `what is kept ${child}`, async () => ({ kinds: null }))
        return toldOf(tx, child, day)
      }),
      kinds: await asked(async tx => {
        const kept = await Promise.all(KEPT_KINDS.map(kind => isKept(tx, child, kind)))
        return KEPT_KINDS.filter((_, n) => kept[n])
      }),
    })),
  )
}

async function toldOf(tx: Tx, child: string, day: string): Promise<string[]> {
  const visit = {
    tx,
    actor: tx.actor,
    requestId: 'a walk',
    now: () => new Date(`${day}T10:00:00Z`),
  } as unknown as Visit
  const [happenings, parts] = await Promise.all([
    Promise.all(
      stages
        .flatMap(each => each.happenings ?? [])
        .map(each => each.tell(visit, child, { from: BEGINNING, to: '2100-01-01' })),
    ),
    Promise.all(stages.flatMap(each => each.childParts ?? []).map(part => part(visit, child))),
  ])
  return [
    ...happenings.flat().map(({ body, ...each }) => `${JSON.stringify(each)} ${body ?? ''}`),
    ...parts.flatMap(each => (each ? [`${each.slot}, ${each.title}: ${each.body}`] : [])),
  ].sort()
}
