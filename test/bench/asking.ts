// Asks a site for pages over HTTP, keeping connections open and taking gzip as a browser does, and times each answer.
import { Agent, get } from 'node:http'
import { gunzipSync } from 'node:zlib'

export type Times = { p50: number; p95: number; n: number }

type Answer = { ms: number; status: number; body: Buffer }

/** One request, in ms until the last byte. Throws where the answer is not 200. */
export async function ask(url: string, token: string, agent: Agent): Promise<Answer> {
  const answer = await send(url, token, agent)
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`)
  return answer
}

async function send(url: string, token: string, agent: Agent): Promise<Answer> {
  const began = performance.now()
  const headers = { cookie: `kith=${token}`, 'accept-encoding': 'gzip' }
  return await new Promise((resolve, reject) => {
    get(url, { agent, headers }, answer => {
      const parts: Buffer[] = []
      answer.on('data', part => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => {
        const ms = performance.now() - began
        resolve({ ms, status: answer.statusCode ?? 0, body: Buffer.concat(parts) })
      })
    }).once('error', reject)
  })
}

/**
 * Asks `n` times, so many at once, after a tenth as many that do not count; several addresses in turn. `refused` were told
 * that Kith is busy.
 */
export async function askOften(
  urls: string | readonly string[],
  token: string,
  n: number,
  atOnce: number,
): Promise<Times & { perSecond: number; refused: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const times: number[] = []
  let left = Math.ceil(n / 10)
  let refused = 0
  const asker = async () => {
    while (left-- > 0) {
      const url = typeof urls === 'string' ? urls : urls[left % urls.length]!
      const { ms, status } = await send(url, token, agent)
      if (status === 503) refused++
      else if (status === 200) times.push(ms)
      else throw new Error(`${url} answered ${status}.`)
    }
  }
  const everybody = () => Promise.all(Array.from({ length: atOnce }, asker))
  await everybody()
  times.length = 0
  left = n
  refused = 0
  const began = performance.now()
  await everybody()
  const perSecond = round((times.length / (performance.now() - began)) * 1000)
  agent.destroy()
  return { ...summed(times), perSecond, refused }
}

/** Asks two sites turn by turn, each first as often as the other, so that what else the machine does falls on both alike. */
export async function askInTurn(
  urls: readonly [string, string],
  tokens: readonly [string, string],
  n: number,
): Promise<[Times, Times]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: [number[], number[]] = [[], []]
  for (let at = -Math.ceil(n / 10); at < n; at++) {
    for (const which of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { ms } = await ask(urls[which], tokens[which], agent)
      if (at >= 0) times[which].push(ms)
    }
  }
  agent.destroy()
  return [summed(times[0]), summed(times[1])]
}

/** The page as text, and how many bytes travelled. */
export async function look(url: string, token: string): Promise<{ text: string; bytes: number }> {
  const agent = new Agent()
  const { body } = await ask(url, token, agent)
  const zipped = body[0] === 0x1f && body[1] === 0x8b
  return { text: (zipped ? gunzipSync(body) : body).toString(), bytes: body.length }
}

export function round(n: number): number {
  return Math.round(n * 100) / 100
}

function summed(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)
  return { p50: at(0.5), p95: at(0.95), n: sorted.length }
}
