// A child's record, its timeline and the log of a contact; and a day as it comes: pages and notes that arrive whether or not
// the ones before were answered (open loop), so that whoever waits behind a slow one is counted.
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { ask, askOften, look, round } from './asking.ts'
import type { Figures } from './lists.ts'
import { startServer } from './server.ts'
import type { BenchWorld } from './world.ts'

const GOAL_P99 = 25
const PAGES_A_SECOND = 20
const NOTES_A_SECOND = 5
const SECONDS = 45

export function measureChild(world: BenchWorld): Promise<Figures> {
  return measurePages(world, 'child', child => `/support/children/${child}`)
}

export function measureTimeline(world: BenchWorld): Promise<Figures> {
  return measurePages(world, 'timeline', child => `/support/children/${child}/happened`)
}

export async function measureLog(world: BenchWorld): Promise<Figures> {
  const server = await startServer(world.where, world.secrets.roles)
  const agent = new Agent({ keepAlive: true, maxSockets: 40 })
  try {
    const log = async (n: number, atOnce: number): Promise<number[]> => {
      const times: number[] = []
      let left = n
      const writer = async () => {
        while (left-- > 0) times.push(await post(server.address, world, left, agent))
      }
      await Promise.all(Array.from({ length: atOnce }, writer))
      return times
    }
    await log(20, 1)
    const [alone, many] = [await log(200, 1), await log(400, 40)]
    return {
      name: 'log',
      p50_ms: share(alone, 0.5),
      p95_ms: share(alone, 0.95),
      p50_of_40_at_once_ms: share(many, 0.5),
      p95_of_40_at_once_ms: share(many, 0.95),
      n: alone.length,
      conditions: `a contact with a note posted, to the answer that leads on; ${world.conditions}`,
    }
  } finally {
    agent.destroy()
    await server.stop()
  }
}

/** From the moment each was due, not from when it could be sent. */
export async function measureOpenLoop(world: BenchWorld): Promise<Figures> {
  const server = await startServer(world.where, world.secrets.roles)
  const agent = new Agent({ keepAlive: true, maxSockets: 60 })
  const pages = (n: number): string => {
    const child = world.children[n % world.children.length]!
    const paths = [
      `/support`,
      `/support/children`,
      `/support/children/${child}`,
      `/support/children/${child}/happened`,
      '/support/find?q=zof',
    ]
    return server.address + paths[n % paths.length]!
  }
  try {
    // Every connection of the pool has met every page and a note: a server that has run for a while.
    const warm = Array.from({ length: 5 * world.children.length }, (_, n) => pages(n))
    await askOften(warm, world.workerToken, 600, 20)
    await Promise.all(Array.from({ length: 40 }, (_, n) => post(server.address, world, n, agent)))
    const times: number[] = []
    const began = performance.now()
    const arrive = async (n: number, each: number, send: () => Promise<unknown>) => {
      const due = began + n * each
      await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())))
      const late = performance.now() - due
      const sent = performance.now()
      await send()
      times.push(performance.now() - sent + late)
    }
    await Promise.all([
      ...Array.from({ length: PAGES_A_SECOND * SECONDS }, (_, n) =>
        arrive(n, 1000 / PAGES_A_SECOND, () => ask(pages(n), world.workerToken, agent)),
      ),
      ...Array.from({ length: NOTES_A_SECOND * SECONDS }, (_, n) =>
        arrive(n, 1000 / NOTES_A_SECOND, () => post(server.address, world, n, agent)),
      ),
    ])
    return {
      name: 'open-loop',
      p50_ms: share(times, 0.5),
      p95_ms: share(times, 0.95),
      p99_ms: share(times, 0.99),
      worst_ms: round(Math.max(...times)),
      goal_p99_ms: GOAL_P99,
      n: times.length,
      conditions: `${PAGES_A_SECOND} pages and ${NOTES_A_SECOND} notes a second for ${SECONDS} s; ${world.conditions}`,
    }
  } finally {
    agent.destroy()
    await server.stop()
  }
}

async function measurePages(
  world: BenchWorld,
  name: string,
  pathOf: (child: string) => string,
): Promise<Figures> {
  const server = await startServer(world.where, world.secrets.roles)
  try {
    const urls = world.children.map(child => server.address + pathOf(child))
    const page = await look(urls[0]!, world.workerToken)
    const least = await askOften(`${server.address}/health`, world.workerToken, 200, 1)
    const alone = await askOften(urls, world.workerToken, 300, 1)
    const many = await askOften(urls, world.workerToken, 400, 40)
    return {
      name,
      p50_ms: alone.p50,
      p95_ms: alone.p95,
      p50_of_40_at_once_ms: many.p50,
      p95_of_40_at_once_ms: many.p95,
      refused_of_40_at_once: many.refused,
      ratio_to_health: round(alone.p50 / least.p50),
      page_kb: round(page.text.length / 1000),
      page_zipped_kb: round(page.bytes / 1000),
      n: alone.n,
      conditions: `${urls.length} children of one Link Worker in turn; ${world.conditions}`,
    }
  } finally {
    await server.stop()
  }
}

async function post(origin: string, world: BenchWorld, n: number, agent: Agent): Promise<number> {
  const child = world.children[n % world.children.length]!
  const body = new URLSearchParams({
    id: randomUUID(),
    how: 'in-person',
    went: 'well',
    note: `Ten minutes before register, and a plan for the afternoon (${n}).`,
    again: 'yes',
  }).toString()
  const began = performance.now()
  return await new Promise((resolve, reject) => {
    const sent = request(
      `${origin}/support/children/${child}/log`,
      {
        agent,
        method: 'POST',
        headers: {
          cookie: `kith=${world.workerToken}`,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'sec-fetch-site': 'same-origin',
        },
      },
      answer => {
        answer.resume()
        answer.once('end', () => {
          if (answer.statusCode === 303) resolve(performance.now() - began)
          else reject(new Error(`A contact was answered with ${answer.statusCode}.`))
        })
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

function share(times: readonly number[], of: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]!)
}
