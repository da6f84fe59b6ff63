// Somebody asks for the record of the walk's child: the clock stood still, the bundle is gathered and a line left out.
import { randomUUID } from 'node:crypto'
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
export async function askForTheRecord({ as, child }: Ground): Promise<string> {
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
        await pauseClock(tx, { id: randomUUID(), requestId: id, why: 'identity', fromDay: '2026-07-02' }),
        await resumeClock(tx, id, '2026-07-03'),
      ],
      true,
    )
    const [request] = await requests(tx, { id })
    must((await gatherBundle(tx, request!)) > 0, true)
    must(await addLineByHand(tx, id, { rowId: randomUUID(), onDay: TODAY, words: LONG }), true)
    must(await withhold(tx, id, [{ n: 1, code: 'third-party' }]), 1)
  })
  return id
}
