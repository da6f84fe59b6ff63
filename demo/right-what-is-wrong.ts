// A mother says that a note is not right, and it is decided; another waits. A letter went astray and somebody complains: both are with
// those who answer for data protection.
import type { Database } from '#platform/database/connections.ts'
import { day, maybe, queries, type Tx, uuid } from '#platform/database/queries.ts'
import type { Work } from '#records/access/work.ts'
import {
  acknowledgeComplaint,
  addBreach,
  addComplaint,
  askCorrection,
  containBreach,
  decideCorrection,
} from '#stages/support/index.ts'
import { children, families } from '#test/cast.ts'
import { actors } from './agree-cohorts.ts'
import type { CastPeople } from './cast-into-place.ts'
import { demoId } from './demo-id.ts'

const db = queries(new URL('./right-what-is-wrong.sql', import.meta.url), {
  findChild: maybe({ child_id: uuid }),
  findNote: maybe({ id: uuid, occurred_on: day }),
})

/** Writes it down as each of them would. Said again, it is there. */
export async function rightWhatIsWrong(database: Database, work: Work, people: CastPeople): Promise<void> {
  const { placeId } = work
  const act = actors(database, placeId, people)
  const asked = {
    saidId: null,
    asker: 'parent' as const,
    askedBy: families.kowalczyk.guardians[0]!.name,
    evidence: null,
    receivedOn: '2026-07-09',
  }
  await act('canalsideWorker', async tx => {
    const childId = await find(tx, 'zofia')
    const note = childId && (await db.findNote(tx, { child_id: childId }))
    if (!childId || !note) return
    const id = demoId('correction', 'zofia')
    const made = await askCorrection(tx, {
      ...{
        ...asked,
        id,
        childId,
        entryId: note.id,
        entryDay: note.occurred_on,
        entry: 'A note',
        opinion: true,
      },
      wrong: 'It reads as if she does not like school.',
      rightIs: 'She likes school. What she does not like is to come late.',
    })
    if (!made) return
    await decideCorrection(tx, {
      ...{ id, outcome: 'not-corrected', told: null },
      because: 'It is what I thought that day. Hers stands beside it.',
      statement: 'She likes school. What she does not like is to come late.',
    })
    await askCorrection(tx, {
      ...{ ...asked, id: demoId('correction', 'zofia', 'waits'), childId, opinion: false },
      ...{ entryId: null, entryDay: null, entry: 'Who collects her', receivedOn: '2026-07-14' },
      wrong: 'My sister is not on the list.',
      rightIs: 'My sister Ewa collects her on Thursdays.',
      evidence: 'The school has a letter from me.',
    })
  })
  await act('safeguarding', async tx => {
    const breach = demoId(placeId, 'breach')
    const made = await addBreach(tx, {
      ...{ id: breach, at: { day: '2026-07-16', time: '15:10' }, foundBy: 'Danny Whittle' },
      what: 'A printed register of the breakfast club was left on the bus. A driver handed it in at the depot.',
    })
    if (made) await containBreach(tx, breach, '2026-07-16', 'Fetched from the depot within two hours')
    const complaint = demoId(placeId, 'complaint')
    await addComplaint(tx, {
      ...{ id: complaint, fromWhom: 'A father, by letter', receivedOn: '2026-07-06', aboutPeople: [] },
      what: 'I asked in May who is told that my son takes part, and nobody wrote back.',
    })
    await acknowledgeComplaint(tx, complaint, '2026-07-08', 'By letter')
  })
}

async function find(tx: Tx, key: 'zofia'): Promise<string | undefined> {
  const { forename, surname } = children[key]
  return (await db.findChild(tx, { forename, surname }))?.child_id
}
