import type { Route } from '#design/route.ts'
import type { Taking } from './arrivals.ts'
import { end, grant, handIn, held } from './pages/hand-in.ts'
import { arrivals, settleArrival } from './pages/inbox.ts'
import { setUpDevice, withoutSignal } from './pages/without-signal.ts'

/** Handing in needs no session: what is handed in says who wrote it. Without `taking` nothing can arrive. */
export function outboxRoutes(taking: Taking | undefined): Route[] {
  const leads = 'do lead the team'
  return [
    { method: 'GET', path: '/without-signal', permission: 'anyone', page: withoutSignal },
    { method: 'GET', path: '/support/without-signal', permission: 'write notes', page: setUpDevice },
    { method: 'POST', path: '/outbox', permission: 'door', page: handIn(taking), largest: 1024 * 1024 },
    { method: 'POST', path: '/outbox/held', permission: 'door', page: held },
    { method: 'POST', path: '/outbox/grant', permission: 'write notes', page: grant(taking) },
    { method: 'POST', path: '/outbox/end', permission: 'signed-in', page: end },
    { method: 'GET', path: '/support/arrivals', permission: leads, page: arrivals(taking?.key) },
    {
      method: 'POST',
      path: '/support/arrivals/:arrival',
      permission: leads,
      page: settleArrival(taking?.key),
    },
  ]
}
