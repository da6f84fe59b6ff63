import { randomInt } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Database } from './database/connections.ts'
import { NotKnown } from './database/connections.ts'
import type { Actor, Tx } from './database/queries.ts'
import { type Form, readForm, TooLarge } from './forms.ts'
import { guardRequest, securityHeaders } from './http-guard.ts'
import { isOfLink, withLinkMark } from './link-forms.ts'
import type { Log } from './log.ts'
import { pageResponse } from './page-response.ts'
import { PlainError } from './plain-error.ts'
import { hashToken, linkCookie, sessionCookie } from './sessions.ts'
import { type Written, writtenIn } from './written.ts'

/**
 * One row of a `routes.ts`: who may come here and which page answers.
 * `S` is what a page gives back to be framed (the design room says what that is).
 */
export type RouteOf<S> = {
  method: 'GET' | 'POST'
  path: string
  permission: Permission
  page: (visit: Visit) => Promise<S | Response> | S | Response
  /**
   * What has to wait for another server, for pages of the door: done before the page's transaction begins, which would
   * keep a connection from everybody else meanwhile. The page finds what it gave in `visit.ahead`.
   */
  ahead?: (visit: Ahead) => Promise<unknown>
  /** By this page people come into its stage, when the ones before it are not theirs. */
  entry?: true
  /** The most a POST here may carry, in bytes; the default is small. */
  largest?: number
}

/**
 * `door`: sign-in itself, before there is anybody. `anyone`: public pages. `signed-in`: own account, home.
 * `link tell-us`: whoever has opened a link for this, and nobody who is signed in.
 * The rest are classes of the access matrix and duties: `read scores`, `write plan`, `do import files`.
 */
export type Permission =
  | 'door'
  | 'anyone'
  | 'signed-in'
  | `link ${string}`
  | `read ${string}`
  | `write ${string}`
  | `do ${string}`

/** One request, as a page sees it. Its transaction commits when the page has answered and rolls back when it throws. */
export type Visit = {
  readonly tx: Tx
  readonly actor: Actor
  readonly params: Record<string, string>
  readonly query: URLSearchParams
  readonly form: Form
  readonly path: string
  /** The eight letters shown on the error page and found in the log. */
  readonly requestId: string
  readonly now: () => Date
  /** Headers to send with the answer: a cookie, mostly. */
  readonly headers: Headers
  readonly cookies: ReturnType<typeof sessionCookie>
  /** The cookie of a link that was opened. */
  readonly linkCookies: ReturnType<typeof linkCookie>
  /** The session's (or for a link's page the link's) token from the cookie, if there was one; whether it is still known is another matter. */
  readonly token: string | null
  readonly origin: string
  /** Where the request came from, for sign-in limits only. */
  readonly source: string
  readonly userAgent: string
  /** Sign-in's own tables, for the pages of the front door. */
  atTheDoor: Database['atTheDoor']
  /** What the route's `ahead` gave. */
  readonly ahead: unknown
}

/** A request before its transaction: nobody is known yet. */
export type Ahead = Omit<Visit, 'tx' | 'actor' | 'ahead'>

/** Absent, or not yours: the answer is the same to the letter. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The page was asked for in a way that cannot be right; the sentence says what to do. */
export class BadRequest extends Error {
  override name = 'BadRequest'
}

/** Why there is no page to show. */
export type Failure =
  | 'not-found'
  | 'no-link'
  | 'bad-request'
  | 'too-large'
  | 'unavailable'
  | 'fault'
  | 'signed-out'

export type HttpOptions<S> = {
  routes: RouteOf<S>[]
  database: Database
  log: Log
  /** The address people use, without a path: `http://localhost:3000`. */
  origin: string
  now: () => Date
  /** How many proxies of our own stand before us. */
  proxies?: number
  may: (actor: Actor, permission: Permission) => boolean
  /** Puts a page's sheet into the frame. Runs inside the transaction. */
  frame: (
    sheet: S,
    visit: Visit,
  ) => Promise<{ body: string; status?: number }> | { body: string; status?: number }
  /** Told when a page that only shows begins: what the frame will read for itself then goes with what the page reads. */
  begin?: (visit: Visit) => void
  /** What is shown when there is no page to show. */
  failure: (what: Failure, requestId: string, sentence?: string, written?: Written) => string
  assets: { path: string; type: string; body: Buffer | string; etag: string }[]
}

