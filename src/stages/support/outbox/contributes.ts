import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Contributions } from '#records/children/contributions.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { countInInbox, onTheirWay } from './inbox.ts'

/** What arrived and has no place yet comes before anything that can wait: somebody wrote it down for a reason. */
const arrived: WaitingLines = async ({ tx, actor }) => {
  if (!may(actor, 'do lead the team')) return []
  const waiting = await countInInbox(tx)
  if (waiting === 0) return []
  const text = waiting === 1 ? 'One thing arrived late' : `${waiting} things arrived late`
  return [
    {
      text: html`${text}`,
      why: 'Written without signal, by somebody who may not write there any more',
      href: '/support/arrivals',
      action: 'Look',
      points: 90,
    },
  ]
}

const missing: WaitingLines = async ({ tx, actor }) => {
  if (!may(actor, 'write notes')) return []
  const [count = 0] = await whereThere(tx, 'arrivals', async () => [await onTheirWay(tx)])
  if (count === 0) return []
  return [
    {
      text: html`${count === 1 ? 'One thing you wrote has not arrived' : `${count} things you wrote have not arrived`}`,
      why: 'Open Kith with signal on the device you wrote it on',
      href: '/support/without-signal',
      action: 'Look',
      points: 60,
    },
  ]
}

export const outboxContributes: Contributions = { waiting: [arrived, missing] }
