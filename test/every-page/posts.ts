// Every form of every page is posted by everybody who has it before them, filled kindly and filled wrong, and every address that
// takes a post without one. What is posted is undone again, so that each form stands as it stood before whoever comes next.
import { makeApp } from '#app/app.ts'
import type { Route } from '#design/route.ts'
import { origin } from '#front-door/world-for-tests.ts'
import type { Database } from '#platform/database/connections.ts'
import type { Tx } from '#platform/database/queries.ts'
import { logTo } from '#platform/log.ts'
import { type TestDatabase, testUploads } from '../world.ts'
import { TYPED } from './forms.ts'
import type { Asking, listenTo } from './in-trust.ts'

type Listening = ReturnType<typeof listenTo>

/** What is wrong with what the posts told and left behind, and how many answered what. */
export async function postEverything(
  listening: Listening,
  {
    database,
    logged,
    routes,
    pathOf,
    mayCome,
  }: {
    database: TestDatabase
    logged: string[]
    routes: readonly Route[]
    pathOf: (route: Route) => string | undefined
    mayCome: (route: Route) => Asking[]
  },
) {
  const site = siteOf(database, logged, forgetting(database))
  const posts = routes
    .filter(({ method }) => method === 'POST')
    .map(route => ({ route, like: patternOf(route.path) }))
  const found: string[] = []
  const statuses = new Map<number, number>()
  const sent = new Set<string>()
  async function send(asking: Asking, path: string, route: Route, fields: [string, string][]) {
    const answer = await site.request(origin + path, {
      method: 'POST',
      headers: {
        cookie: asking.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(fields).toString(),
    })
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    sent.add(`${route.path} ${asking.cookie}`)
    const who = asking.role ?? 'a link'
    const where = `POST ${route.path}`
    if (answer.status >= 500) found.push(`${where} answers ${who} ${answer.status}: ${logged.at(-2)}`)
    const { tellsInTrust } = listening
    found.push(...(await tellsInTrust({ route: where, path }, asking, answer)))
  }
  for (const { asking, form } of listening.forms()) {
    const path = form.action.split('?')[0]!
    const route = posts.find(({ like }) => like.test(path))?.route
    if (!route) {
      found.push(`A form goes to ${path}, which takes no post.`)
      continue
    }
    for (const fields of form.fillings) await send(asking, form.action, route, fields)
  }
  for (const { route } of posts) {
    const path = pathOf(route)
    for (const asking of path === undefined ? [] : mayCome(route))
      if (!sent.has(`${route.path} ${asking.cookie}`)) await send(asking, path!, route, [['words', TYPED]])
  }
  return { found, statuses }
}

/** A fault that says, as PostgreSQL does, what is in the row: what the page and the log make of it. */
export async function whatAFaultTells(
  database: TestDatabase,
  logged: string[],
  asking: Asking,
): Promise<string> {
  const site = siteOf(database, logged, {
    ...database,
    asActor: async () => {
      throw Object.assign(new Error(`Failing row contains (${TYPED})`), { code: '23514', detail: TYPED })
    },
  })
  const answer = await site.request(`${origin}/support`, { headers: { cookie: asking.cookie } })
  return `${answer.status} ${await answer.text()}`
}

function siteOf(database: TestDatabase, logged: string[], through: Database) {
  return makeApp({
    database: through,
    log: logTo(line => void logged.push(line)),
    origin,
    pretend: true,
    now: () => new Date(),
    seals: database.secrets.seals,
    uploads: testUploads,
  })
}

/** The database, which takes back what is done as soon as it is answered. */
function forgetting(database: Database): Database {
  const undone =
    <T>(work: (tx: Tx) => Promise<T>) =>
    async (tx: Tx): Promise<T> => {
      throw new Done(await work(tx))
    }
  const given = (error: unknown): never => {
    if (error instanceof Done) return error.given as never
    throw error
  }
  return {
    ...database,
    asActor: (hash, work) => database.asActor(hash, undone(work)).catch(given),
    atTheDoor: work => database.atTheDoor(undone(work)).catch(given),
  }
}

class Done extends Error {
  readonly given: unknown
  constructor(given: unknown) {
    super('done, and taken back')
    this.given = given
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:[^/]+/g, '[^/]+')}$`)
}
