// A page of 50 children and one of 500, each with names, reasons and outcomes, through HTTP, with the database and
// row-level security: how long it takes alone, and with 40 people asking at once. And what row-level security costs.
import { askInTurn, askOften, look, round } from './asking.ts'
import type { BenchPlace } from './place.ts'
import { startServer } from './server.ts'

export type Figures = { name: string; n: number; conditions: string } & Record<string, number | string>

/** Goals of `npm run bench`: p50 alone of 25 ms and 120 ms (issue 2; ARCHITECTURE.md). */
const lists = {
  50: { path: 'schools', goal: 25, often: 300 },
  500: { path: '500', goal: 120, often: 120 },
} as const

export async function measureList(place: BenchPlace, rows: keyof typeof lists): Promise<Figures> {
  const { path, goal, often } = lists[rows]
  const server = await startServer(place.where, place.secrets.roles)
  try {
    const url = `${server.address}/identify/${path}/${place.school}?show=waiting`
    const { text, bytes } = await look(url, place.token)
    mustHave(text, rows)
    const least = await askOften(`${server.address}/health`, place.token, 200, 1)
    const alone = await askOften(url, place.token, often, 1)
    const many = await askOften(url, place.token, often * 2, 40)
    return {
      name: `list-${rows}`,
      p50_ms: alone.p50,
      p95_ms: alone.p95,
      p50_of_40_at_once_ms: many.p50,
      p95_of_40_at_once_ms: many.p95,
      pages_a_second_of_40_at_once: many.perSecond,
      refused_of_40_at_once: many.refused,
      goal_p50_ms: goal,
      ratio_to_health: round(alone.p50 / least.p50),
      page_mb: text.length / 1_000_000,
      page_zipped_mb: bytes / 1_000_000,
      n: alone.n,
      conditions: `${rows} children a page; ${place.conditions}`,
    }
  } finally {
    await server.stop()
  }
}

/** Two sites, one over a copy without row-level security, asked turn by turn: the ratio of their medians. */
export async function measureRls(place: BenchPlace): Promise<Figures> {
  const off = await place.withoutRls()
  const [on, without] = [
    await startServer(place.where, place.secrets.roles),
    await startServer(off, place.secrets.roles),
  ]
  try {
    const compare = async (rows: keyof typeof lists, token: string, n: number) => {
      const address = `/identify/${lists[rows].path}/${place.school}?show=waiting`
      const urls = [on.address + address, without.address + address] as const
      for (const url of urls) mustHave((await look(url, token)).text, rows)
      return await askInTurn(urls, [token, token], n)
    }
    const [lead, leadOff] = await compare(50, place.leadToken, 400)
    const [manager, managerOff] = await compare(50, place.token, 400)
    const [long, longOff] = await compare(500, place.token, 120)
    return {
      name: 'rls',
      ratio: round(lead.p50 / leadOff.p50),
      ratio_of_manager: round(manager.p50 / managerOff.p50),
      ratio_of_500: round(long.p50 / longOff.p50),
      goal_ratio: 1.15,
      on_p50_ms: lead.p50,
      off_p50_ms: leadOff.p50,
      manager_on_p50_ms: manager.p50,
      manager_off_p50_ms: managerOff.p50,
      on_500_p50_ms: long.p50,
      off_500_p50_ms: longOff.p50,
      n: lead.n,
      conditions: `a list of 50 asked for by the school's own lead, then by the manager, then one of 500, each in turn with a copy without row-level security; ${place.conditions}`,
    }
  } finally {
    await on.stop()
    await without.stop()
  }
}

function mustHave(text: string, rows: number): void {
  const found = text.split('href="/identify/children/').length - 1
  if (found !== rows) throw new Error(`The page has ${found} children, not ${rows}.`)
}