/** Builds the whole site from its routes. */
export function makeHttp<S>(options: HttpOptions<S>): Hono {
  const { routes, database, log, origin, now } = options
  const site = new Hono()
  const cookies = sessionCookie(origin.startsWith('https:'))
  const linkCookies = linkCookie(origin.startsWith('https:'))
  const headers = securityHeaders(origin)

  site.use(async (c, next) => {
    const refused = guardRequest(c.req.raw, origin)
    if (refused) c.res = refused
    else await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  })
  site.use(compress())
  for (const asset of options.assets) site.get(asset.path, c => sendAsset(c, asset))
  site.get('/health', async c =>
    (await database.answers()) ? c.text('ok') : c.text('The database does not answer.', 503),
  )
  for (const route of routes) {
    if (route.ahead && route.permission !== 'door')
      throw new Error(`${route.path} asks ahead of who is asking.`)
    site.on(route.method, route.path, c => answer(c, route))
  }
  site.notFound(c => fail(c, 'not-found', 404, newRequestId()))
  return site

  async function answer(c: Context, route: RouteOf<S>): Promise<Response> {
    const started = performance.now()
    const requestId = newRequestId()
    let actorId: string | undefined
    let response: Response
    let posted: Form = readForm.empty
    try {
      const token = (isForLinks(route) ? linkCookies : cookies).read(c.req.header('cookie'))
      if (route.largest !== undefined) await inTransaction(route, token, async tx => mayCome(tx, route))
      if (route.method === 'POST') posted = await readForm(c.req.raw, route.largest)
      const out = new Headers()
      const asked: Ahead = {
        params: c.req.param() as Record<string, string>,
        query: new URL(c.req.url).searchParams,
        form: posted,
        path: c.req.path,
        requestId,
        now,
        headers: out,
        cookies,
        linkCookies,
        token,
        origin,
        source: sourceOf(c, options.proxies ?? 0),
        userAgent: c.req.header('user-agent') ?? '',
        atTheDoor: database.atTheDoor,
      }
      const ahead = await route.ahead?.(asked)
      const work = async (tx: Tx) => {
        actorId = tx.actor.personId ?? tx.actor.credentialId ?? undefined
        const visit: Visit = { ...asked, ahead, tx, actor: tx.actor }
        mayCome(tx, route)
        if (isForLinks(route) && route.method === 'POST' && !isOfLink(route.path, posted, token))
          throw new OfAnotherLink()
        if (route.method === 'GET') options.begin?.(visit)
        const given = await route.page(visit)
        return given instanceof Response
          ? given
          : await framed(given, visit, route, c.req.header('accept-encoding'))
      }
      response = await inTransaction(route, token, work)
      for (const [name, value] of out) response.headers.append(name, value)
    } catch (error) {
      if (error instanceof OfAnotherLink)
        return fail(c, 'no-link', 409, requestId, OTHER_LINK, writtenIn(c.req.raw, posted))
      // Without a link, with one that has ended or is for something else: one answer.
      response =
        error instanceof NotKnown && isForLinks(route)
          ? fail(c, 'no-link', 404, requestId)
          : failed(c, error, requestId, isOfRecords(route) ? writtenIn(c.req.raw, posted) : undefined)
    }
    log.info('request', {
      id: requestId,
      method: route.method,
      route: route.path,
      status: response.status,
      ms: Math.round(performance.now() - started),
      actor: actorId,
    })
    return response
  }

  // Asked before a large post is read as well: strangers must not fill the memory.
  function mayCome(tx: Tx, route: RouteOf<S>): void {
    if (options.may(tx.actor, route.permission)) return
    throw isForLinks(route) ? new NotKnown('no such link') : new NotFound('not yours')
  }

  async function inTransaction<T>(route: RouteOf<S>, token: string | null, work: (tx: Tx) => Promise<T>) {
    if (route.permission === 'door') return await database.atTheDoor(work)
    if (token === null) {
      if (route.permission === 'anyone') return await database.atTheDoor(work)
      throw new NotKnown('no session')
    }
    try {
      return await database.asActor(hashToken(token), work)
    } catch (error) {
      if (error instanceof NotKnown && route.permission === 'anyone') return await database.atTheDoor(work)
      throw error
    }
  }

  async function framed(sheet: S, visit: Visit, route: RouteOf<S>, accepts: string | undefined) {
    const { body, status = 200 } = await options.frame(sheet, visit)
    const marked = isForLinks(route) && visit.token ? withLinkMark(body, visit.token) : body
    return pageResponse(marked, status, accepts)
  }

  function failed(c: Context, error: unknown, requestId: string, written?: Written): Response {
    const so = (what: Failure, status: 400 | 403 | 404 | 409 | 413 | 500 | 503, sentence?: string) =>
      fail(c, what, status, requestId, sentence, written)
    if (error instanceof NotKnown) return written ? so('signed-out', 403) : signInFirst(c)
    if (error instanceof NotFound) return so('not-found', 404)
    if (error instanceof BadRequest) return so('bad-request', 400, error.message)
    if (error instanceof PlainError) return so('bad-request', 409, error.message)
    if (isNought(error)) return so('bad-request', 400, 'What was sent holds a character that is no letter.')
    if (error instanceof TooLarge) return so('too-large', 413, error.message)
    log.error('request failed', { id: requestId, route: c.req.routePath, error })
    // What the page let through and the database did not looks like any other refusal: as if absent.
    if (isRefused(error)) return so('not-found', 404)
    return isUnavailable(error) ? so('unavailable', 503) : so('fault', 500)
  }

  function fail(
    c: Context,
    what: Failure,
    status: 400 | 403 | 404 | 409 | 413 | 500 | 503,
    id: string,
    sentence?: string,
    written?: Written,
  ) {
    return c.html(options.failure(what, id, sentence, written), status)
  }
}

