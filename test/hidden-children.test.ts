// A child or young person whom somebody may not see is nowhere for them: not in a list, a count of a search, a print, a title,
// a header, a picker or a link. Every address is walked as every role: of a restricted record, and by those it is kept from.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { everyRoute } from '#app/app.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { roleMay } from '#records/access/may.ts'
import { openPages, type Visitor } from './every-page/world.ts'
import { testUploads } from './world.ts'

const sql = readSqlFile(new URL('hidden-children.sql', import.meta.url))
const { site, database, child, visitors, linkFor, pathOf } = await openPages()
const administrator = await connectPlainly(database.where, database.postgres.administrator)
after(() => administrator.close())
const run = (name: string, values: Record<string, string> = {}) => administrator.run(sql, name, values)
const routes = everyRoute({ pretend: true, uploads: testUploads })
// One's own account is about no child, and says each time when one was seen last.
const pages = routes.filter(
  ({ method, permission, path }) =>
    method === 'GET' && !permission.startsWith('link ') && !path.startsWith('/account'),
)
const linkPages = routes.filter(
  ({ method, permission }) => method === 'GET' && permission.startsWith('link '),
)
const forename = 'Xanthippe'
const surname = 'Quillfeather'
await run('rename', { child, forename, surname })

// What is known of a child by a query, not by an address.
const asked = [
  '/support/find?q=Xanthippe',
  '/support/find?q=Quillf',
  '/support/find?q=Zanthipe',
  '/support/children?show=all',
  `/support/log?child=${child}`,
  `/support/log?q=Xanthippe`,
]

type Seen = Map<string, string>

async function open(path: string, cookie: string): Promise<string> {
  const answer = await site.request(`http://localhost:3000${path}`, {
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  })
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  // What was asked stands on the page again.
  return `${answer.status}\n${headers}\n${(await answer.text()).replaceAll(/value="[^"]*"|\bq=[^"&]*/g, '')}`
}

/** Every address as somebody, and today's names for their device. */
async function walk({ cookie }: Visitor): Promise<Seen> {
  const found: Seen = new Map()
  for (const path of [...pages.flatMap(route => pathOf(route) ?? []), ...asked])
    found.set(path, await open(path, cookie))
  found.set('/outbox/grant', await (await post('/outbox/grant', cookie, { device: child })).text())
  return found
}

/** Where a walk tells of the child: by name or number, in a body or a header. */
function tells(seen: Seen): string[] {
  return [...seen]
    .filter(([, said]) => [forename, surname, child].some(each => said.includes(each)))
    .map(([path]) => path)
}

function post(path: string, cookie: string, body: Record<string, string>) {
  const headers = {
    cookie,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  return site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(body),
  })
}

async function linksTell(): Promise<string[]> {
  const seen: Seen = new Map()
  for (const route of linkPages) seen.set(`a link ${route.path}`, await open(pathOf(route)!, linkFor(route)))
  return tells(seen)
}

// Who reads of children at all; the others are walked in every-page.test.ts.
const readers = visitors.filter(({ role }) => roleMay(role, 'read identity'))
const who = (role: string) => visitors.find(each => each.role === role)!
const worker = who('link-worker')

test('the walk finds them where they may be seen', async () => {
  const seen = await walk(worker)
  assert.ok(tells(seen).length > 40)
  // The title is what a browser's history and a file that is printed are called.
  const titles = [...seen].map(([path, said]): [string, string] => [
    path,
    /<title>.*<\/title>/s.exec(said)?.[0] ?? '',
  ])
  none(tells(new Map(titles)), 'titles')
  assert.ok((await linksTell()).length >= 4)
})

describe('a record that is restricted', async () => {
  const hidden = readers.filter(({ role }) => role !== 'safeguarding-lead')
  const before = new Map<Visitor, Seen>()
  test('is nowhere for whoever is not on its list', async () => {
    await run('restrict', { child })
    assert.ok(tells(await walk(who('safeguarding-lead'))).length > 5, 'and is there for whoever is')
    for (const visitor of hidden) {
      before.set(visitor, await walk(visitor))
      none(tells(before.get(visitor)!), visitor.role)
    }
    none(await linksTell(), 'whoever has a link')
  })

  test('moves no count and no line of theirs, whatever happens to them', async () => {
    await run('live', { child })
    for (const visitor of hidden) {
      const after = await walk(visitor)
      const moved = [...before.get(visitor)!].filter(
        ([path, said]) => still(said) !== still(after.get(path)!),
      )
      none(
        moved.map(([path]) => path),
        visitor.role,
      )
    }
    await run('lift', { child })
  })
})

describe('a record that is kept from a colleague', () => {
  for (const visitor of readers.filter(({ role }) => role !== 'early-help-practitioner'))
    test(`is nowhere for a ${visitor.role}`, async () => {
      assert.ok(tells(await walk(visitor)).length > 0, 'it was there before')
      await run('exclude', { child, person: visitor.personId })
      none(tells(await walk(visitor)), visitor.role)
      await run('include', { child })
    })
})

describe('a yes to take part that is taken back', () => {
  const home = `/support/children/${child}`
  test('holds at once: they are on no picker, list, register or round of calls', async () => {
    await run('agree', { child })
    const answer = await post(`/enrol/children/${child}/agreements/support/take-back`, worker.cookie, {
      ...{ who: 'family', by: 'parent', how: 'phone' },
      ...{ 'taken-day': '1', 'taken-month': '7', 'taken-year': '2026' },
    })
    assert.equal(answer.status, 303)
    const seen = await walk(worker)
    for (const path of [
      '/support/seen',
      '/support/log',
      '/support/children',
      '/support/in-school',
      '/outbox/grant',
    ])
      none(tells(new Map([[path, seen.get(path)!]])), path)
    const holidays = [...seen].filter(([path]) => path.startsWith('/support/holidays'))
    none(tells(new Map(holidays)), 'holidays')
    const lines = tells(seen).filter(path => !path.includes(child))
    for (const path of lines.filter(each => each.startsWith('/support/groups')))
      assert.doesNotMatch(seen.get(path)!, new RegExp(`name="there-${child}`), path)
    assert.match(seen.get('/support/waiting')!, /Say goodbye to/)
    none(
      (await linksTell()).filter(path => !path.includes('tell-us')),
      'whoever has a link',
    )
  })

  test('begins nothing new: no form of their record is open', async () => {
    for (const path of [
      '/log',
      '/log/good-news',
      '/log/help',
      '/family/network',
      '/family/facts',
      '/family/relatives',
    ])
      assert.doesNotMatch(await open(home + path, worker.cookie), new RegExp(`action="${home}${path}"`), path)
  })

  test('closes the record to whoever has said goodbye', async () => {
    assert.equal((await post(`/enrol/children/${child}/goodbye`, worker.cookie, {})).status, 303)
    none(tells(await walk(worker)), 'the Link Worker')
  })
})

// Moments and the numbers of forms and requests change by themselves.
// What this walk itself prints and exports stands among the files that a breach may be about.
function still(said: string): string {
  return said
    .replaceAll(/<select[^>]*name="export"[\s\S]*?<\/select>/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
    .replaceAll(/\d\d:\d\d|\b[bcdfghjkmnpqrstvwxz]{8}\b|"token":"[^"]*"/g, '')
    .replaceAll(/^set-cookie:.*$/gm, '')
}

function none(found: string[], who: string): void {
  assert.equal(found.length, 0, `${who}:\n${found.join('\n')}`)
}
