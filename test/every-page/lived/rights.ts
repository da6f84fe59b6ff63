// Somebody asks for the record of the walk's child: the clock stood still, the bundle is gathered and a line left out.
import { randomUUID } from 'node:crypto'
import { addBreach, contain } from '#stages/support/data-protection/breaches.ts'
import { acknowledge, addComplaint } from '#stages/support/data-protection/complaints.ts'
import { askCorrection, decideCorrection } from '#stages/support/rights/corrections.ts'
import {
  addLineByHand,
  gatherBundle,
  pauseClock,
  requests,
  resumeClock,
  withhold,
  writeDownRequest,
} from '#stages/support/rights/requests.ts'
import { type Ground, LONG, must, mustAll, TODAY } from './ground.ts'

/** The request that is being looked through; another before it was written down by the child. */
export async function askForTheRecord({
  as,
  child,
}: Ground): Promise<{ asked: string; correction: string; breach: string; complaint: string }> {
  const id = randomUUID()
  await as('safeguarding-lead', async tx => {
    const asked = {
      childId: child,
      askedBy: LONG.slice(0, 100),
      rightShown: LONG,
      childView: LONG,
      whatFor: LONG,
    }
    mustAll(
      [
        await writeDownRequest(tx, { ...asked, id, asker: 'parent', receivedOn: '2026-07-01' }),
        await writeDownRequest(tx, { ...asked, id: randomUUID(), asker: 'child', receivedOn: TODAY }),
        await pauseClock(tx, { id: randomUUID(), requestId: id, why: 'identity' }),
        await resumeClock(tx, id),
      ],
      true,
    )
    const [request] = await requests(tx, { id })
    must((await gatherBundle(tx, request!)) > 0, true)
    must(await addLineByHand(tx, id, { rowId: randomUUID(), onDay: TODAY, words: LONG }), true)
    must(await withhold(tx, id, [{ n: 1, code: 'third-party' }]), 1)
  })
  return { asked: id, correction: await sayItIsWrong({ as, child }), ...(await goesWrong({ as })) }
}

/** A breach that is to be assessed, and a complaint that is to be answered. */
async function goesWrong({ as }: Pick<Ground, 'as'>): Promise<{ breach: string; complaint: string }> {
  const [breach, complaint] = [randomUUID(), randomUUID()]
  await as('safeguarding-lead', async tx => {
    must(
      await addBreach(tx, {
        ...{ id: breach, at: { day: '2026-07-16', time: '15:10' }, foundBy: LONG.slice(0, 100) },
        what: LONG,
      }),
      true,
    )
    must(await contain(tx, breach, TODAY, LONG), true)
    await addComplaint(tx, {
      ...{ id: complaint, fromWhom: LONG.slice(0, 150), receivedOn: TODAY, what: LONG, aboutPeople: [] },
    })
    must(await acknowledge(tx, complaint, TODAY, 'By letter'), true)
  })
  return { breach, complaint }
}

/** Something is said to be wrong and waits; of what somebody thinks, a statement stands beside it. */
async function sayItIsWrong({ as, child }: Pick<Ground, 'as' | 'child'>): Promise<string> {
  const waits = randomUUID()
  await as('link-worker', async tx => {
    const wrong = { childId: child, entryId: null, entryDay: null, entry: LONG.slice(0, 150), saidId: null }
    const asked = { ...wrong, asker: 'parent', askedBy: LONG.slice(0, 100), receivedOn: TODAY } as const
    const said = { ...asked, wrong: LONG, rightIs: LONG, evidence: LONG, opinion: true }
    const settled = { ...said, id: randomUUID(), receivedOn: '2026-07-01' }
    must(await askCorrection(tx, settled), true)
    must(await askCorrection(tx, { ...said, id: waits }), true)
    const stays = { outcome: 'not-corrected', because: LONG, statement: LONG, told: null } as const
    must(await decideCorrection(tx, { ...stays, id: settled.id }), true)
  })
  return waits
}
