// One mother of the pretend place has asked for her child's record, and nobody has gathered it yet. A young person had theirs in
// June: gathered by the safeguarding lead, looked at again and signed by a deputy, and handed over.
import type { Database } from '#platform/database/connections.ts'
import { many, maybe, queries, type Tx, uuid } from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Work } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import {
  gatherBundle,
  handOver,
  markReady,
  openSealed,
  signBundle,
  writeDownRequest,
} from '#stages/support/index.ts'
import { children, families, staff } from '#test/cast.ts'
import { actors } from './agree-cohorts.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'

const db = queries(new URL('./ask-for-records.sql', import.meta.url), {
  findChild: maybe({ child_id: uuid }),
  settleInTheirTime: many({ id: uuid }),
})

/** Signs what the lead made ready: nobody signs alone. */
export const DEPUTY = { name: 'Farhana Begum', email: 'farhana.begum@kith-millbrook.example' } as const

/** Writes both requests down and answers one, as the two would. Said again, they are there. */
export async function askForRecords(
  database: Database,
  work: Work,
  seals: Seals,
  people: CastPeople,
): Promise<void> {
  const { placeId } = work
  const { organisation } = staff.safeguarding
  const role = { role: 'safeguarding-lead', organisation, organisationKind: 'lead-charity' } as const
  const second = await work.as(tx => addMember(tx, placeId, { ...DEPUTY, ...role }))
  const act = actors(database, placeId, new Map([...people, ['deputy', second]]))
  await work.as(async tx => {
    const childId = await find(tx, 'zofia')
    if (!childId) return
    await writeDownRequest(tx, {
      ...{ id: demoId('record-request', 'zofia'), childId, asker: 'parent' },
      askedBy: families.kowalczyk.guardians[0]!.name,
      rightShown: 'Birth certificate seen, and on the school’s register as having parental responsibility',
      childView: 'Knows about it. Would like to read it together.',
      whatFor: 'What the school sends you, and what you write about her',
      receivedOn: '2026-07-07',
      madeBy: people.get('safeguarding'),
    })
  })

  const childId = await work.as(tx => find(tx, 'jayden'))
  if (!childId) return
  const id = demoId('record-request', 'jayden')
  const asked = { id, child_id: childId, asker: 'child' } as const
  const made = await act('safeguarding', tx =>
    writeDownRequest(tx, {
      ...{ id, childId, asker: asked.asker, askedBy: children.jayden.forename, rightShown: null },
      childView: 'Wants to know what his old school wrote. Wants to read it with Samina.',
      whatFor: null,
      receivedOn: '2026-05-18',
    }),
  )
  if (!made) return
  await act('safeguarding', async tx => {
    await gatherBundle(tx, asked)
    await openSealed(tx, seals, asked)
    await markReady(tx, id)
  })
  await act('deputy', async tx => {
    await signBundle(tx, id)
    await handOver(tx, id, '2026-06-09', 'Printed, into his hands, at school with Samina')
  })
  await work.as(tx => db.settleInTheirTime(tx, { id }))
}

async function find(tx: Tx, key: 'zofia' | 'jayden'): Promise<string | undefined> {
  const { forename, surname } = children[key]
  return (await db.findChild(tx, { forename, surname }))?.child_id
}
