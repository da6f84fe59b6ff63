import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { allWaiting } from '../todays.ts'
import { waitingRows } from './today.ts'

/** All that waits for the reader; Today shows the first seven. */
export function allThatWaits(gathered: Gathered): PageFunction {
  return async visit => {
    const waiting = await allWaiting(visit, gathered, todayOf(visit))
    await record(visit.tx, {
      action: 'saw-list',
      subject: 'waiting',
      request: visit.requestId,
      detail: { waiting: waiting.length },
    })
    return {
      title: 'Waiting for you',
      heading: 'Waiting for you',
      breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Waiting for you' }],
      body:
        waiting.length === 0
          ? emptyState({ text: 'Nothing is waiting.', action: { text: 'Back to Today', href: '/support' } })
          : waitingRows(waiting),
    }
  }
}
