// The last seals as they were written down outside the database, one JSON object a line. They are what a chain that was
// rewritten from end to end cannot agree with. A restore writes a line of its own: what was sealed after that backup was
// given up with it, and is not missed.
import { appendFileSync, createReadStream, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import type { Folders } from '#platform/config.ts'

/** One seal, by place and number. `chain` is 64 hexadecimal digits. */
export type OutsideSeal = { place: string; number: number; chain: string; at: string }

/** What the file says of itself, once it has been read to its end. */
export type OutsideFile = { there: boolean; lines: number; unreadable: number; givenUp: number }

const sealLine = v.object({
  place: v.pipe(v.string(), v.uuid()),
  number: v.pipe(v.number(), v.safeInteger()),
  chain: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  at: v.string(),
})
const restoreLine = v.object({
  at: v.string(),
  restored: v.array(
    v.object({ place: v.pipe(v.string(), v.uuid()), number: v.pipe(v.number(), v.safeInteger()) }),
  ),
})
type Line = v.InferOutput<typeof sealLine> | v.InferOutput<typeof restoreLine>

/** Where an installation keeps them: beside its log, which is never in the database or its backup. */
export function sealsFile({ log }: Pick<Folders, 'log'>): string {
  return join(log, 'seals.jsonl')
}

/**
 * Reads the file in batches, so that years of it need no more memory than a day. What a restore gave up is left out and
 * counted. A line that cannot be read (the disk was full, say) is counted and passed over.
 */
export async function readOutsideSeals(
  file: string,
  take: (seals: OutsideSeal[]) => Promise<void>,
): Promise<OutsideFile> {
  const about: OutsideFile = { there: existsSync(file), lines: 0, unreadable: 0, givenUp: 0 }
  if (!about.there) return about
  const restores = await findRestores(file)
  let batch: OutsideSeal[] = []
  for await (const { line, at } of linesOf(file)) {
    about.lines++
    if (line === null) about.unreadable++
    if (line === null || 'restored' in line) continue
    if (wasGivenUp(line, at, restores)) about.givenUp++
    else if (batch.push(line) === 5_000) {
      await take(batch)
      batch = []
    }
  }
  if (batch.length > 0) await take(batch)
  return about
}

/** Says in the file that the database now stands where a backup left it. */
export function noteRestore(
  file: string,
  seals: readonly { place: string; number: number; chain: string }[],
): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const at = new Date().toISOString()
  const lines = [
    { at, restored: seals.map(({ place, number }) => ({ place, number })) },
    ...seals.map(seal => ({ at, ...seal })),
  ]
  appendFileSync(file, lines.map(line => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600, flush: true })
}

type Restore = { at: number; reached: Map<string, number> }

async function findRestores(file: string): Promise<Restore[]> {
  const found: Restore[] = []
  for await (const { line, at } of linesOf(file)) {
    if (line && 'restored' in line) {
      found.push({ at, reached: new Map(line.restored.map(({ place, number }) => [place, number])) })
    }
  }
  return found
}

function wasGivenUp({ place, number }: OutsideSeal, at: number, restores: Restore[]): boolean {
  return restores.some(restore => at < restore.at && number > (restore.reached.get(place) ?? 0))
}

async function* linesOf(file: string): AsyncGenerator<{ line: Line | null; at: number }> {
  let at = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), v.union([sealLine, restoreLine])), text)
    yield { line: read.success ? read.output : null, at: at++ }
  }
}
