import pg from 'pg'
import type { LoginRole } from '../secrets.ts'
import type { Actor, Tx } from './queries.ts'
import { day, maybe, moment, orNull, queries, text, texts, truth, uuid } from './queries.ts'
import type { Statement } from './sql-file.ts'
import { sendTogether } from './together.ts'

// Days stay text, whole numbers stay exact. OIDs: date 1082, date[] 1182, bigint 20, bigint[] 1016.
const parsers: [oid: number, parse: (value: string) => unknown][] = [
  [1082, value => value],
  [1182, value => listOf(value)],
  [20, value => checkedNumber(value)],
  [1016, value => listOf(value).map(checkedNumber)],
]
for (const [oid, parse] of parsers)
  pg.types.setTypeParser(oid as Parameters<typeof pg.types.setTypeParser>[0], parse)

/** Where a database is. `host` may be a folder holding a Unix socket. */
export type Where = { host: string; port: number; database: string; ssl?: boolean }
/** The login roles that Kith connects as; each has a pool of its own and never becomes another. */
export type Login = LoginRole
export type Passwords = Record<Login, string>

/** The door: every reading and writing of rows goes through one of these three, each in one transaction. */
export type Database = {
  /** As the person or link whose credential hashes to this. Throws `NotKnown` when it has ended. */
  asActor<T>(credentialHash: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** As a job or an operator, with longer limits. */
  asWorker<T>(credentialHash: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Sign-in, sessions and links: there is nobody yet, and there is nothing else it can read. */
  atTheDoor<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** As a job, under the one role that may delete what is kept about a child: nothing but `kith.let_go` is done so. */
  asRetention<T>(credentialHash: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The worker's own errands that belong to no place: starting work, sealing the audit. */
  asMachine<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A check that the database answers, for `/health`. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** The credential is unknown, has ended or has timed out: to the asker it looks the same. */
export class NotKnown extends Error {
  override name = 'NotKnown'
}

const db = queries(new URL('./connections.sql', import.meta.url), {
  enter: maybe({
    credential_id: uuid,
    kind: text,
    purpose: text,
    person_id: orNull(uuid),
    person_name: orNull(text),
    place_id: orNull(uuid),
    place_slug: orNull(text),
    place_name: orNull(text),
    place_pretend: orNull(truth),
    place_zone: orNull(text),
    place_stands_on: orNull(day),
    roles: texts,
    shared_computer: truth,
    stepped_up_at: orNull(moment),
    until: moment,
  }),
})

/** Opens the pools, lazily: nothing connects until the first use. `prepared: false` for poolers that lose statements. */
export function openDatabase(
  where: Where,
  passwords: Passwords,
  options: {
    prepared?: boolean
    connections?: number
    onError?: (error: Error) => void
  } = {},
): Database {
  const { prepared = true, connections = 8, onError = () => {} } = options
  const pools = new Map<Login, pg.Pool>()
  const pool = (login: Login) => {
    const open = pools.get(login)
    if (open) return open
    const made = new pg.Pool({
      ...where,
      user: login,
      password: passwords[login],
      max: login === 'kith_app' ? connections : 4,
      ssl: where.ssl ? { rejectUnauthorized: true } : false,
      pipeline: true,
      connectionTimeoutMillis: 2_000,
      // A new connection plans every statement of a page anew: whoever clicks twice a minute would wait for it each time.
      idleTimeoutMillis: 30 * 60_000,
      application_name: login.replace('_', ' '),
      // One plan a statement and connection: planning again for each child's id took a third of a page's time.
      ...(prepared && login === 'kith_app' && { options: '-c plan_cache_mode=force_generic_plan' }),
    } as pg.PoolConfig)
    made.on('error', onError)
    // A client that is lent out and loses its server says so to nobody else, and unheard it would end the program.
    made.on('connect', client => client.on('error', onError))
    pools.set(login, made)
    return made
  }
  const run = <T>(login: Login, hash: string | null, work: (tx: Tx) => Promise<T>) =>
    transaction(pool(login), hash, prepared, work)

  return {
    asActor: (hash, work) => run('kith_app', hash, work),
    asWorker: (hash, work) => run('kith_worker', hash, work),
    asRetention: (hash, work) => run('kith_retention', hash, work),
    atTheDoor: work => run('kith_door', null, work),
    asMachine: work => run('kith_worker', null, work),
    answers: () => run('kith_door', null, async () => true).catch(() => false),
    close: async () => {
      await Promise.all([...pools.values()].map(open => open.end()))
    },
  }
}

async function transaction<T>(
  pool: pg.Pool,
  hash: string | null,
  prepared: boolean,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const together = sendTogether(client)
  const send = ({ name, text, values }: Statement) =>
    together({ name: prepared && name ? shortName(name) : '', text, values })
  const beside: Promise<unknown>[] = []
  const alongside = (statement: Statement) => {
    const answered = send(statement)
    answered.catch(() => {})
    beside.push(answered)
  }
  try {
    // Sent together: the first statement of the work waits for one round trip, not two. Said outright, since a server may be
    // set otherwise, and who may see whom is brought up to date by statements that must see what others have committed.
    const begun = send({
      name: 'begin',
      text: 'begin isolation level read committed read write',
      values: [],
    })
    begun.catch(() => {})
    const actor = hash === null ? nobody : await enter(hash, send)
    await begun
    const result = await work({ actor, send, alongside })
    const committed = send({ name: 'commit', text: 'commit', values: [] })
    committed.catch(() => {})
    // A commit after a statement that failed keeps nothing, and does not say so.
    await Promise.all(beside)
    await committed
    return result
  } catch (error) {
    await send({ name: '', text: 'rollback', values: [] }).catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

async function enter(hash: string, send: Tx['send']): Promise<Actor> {
  const row = await db.enter({ actor: nobody, send, alongside: () => {} }, { hash })
  if (!row) throw new NotKnown('Nobody is signed in with this.')
  return {
    kind: row.kind as Actor['kind'],
    credentialId: row.credential_id,
    personId: row.person_id,
    name: row.person_name,
    placeId: row.place_id,
    place: placeOf(row),
    roles: row.roles,
    purpose: row.purpose,
    sharedComputer: row.shared_computer,
    steppedUpAt: row.stepped_up_at,
    until: row.until,
  }
}

function placeOf(row: {
  place_id: string | null
  place_slug: string | null
  place_name: string | null
  place_pretend: boolean | null
  place_zone: string | null
  place_stands_on: string | null
}) {
  if (row.place_id === null || row.place_slug === null) return null
  return {
    id: row.place_id,
    slug: row.place_slug,
    name: row.place_name!,
    pretend: row.place_pretend!,
    zone: row.place_zone!,
    standsOn: row.place_stands_on,
  }
}

const nobody: Actor = {
  kind: 'nobody',
  credentialId: null,
  personId: null,
  name: null,
  placeId: null,
  place: null,
  roles: [],
  purpose: 'sign-in',
  sharedComputer: false,
  steppedUpAt: null,
  until: null,
}

// PostgreSQL cuts a name at 63 bytes, and two that start alike would then be one: so each gets a number.
const shortNames = new Map<string, string>()
function shortName(name: string): string {
  const known = shortNames.get(name)
  if (known) return known
  const made = `kith_${shortNames.size + 1}`
  shortNames.set(name, made)
  return made
}

function checkedNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new Error(`${value} is too large a number to hold exactly.`)
  return number
}

function listOf(value: string): string[] {
  return value === '{}' ? [] : value.slice(1, -1).split(',')
}