// Pages of sign-in and of one's own account ask for passwords and codes: nothing of them is ever shown again.
function isOfRecords({ permission }: { permission: Permission }): boolean {
  return /^(read|write|do) /.test(permission)
}

/** A form of one link that was sent while the browser held another. */
class OfAnotherLink extends Error {}

const OTHER_LINK =
  'Another link was opened in this browser since this page was. Nothing was kept, as it would stand with somebody else. Open your own link again, and send it there.'

function isForLinks({ permission }: { permission: Permission }): boolean {
  return permission.startsWith('link ')
}

/** Sends the browser on with a GET, after a POST has done its work. */
export function seeOther(to: string): Response {
  // A browser takes a path that begins with two slashes for another host.
  return new Response(null, { status: 303, headers: { location: to.replace(/^[/\\]{2,}/, '/') } })
}

// Where they were going is kept, but only an address of our own is ever gone back to.
function signInFirst(c: Context): Response {
  const url = new URL(c.req.url)
  const next =
    c.req.method === 'GET' && url.pathname !== '/'
      ? `?next=${encodeURIComponent(url.pathname + url.search)}`
      : ''
  return seeOther(`/sign-in${next}`)
}

function sendAsset(c: Context, asset: { path: string; type: string; body: Buffer | string; etag: string }) {
  if (c.req.header('if-none-match') === asset.etag) return new Response(null, { status: 304 })
  return new Response(typeof asset.body === 'string' ? asset.body : new Uint8Array(asset.body), {
    headers: {
      'content-type': asset.type,
      etag: asset.etag,
      'cache-control': 'public, max-age=31536000, immutable',
      // A service worker may answer for the whole site only where the server says so; its address tells it from the rest.
      ...(asset.path.includes('worker') && { 'service-worker-allowed': '/' }),
    },
  })
}

// Each proxy adds the address it was called from at the end; what stands before those is the sender's own word.
function sourceOf(c: Context, proxies: number): string {
  const said = c.req.header('x-forwarded-for')?.split(',') ?? []
  if (proxies > 0) return said.at(-proxies)?.trim() || '0.0.0.0'
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  const address = incoming?.socket?.remoteAddress ?? 'unknown'
  // A request that came through a tunnel to this computer does not come from this computer.
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']
  return passedOn.some(name => c.req.header(name)) ? `through ${address}` : address
}

// Eight letters that are easily read over a telephone: no vowels, so no words, and none that look alike.
function newRequestId(): string {
  const letters = 'bcdfghjkmnpqrstvwxz'
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
}

// The character nought, which PostgreSQL keeps in no text: nobody types it, and it is no fault of ours.
function isNought(error: unknown): boolean {
  return ['22021', '22P05'].includes((error as { code?: string } | null)?.code ?? '')
}

// PostgreSQL's insufficient_privilege: row-level security, or a duty that a function asks for.
function isRefused(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === '42501'
}

// PostgreSQL is away, starting, stopping or full: worth trying again, and not the asker's fault.
function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  return (
    /^(ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|57P0[123]|08...|53...|55P03|25P03)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|timeout expired/.test(
      String((error as Error)?.message),
    )
  )
}
