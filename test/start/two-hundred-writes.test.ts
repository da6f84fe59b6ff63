// Two hundred acknowledged writes, then kill -9 in the middle of more: of Kith, of its database, of both in turn. What was
// acknowledged is there, once; Kith serves again within ten seconds and nobody lifts a finger. By hand, twenty times:
//   ROUNDS=20 node --test test/start/two-hundred-writes.test.ts
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadDemo } from '#demo/load.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connections.ts'
import { migrate, setUpRoles } from '#platform/database/migrate.ts'
import { connectPlainly, type PlainRow } from '#platform/database/plain-connection.ts'
import { readSqlFile, type Values } from '#platform/database/sql-file.ts'
import { logTo } from '#platform/log.ts'
import { openPostgres, type Postgres } from '#platform/postgres-child/index.ts'
import { openSecrets } from '#platform/secrets.ts'
import { hashToken } from '#platform/sessions.ts'
import { sealsFile } from '#records/access/outside-seals.ts'
import { proveAudit } from '#records/access/proof.ts'
import { mustStart, postgresPid, type Started, scratch, sweep, until } from './kith.ts'

const rounds = Number(process.env.ROUNDS ?? 3)
const writes = 200
const victims = ['kith', 'database', 'both'] as const

const folder = scratch()
const settings = { KITH_DATA: folder }
const config = readConfig({ PATH: process.env.PATH, ...settings }, ['--demo'])
const blocks = readSqlFile(new URL('two-hundred-writes.sql', import.meta.url))
const quiet = logTo(() => {})
let kith: Started
let somebody: string
/** Sessions of theirs and rows of the audit that the demo made itself: its people sign in to sign a cohort. */
let already: PlainRow

const withDatabase = async <T>(work: (postgres: Postgres) => Promise<T>): Promise<T> => {
  const postgres = await openPostgres(config, openSecrets(config), quiet)
  try {
    return await work(postgres)
  } finally {
    await postgres.stop()
  }
}
const asked = (name: string, values?: Values): Promise<PlainRow> =>
  withDatabase(async ({ where, administrator }) => {
    const plain = await connectPlainly(where, administrator)
    try {
      return (await plain.run(blocks, name, values))[0]!
    } finally {
      await plain.close()
    }
  })

before(async () => {
  const { roles, seals } = openSecrets(config)
  await withDatabase(async ({ where, administrator }) => {
    await setUpRoles(where, administrator, roles)
    await migrate(where, roles)
    const database = openDatabase(where, roles)
    await loadDemo(database, seals, () => {}, { schools: 1 })
    await database.close()
  })
  // What the first start still does to the pretend place is behind it before anybody is chosen.
  kith = await mustStart(['start', '--demo'], settings)
  somebody = String((await asked('findSomebody')).somebody)
  already = await asked('countWritten', { somebody, hashes: [] })
})
after(async () => {
  await kith?.end('SIGKILL')
  sweep(folder)
})

test(`${writes} acknowledged writes and kill -9, ${rounds} times`, { timeout: rounds * 120_000 }, async t => {
  const acknowledged: string[] = []
  let attempts = 0
  const slowest = { kith: 0, database: 0, both: 0 }

  /** Signs in, again and again, as a browser would; an answer is an acknowledged write. Stops when told, or cut off. */
  const write = async (enough: () => boolean): Promise<void> => {
    const body = new URLSearchParams({ person: somebody })
    const headers = { origin: kith.address }
    while (!enough()) {
      attempts++
      const answer = await fetch(`${kith.address}/sign-in/as`, {
        method: 'POST',
        body,
        headers,
        redirect: 'manual',
      }).catch(() => null)
      const token = /^kith=([^;]+)/.exec(answer?.headers.get('set-cookie') ?? '')?.[1]
      if (answer?.status === 303 && token) acknowledged.push(hashToken(token))
    }
  }

  for (let round = 0; round < rounds; round++) {
    const victim = victims[round % victims.length]!
    const goal = acknowledged.length + writes
    let killed = false
    const writers = Array.from({ length: 4 }, () => write(() => killed))
    await until(() => acknowledged.length >= goal)

    const began = performance.now()
    const postmaster = postgresPid(config.folders.home)!
    if (victim !== 'kith') process.kill(postmaster, 'SIGKILL')
    if (victim !== 'database') {
      await kith.end('SIGKILL')
      killed = true
      // What a supervisor does: systemd with Restart=always, or a container's restart policy.
      kith = await mustStart(['start', '--demo'], settings)
    }
    // For a moment the dead server's own children still answer: back means a new server, and an answer.
    const isBack = () => victim === 'kith' || ![null, postmaster].includes(postgresPid(config.folders.home))
    await until(async () => isBack() && (await kith.health()) === 'ok')
    const ms = Math.round(performance.now() - began)
    slowest[victim] = Math.max(slowest[victim], ms)
    killed = true
    await Promise.all(writers)

    const { kept, sessions, told } = await asked('countWritten', {
      somebody,
      hashes: acknowledged,
    })
    assert.equal(new Set(acknowledged).size, acknowledged.length)
    assert.equal(
      kept,
      acknowledged.length,
      `none of what was acknowledged is lost, round ${round + 1} (${victim})`,
    )
    const made = Number(sessions) - Number(already.sessions)
    assert.ok(made <= attempts, 'none is doubled')
    assert.equal(
      Number(told) - Number(already.told),
      made,
      'what was done and what the audit says of it stand or fall together',
    )
  }

  const { problems } = await withDatabase(async ({ where }) => {
    const database = openDatabase(where, openSecrets(config).roles)
    const proof = await proveAudit(database, sealsFile(config.folders))
    await database.close()
    return proof
  })
  assert.deepEqual(problems, [], 'the audit is whole')
  t.diagnostic(
    `${acknowledged.length} writes acknowledged of ${attempts} tried, none lost; back at the latest after ${JSON.stringify(slowest)} ms`,
  )
})
