// Seals the audit and leaves the last seal of each place outside the database: who rewrites the audit there would have
// to rewrite the log and this file too.
import { appendFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from '#platform/database/connections.ts'
import { many, moment, one, queries, text, uuid, whole } from '#platform/database/queries.ts'
import type { Errand } from '#platform/errands.ts'
import type { Log } from '#platform/log.ts'
import { makePrivateFolder } from '#platform/private-files.ts'

const db = queries(new URL('./sealing.sql', import.meta.url), {
  seal: one({ sealed: whole }),
  findLastSeals: many({ place_id: uuid, number: whole, chain: text, sealed_at: moment }),
})

/** Seals what waits, once. Returns how many rows were sealed; where any were, the last seals go to `file` and the log. */
export async function sealTheAudit(database: Database, file: string, log: Log): Promise<number> {
  const { sealed, seals } = await database.asMachine(async tx => {
    const { sealed } = await db.seal(tx)
    return { sealed, seals: sealed > 0 ? await db.findLastSeals(tx) : [] }
  })
  for (const { place_id, number, chain, sealed_at } of seals) {
    const line = JSON.stringify({ at: sealed_at.toISOString(), place: place_id, number, chain })
    appendFileSync(file, `${line}\n`, { mode: 0o600 })
    log.info('audit sealed', { n: number, detail: `${place_id} ${chain}` })
  }
  return sealed
}

/** The errand that seals each second. `file` is outside the database: `seals.jsonl` in the log's folder, say. */
export function sealingErrand(database: Database, file: string, log: Log): Errand {
  makePrivateFolder(dirname(file))
  return {
    name: 'seal the audit',
    everyMs: 1_000,
    run: async () => {
      await sealTheAudit(database, file, log)
    },
  }
}
