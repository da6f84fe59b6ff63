// Somebody asks for the record of the walk's child: the clock stood still, the bundle is gathered and a line left out.
import { randomUUID } from 'node:crypto'
import { PROPOSED } from '#demo/let-records-go.ts'
import { addBreach, contain } from '#stages/support/data-protection/breaches.ts'
import { acknowledge, addComplaint } from '#stages/support/data-protection/complaints.ts'
import { liftHold, placeHold } from '#stages/support/keeping/holds.ts'
import { decideLines, keepingLines } from '#stages/support/keeping/keeping.ts'
import { askCorrection, decideCorrection } from '#stages/support/rights/corrections.ts'
import {
  addLineByHand,
  endRequest,
  extendRequest,
  gatherBundle,
  markReady,
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
  const [id, longer, ready, held] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
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
        await writeDownRequest(tx, { ...asked, id: longer, asker: 'child', receivedOn: TODAY }),
        await writeDownRequest(tx, { ...asked, id: ready, asker: 'child', receivedOn: '2026-06-01' }),
        await extendRequest(tx, longer, LONG),
        await endRequest(tx, longer, TODAY, LONG),
        await pauseClock(tx, { id: randomUUID(), requestId: id, why: 'identity' }),
        await resumeClock(tx, id),
      ],
      true,
    )
    const hold = { id: held, childId: child, wholeFamily: false, part: 'record' as const, because: LONG }
    mustAll([await placeHold(tx, hold), await liftHold(tx, held, LONG)], true)
    const [line] = await keepingLines(tx, PROPOSED)
    const keep = { id: line!.id, decision: 'keep', keepUntil: '2027-07-31', because: LONG } as const
    must(await decideLines(tx, PROPOSED, [keep]), 1)
    const [request] = await requests(tx, { id })
    for (const one of [request!, { id: ready }]) must((await gatherBundle(tx, one)) > 0, true)
    must(await markReady(tx, ready), true)
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
