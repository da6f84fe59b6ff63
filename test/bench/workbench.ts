// A change of a threshold on the workbench, through HTTP, with the database and row-level security: each of its pages
// alone, for the manager of the whole place and for a school's own lead.
import { askOften, look, round } from './asking.ts'
import type { Figures } from './lists.ts'
import type { BenchPlace } from './place.ts'
import { startServer } from './server.ts'

const GOAL_MS = 1000
const N = 6
const CHANGE = 'attendance-1-at_least_percent=15&engagement-2-points_at_least=30'

export async function measureWorkbench(place: BenchPlace): Promise<Figures> {
  const server = await startServer(place.where, place.secrets.roles)
  const url = (show: string) => `${server.address}/identify/workbench?show=${show}&${CHANGE}`
  try {
    const { text } = await look(url('children'), place.token)
    if (!text.includes('15 instead of 10')) throw new Error('The page does not show the change.')
    const times: Record<string, number> = {}
    for (const show of ['children', 'groups', 'areas', 'last-year']) {
      const name = show.replace('-', '_')
      const manager = await askOften(url(show), place.token, N, 1)
      const lead = await askOften(url(show), place.leadToken, N, 1)
      times[`${name}_p50_ms`] = manager.p50
      times[`${name}_p95_ms`] = manager.p95
      times[`${name}_of_lead_p50_ms`] = lead.p50
    }
    return {
      name: 'workbench',
      ...times,
      goal_p50_ms: GOAL_MS,
      page_mb: round(text.length / 1_000_000),
      n: N,
      conditions: `two thresholds changed; ${place.conditions}`,
    }
  } finally {
    await server.stop()
  }
}
