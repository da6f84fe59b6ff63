import type { Hono } from 'hono'
import { assets } from '#design/assets.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { type ErrorKind, errorPage } from '#design/error-page.ts'
import { page } from '#design/page.ts'
import type { Route, Sheet } from '#design/route.ts'
import { type FrontDoor, frontDoorRoutes } from '#front-door/routes.ts'
import type { Database } from '#platform/database/connections.ts'
import { once } from '#platform/database/once.ts'
import type { Actor } from '#platform/database/queries.ts'
import type { Html } from '#platform/html.ts'
import { type HttpOptions, makeHttp, type Visit } from '#platform/http.ts'
import type { Log } from '#platform/log.ts'
import { may } from '#records/access/may.ts'
import type { Contributions, TodayPart } from '#records/children/contributions.ts'
import { contributes as enrolContributes } from '#stages/enrol/contributes.ts'
import { routes as enrolRoutes } from '#stages/enrol/routes.ts'
import { contributes as identifyContributes } from '#stages/identify/contributes.ts'
import { routes as identifyRoutes } from '#stages/identify/routes.ts'
import { contributes as supportContributes } from '#stages/support/contributes.ts'
import { outboxLine, ringLink, takingOf } from '#stages/support/index.ts'
import { routes as supportRoutes } from '#stages/support/routes.ts'
import { programme } from './programme.ts'

export type AppOptions = {
  database: Database
  log: Log
  /** The address people use, without a path. */
  origin: string
  /** Pretend data says so on every page, and lets people sign in by picking a name. */
  pretend: boolean
  /** The folder in which files that were sent wait to be taken in. */
  uploads: string
  /** How many proxies of our own stand before the site. */
  proxies?: number
  now?: () => Date
  /** Addresses that only measuring has. */
  more?: Route[]
} & FrontDoor

const stages: Contributions[] = [identifyContributes, enrolContributes, supportContributes]

/** Every address of Kith, in the order of the programme. */
export function everyRoute({
  uploads,
  database,
  log,
  ...frontDoor
}: FrontDoor & { uploads: string; database?: Database; log?: Log }): Route[] {
  const gathered = {
    mentions: stages.flatMap(each => each.mentions ?? []),
    offered: stages.flatMap(each => each.offered ?? []),
    happenings: stages.flatMap(each => each.happenings ?? []),
    dayLines: stages.flatMap(each => each.dayLines ?? []),
    waiting: stages.flatMap(each => each.waiting ?? []),
    caseload: stages.flatMap(each => each.caseload ?? []),
    childParts: stages.flatMap(each => each.childParts ?? []),
    childPages: stages.flatMap(each => each.childPages ?? []),
    lastDays: stages.flatMap(each => each.lastDays ?? []),
  }
  const links = stages.flatMap(each => each.links ?? [])
  const today = stages
    .flatMap(each => each.today ?? [])
    .map(
      (part): TodayPart =>
        visit =>
          part(visit, gathered),
    )
  return [
    ...frontDoorRoutes({ ...frontDoor, today, links, landing }),
    ...identifyRoutes(uploads, frontDoor.seals, gathered),
    ...enrolRoutes(gathered),
    ...supportRoutes(
      gathered,
      database && frontDoor.seals && takingOf(database, frontDoor.seals, log),
      frontDoor.seals,
    ),
  ]
}

/** Puts the rooms together: a site that answers requests. */
export function makeApp(options: AppOptions): Hono {
  const { database, log, origin, pretend, now = () => new Date() } = options
  const routes = [...everyRoute(options), ...(options.more ?? [])]
  return makeHttp<Sheet>({
    routes,
    database,
    log,
    origin,
    now,
    may,
    assets,
    proxies: options.proxies,
    begin: visit => {
      bannersOf(visit).catch(() => {})
    },
    frame: async (sheet, visit) => ({
      body: (
        await page({
          ...frameOf(visit, routes, pretend),
          ...sheet,
          banners: await bannersOf(visit),
          notice: sheet.notice ?? (await noticeFor(visit)),
        })
      ).toString(),
      status: sheet.status ?? (sheet.errors?.length ? 422 : 200),
    }),
    failure: (what, id, sentence, written) =>
      errorPage({
        kind: kindOf[what],
        pretend,
        id: what === 'not-found' || what === 'signed-out' ? undefined : id,
        sentence,
        written,
      }).toString(),
  })
}

// What was saved a moment ago is said on the page where somebody goes on.
async function noticeFor(visit: Visit): Promise<Html | undefined> {
  if (visit.actor.kind !== 'person') return undefined
  for (const notice of stages.flatMap(each => each.notices ?? [])) {
    const said = await notice(visit)
    if (said) return said
  }
  return undefined
}

function bannersOf(visit: Visit): Promise<Html[]> {
  return once(visit.tx, 'banners', () => readBanners(visit))
}

async function readBanners(visit: Visit): Promise<Html[]> {
  if (visit.actor.kind !== 'person') return []
  const said: Html[] = []
  for (const banner of stages.flatMap(each => each.banners ?? [])) {
    const one = await banner(visit)
    if (one) said.push(one)
  }
  return said
}

function frameOf({ actor, path }: Visit, routes: Route[], pretend: boolean) {
  const nav = navigationFor(actor, routes)
  return {
    pretend,
    standsOn: actor.place?.standsOn ? dayInFull(actor.place.standsOn) : undefined,
    // Whoever may write without signal sees on every page what still waits on their device; and so does whoever signs in
    // on it next, or has signed out: there it is sent.
    line:
      path === '/sign-in' || (may(actor, 'write notes') && !actor.sharedComputer) ? outboxLine() : undefined,
    place: actor.place?.name,
    person: actor.name ? { name: actor.name, account: '/account', signOut: '/sign-out' } : undefined,
    ring: actor.kind === 'person' ? ringLink() : undefined,
    find: may(actor, 'read identity') ? { action: '/support/find', label: 'Find a child' } : undefined,
    nav: nav.length > 0 ? nav : undefined,
    current:
      nav.find(link => link.href !== '/' && path.split('/')[1] === link.href.split('/')[1])?.href ??
      (path === '/' ? '/' : undefined),
  }
}

/** Where this person can go: for each stage the first page of its own by which they may come in. */
export function navigationFor(actor: Actor, routes: Route[]) {
  if (actor.kind !== 'person') return []
  const stages = programme.flatMap(({ name, title }) => {
    const entry = routes.find(
      route => route.entry && `${route.path}/`.startsWith(`/${name}/`) && may(actor, route.permission),
    )
    return entry ? [{ text: title, href: entry.path }] : []
  })
  return landing(actor) === undefined ? [{ text: 'Home', href: '/' }, ...stages] : stages
}

// Whoever is a Link Worker and nothing else begins with their day: the page all stages share would be one load more.
function landing({ roles }: Actor): string | undefined {
  return roles.length > 0 && roles.every(role => role === 'link-worker') ? '/support' : undefined
}

const kindOf: Record<Parameters<HttpOptions<Sheet>['failure']>[0], ErrorKind> = {
  'not-found': 'not-found',
  'no-link': 'no-link',
  'bad-request': 'not-accepted',
  'too-large': 'too-much',
  unavailable: 'busy',
  fault: 'went-wrong',
  'signed-out': 'signed-out',
}
