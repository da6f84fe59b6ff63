// A place with a few people at a test's front door, a browser with a cookie jar, and an authenticator app.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { makeApp } from '#app/app.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile, type Values } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { type Log, logTo } from '#platform/log.ts'
import type { LoginRole } from '#platform/secrets.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { setUpPlace } from '#records/places/places.ts'
import { addMember } from '#records/staff/staff.ts'
import { openTestDatabase, type TestDatabase, testUploads } from '#test/world.ts'
import { codeAt, stepAt } from './code-maker.ts'
import type { FrontDoor } from './installation.ts'

export const origin = 'http://localhost:3000'

/** What a test may look at, or make older, behind the door's back. */
export type Look =
  | 'age'
  | 'ageInAll'
  | 'ageInvitations'
  | 'ageTries'
  | 'countRows'
  | 'endPerson'
  | 'findActs'
  | 'findActsOfOperators'
  | 'findDoorTables'
  | 'findInvitationId'
  | 'findKept'
  | 'findMembershipId'
  | 'findPersonId'
  | 'findRefusals'
  | 'findRolesOf'
  | 'findSessions'
  | 'forgetConfirmation'

/** A database and the rows a test may look at or make older, as the administrator of the server. */
export async function openDoorDatabase() {
  const database = await openTestDatabase()
  const sql = readSqlFile(new URL('world-for-tests.sql', import.meta.url))
  const administrator = await connectPlainly(database.where, database.postgres.administrator)
  after(() => administrator.close())
  const look = (name: Look, values?: Values) => administrator.run(sql, name, values)
  /** The same, as one of Kith's own logins and with nothing else in its hand. */
  const lookAs = async (user: LoginRole, name: Look, values?: Values) => {
    const plain = await connectPlainly(database.where, { user, password: database.secrets.roles[user] })
    return await plain.run(sql, name, values).finally(() => plain.close())
  }
  return { database, look, lookAs }
}

/** The site in front of it. The clock can be put forward. */
export function openSite(
  database: TestDatabase,
  pretend: boolean,
  more: Partial<FrontDoor> & { log?: Log } = {},
) {
  const clock = { ahead: 0 }
  const now = () => new Date(Date.now() + clock.ahead)
  const { seals } = database.secrets
  const log = logTo(() => {})
  const site = makeApp({ database, log, origin, pretend, now, seals, uploads: testUploads, ...more })
  return { site, clock, now }
}

/** The same site on a port of this computer, for a real browser, with a clock of its own. Answers its address. */
export async function serveSite(
  database: TestDatabase,
  { pretend, now }: { pretend: boolean; now?: () => Date },
): Promise<string> {
  const server = createServer()
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  const { seals } = database.secrets
  const app = makeApp({
    database,
    log: logTo(() => {}),
    origin: address,
    pretend,
    now,
    seals,
    uploads: testUploads,
  })
  server.on('request', getRequestListener(app.fetch))
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  return address
}

/** A place with its schools, and one person of each of these roles. Answers the people's ids. */
export async function addPlace<R extends Role>(
  database: TestDatabase,
  place: { slug: string; name: string; pretend: boolean },
  roles: readonly R[],
): Promise<{ placeId: string; people: Record<R, string> }> {
  const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
  const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  const placeId = newId()
  const people = {} as Record<R, string>
  await doWork(database, { kind: 'operator', placeId, why: 'a test of the front door' }, async ({ as }) => {
    await as(tx => setUpPlace(tx, placeId, { ...blueprint!, ...place }, 'a test'))
    for (const role of roles) {
      const school = role === 'school-lead' ? blueprint!.schools[0]!.urn : undefined
      const email = `${role}@${place.slug}.example`
      const name = `${role} of ${place.name}`
      people[role] = await as(tx =>
        addMember(tx, placeId, {
          name,
          email,
          role,
          organisation: 'Kith',
          organisationKind: 'lead-charity',
          school,
        }),
      )
    }
  })
  return { placeId, people }
}

type Site = { request(url: string, init?: RequestInit): Response | Promise<Response> }
export type Answer = { status: number; text: string; to: string | null; headers: Headers }

/** A browser: keeps its cookies, sends its own address with what it posts, and follows nothing by itself. */
export function openBrowser(site: Site, userAgent = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0') {
  const jar = new Map<string, string>()
  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin, 'user-agent': userAgent, ...(init.headers as Record<string, string>) }
    const response = await site.request(origin + path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) keep(line)
    const { status, headers: given } = response
    return { status, text: await response.text(), to: given.get('location'), headers: given }
  }
  function keep(line: string) {
    const [name, value] = line.split(';')[0]!.split('=') as [string, string]
    if (/max-age=0/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
  return {
    jar,
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

/** The seed that a page shows in groups of four. */
export function seedOn(page: string): Buffer {
  const typed = /<code>([A-Z2-7 ]+)<\/code>/.exec(page)![1]!.replaceAll(' ', '')
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...typed].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** What the app shows at a moment. */
export function appCode(seed: Buffer, at: Date): string {
  return codeAt(seed, stepAt(at))
}
