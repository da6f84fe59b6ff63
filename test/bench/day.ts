// What a Link Worker and a manager open most often: Today, the caseload of 50 and of the place, a child found by letters
// that are and are not spelled right. Through HTTP, with the database and row-level security, alone and 40 at once.
import { askOften, look, round } from './asking.ts'
import type { Figures } from './lists.ts'
import type { BenchPlace } from './place.ts'
import { startServer } from './server.ts'

const GOAL_P50 = 25
/** Issue 4: a search is there in 30 ms, 95 times of 100. */
const GOAL_SEARCH_P95 = 30

/** Prefix, sound, a slip within a word, two words the wrong way round, nobody. */
const TYPED = ['zof', 'sof', 'kowlczyk', 'kowalchik sofia', 'moham', 'xqzw']

export function measureToday(place: BenchPlace): Promise<Figures> {
  return measure(place, 'today', '/support', 'a Link Worker’s Today', /Waiting for you[\s\S]*\/support\//)
}

export function measureCaseload(place: BenchPlace): Promise<Figures> {
  return measure(
    place,
    'caseload',
    '/support/children',
    'a caseload',
    /href="\/support\/children\/[0-9a-f-]{36}/,
  )
}

export async function measureSearch(place: BenchPlace): Promise<Figures> {
  const server = await startServer(place.where, place.secrets.roles)
  try {
    const urls = TYPED.map(typed => `${server.address}/support/find?q=${encodeURIComponent(typed)}`)
    mustSay((await look(urls[0]!, place.token)).text, /Zofia/)
    const alone = await askOften(urls, place.token, 300, 1)
    const ofWorker = await askOften(urls, place.workerToken, 300, 1)
    const many = await askOften(urls, place.token, 600, 40)
    return {
      name: 'search',
      p50_ms: alone.p50,
      p95_ms: alone.p95,
      worker_p50_ms: ofWorker.p50,
      worker_p95_ms: ofWorker.p95,
      p50_of_40_at_once_ms: many.p50,
      p95_of_40_at_once_ms: many.p95,
      goal_p95_ms: GOAL_SEARCH_P95,
      n: alone.n,
      conditions: `${TYPED.length} searches in turn by the manager, then by a Link Worker; ${place.conditions}`,
    }
  } finally {
    await server.stop()
  }
}

async function measure(
  place: BenchPlace,
  name: string,
  path: string,
  what: string,
  says: RegExp,
): Promise<Figures> {
  const server = await startServer(place.where, place.secrets.roles)
  try {
    const url = `${server.address}${path}`
    const page = await look(url, place.workerToken)
    mustSay(page.text, says)
    const least = await askOften(`${server.address}/health`, place.workerToken, 200, 1)
    const alone = await askOften(url, place.workerToken, 200, 1)
    const ofManager = await askOften(url, place.token, 100, 1)
    const many = await askOften(url, place.workerToken, 400, 40)
    return {
      name,
      p50_ms: alone.p50,
      p95_ms: alone.p95,
      manager_p50_ms: ofManager.p50,
      manager_p95_ms: ofManager.p95,
      p50_of_40_at_once_ms: many.p50,
      p95_of_40_at_once_ms: many.p95,
      refused_of_40_at_once: many.refused,
      goal_p50_ms: GOAL_P50,
      ratio_to_health: round(alone.p50 / least.p50),
      page_kb: round(page.text.length / 1000),
      page_zipped_kb: round(page.bytes / 1000),
      n: alone.n,
      conditions: `${what}, of a Link Worker and of the manager; ${place.conditions}`,
    }
  } finally {
    await server.stop()
  }
}

function mustSay(text: string, what: RegExp): void {
  if (!what.test(text)) throw new Error(`The page does not say ${what}.`)
}
