// Every address as every role: who may not come gets exactly what an address gets that is not there, who may come gets a
// page that is valid, that axe has nothing against, that fits a phone, and that keeps the content security policy.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { everyRoute } from '#app/app.ts'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import type { Route } from '#design/route.ts'
import { matrix } from '#records/access/matrix.ts'
import { roleMay } from '#records/access/may.ts'
import { KEPT_KINDS } from '#records/children/what-is-kept.ts'
import { STANDING_KINDS } from '#records/children/what-stands.ts'
import { openBrowser } from './browser.ts'
import { anyMark, plantCanaries, readOnNoPage, singing } from './every-page/canaries.ts'
import { CUT, type Found, open } from './every-page/in-browser.ts'
import { listenTo } from './every-page/in-trust.ts'
import { TODAY } from './every-page/lived/ground.ts'
import { postEverything, whatAFaultTells } from './every-page/posts.ts'
import { toldBothWays } from './every-page/what-is-kept.ts'
import { saidBothWays } from './every-page/what-stands.ts'
import { openPages, type Visitor } from './every-page/world.ts'
import { testUploads } from './world.ts'

const { site, logged, database, visitors, more, empty, link, linkFor, serve, pathOf } = await openPages()
const canaries = await plantCanaries(database)
const listening = listenTo(canaries)
const routes = everyRoute({ pretend: true, uploads: testUploads })
const pages = routes.filter(({ method, permission }) => method === 'GET' && !permission.startsWith('link '))
// Pages of somebody without an account, who has opened a link.
const linkPages = routes.filter(({ permission }) => permission.startsWith('link '))
const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'require-sri': 'off', 'no-inline-style': 'error' },
})

// Addresses that answer with another address until something else was done first, or that are there once in the life of
// an installation; their own tests do that first.
const halfWay = new Set([
  '/set-up/:token',
  '/sign-in/second-step',
  '/sign-in/with/:organisation',
  '/sign-in/with/:organisation/back',
  '/joining/code',
  '/joining/passkey',
  '/identify/imports/:import/columns',
  '/identify/imports/:import/confirm',
])

// What only a job, a sheet that is posted, or a no that is heard leaves behind: their own tests look at the pages then.
const bare = new Set([
  'kith.attendance_before',
  'kith.child_objections',
  'kith.collecting_answers',
  'kith.import_close_matches',
  'kith.objections',
  'kith.objections_heard',
  'kith.proposals_agreed',
  'kith.sheet_times',
  'kith.translation_approvals',
  'kith.undone_records',
])

test('there are canaries, and one that sings to somebody else is heard', () => {
  assert.ok(canaries.length > 50)
  const note = canaries.find(({ column }) => column === 'kith.contact_notes.words')!
  assert.deepEqual(singing(canaries, `<p>${note.mark}</p>`, 'school-lead'), [note])
  assert.deepEqual(singing(canaries, `<p>${note.mark}</p>`, 'link-worker'), [])
})

test('the place they are walked in has lived: every table has something in it', () => {
  none(
    empty
      .filter(table => !bare.has(table))
      .map(table => `${table} is empty: write something into it in test/every-page/lived/.`),
  )
  none(
    [...bare].filter(table => !empty.includes(table)).map(table => `${table} is empty no more: take it out.`),
  )
})

test('Today and the caseload lose nothing by asking first what stands', async () => {
  const worker = visitors.find(({ role }) => role === 'link-worker')!
  for (const days of [0, 1, 7, 21, 60]) {
    const { narrowed, everything, kinds } = await saidBothWays(
      database,
      worker,
      dayOf(dayNumber(TODAY) + days),
    )
    assert.deepEqual(narrowed, everything)
    // The walk has one school, from which nobody moves.
    const missing = STANDING_KINDS.filter(kind => kind !== 'moves' && !kinds.includes(kind))
    none(missing.map(kind => `No ${kind} stand: let some, in lived/.`))
  }
})

test('the record of a child loses nothing by asking first what is kept of them', async () => {
  const told = await toldBothWays(database, visitors.find(({ role }) => role === 'link-worker')!, TODAY)
  for (const { narrowed, everything } of told) assert.deepEqual(narrowed, everything)
  const missing = KEPT_KINDS.filter(
    kind => kind !== 'moves' && !told.some(({ kinds }) => kinds.includes(kind)),
  )
  none(missing.map(kind => `No ${kind} are kept: let some, in lived/.`))
})

describe('every route', () => {
  test('has a permission that somebody has', () => {
    none(
      routes
        .filter(route => !isHeld(route))
        .map(
          route =>
            `${route.method} ${route.path} has the permission "${route.permission}", which no role has: see src/records/access/matrix.ts.`,
        ),
    )
  })

  test('has an example for each part of its address that changes', () => {
    none(
      pages
        .filter(route => !halfWay.has(route.path) && pathOf(route) === undefined)
        .map(({ path }) => `${path} has no example: name one in test/every-page/examples.sql.`),
    )
  })

  test('is there once', () => {
    const names = routes.map(({ method, path }) => `${method} ${path}`)
    none(names.filter((name, at) => names.indexOf(name) !== at).map(name => `${name} is there twice.`))
  })
})

describe('a page of a link', () => {
  test('is there for whoever opened one', async () => {
    const found: string[] = []
    for (const route of linkPages.filter(({ method }) => method === 'GET')) {
      const answer = await ask(pathOf(route)!, { cookie: linkFor(route) })
      if (answer.status !== 200) found.push(`${route.path} answers ${answer.status} to its link.`)
      else {
        const asking = { cookie: linkFor(route) }
        const at = { route: route.path, path: pathOf(route)! }
        found.push(...(await listening.tellsInTrust(at, asking, answer.clone())))
        found.push(...(await invalid(route.path, answer)))
      }
    }
    none(found)
  })

  test('says the same to everybody else, whoever they are', async () => {
    const found: string[] = []
    const asking = [
      undefined,
      ...visitors.flatMap(each => [each, { cookie: `kith-link=${each.cookie.slice(5)}` }]),
    ]
    for (const route of linkPages) {
      const path = pathOf(route)!
      const forSomethingElse = linkPages.filter(each => each.permission !== route.permission)
      for (const visitor of [...asking, ...forSomethingElse.map(each => ({ cookie: linkFor(each) }))]) {
        const answer = await ask(path, visitor, route.method)
        if (answer.status !== 404 || !(await answer.text()).includes('Open your link again'))
          found.push(
            `${route.method} ${route.path} answers ${answer.status} to ${visitor?.cookie ?? 'nobody'}.`,
          )
      }
    }
    none(found)
  })

  test('opens none of the others', async () => {
    const found: string[] = []
    const absent = await seen(await ask('/nothing/of/the/kind', undefined))
    for (const route of routes.filter(
      ({ permission }) => !isOpen(permission) && !permission.startsWith('link '),
    )) {
      const answer = await ask(
        pathOf(route) ?? route.path,
        { cookie: `kith=${link.slice(10)}` },
        route.method,
      )
      found.push(...different(`${route.method} ${route.path} as a link`, await seen(answer), absent))
    }
    none(found)
  })
})

for (const visitor of visitors) {
  describe(visitor.role, async () => {
    const absent = await seen(await ask('/nothing/of/the/kind', visitor))
    test('gets the pages that are theirs, and for the others what is not there', async () => {
      const found: string[] = []
      for (const route of pages) {
        const path = pathOf(route)
        if (path === undefined || halfWay.has(route.path)) continue
        const answer = await ask(path, visitor)
        const wanted = isTheirs(route, visitor) ? (landsElsewhere(route, visitor) ? 303 : 200) : 404
        if (answer.status !== wanted)
          found.push(`${visitor.role} gets ${answer.status} at ${route.path} and should get ${wanted}.`)
        else if (wanted === 404) found.push(...different(route.path, await seen(answer), absent))
        else if (wanted === 200) {
          found.push(...(await listening.tellsInTrust({ route: route.path, path }, visitor, answer.clone())))
          found.push(...(await invalid(route.path, answer)))
        }
      }
      none(found)
    })

    test('can post only where they may', async () => {
      const found: string[] = []
      for (const route of routes.filter(
        ({ method, permission }) =>
          method === 'POST' &&
          !permission.startsWith('link ') &&
          !isOpen(permission) &&
          !roleMay(visitor.role, permission),
      )) {
        const path = pathOf(route) ?? route.path
        found.push(...different(`POST ${route.path}`, await seen(await ask(path, visitor, 'POST')), absent))
      }
      none(found)
    })
  })
}

describe('what is kept in trust', () => {
  test('is told to nobody else on pages in other states', async () => {
    const found: string[] = []
    for (const path of more) {
      const answers = await Promise.all(visitors.map(async each => ({ each, answer: await ask(path, each) })))
      for (const { each, answer } of answers.filter(one => one.answer.status === 200)) {
        found.push(...(await listening.tellsInTrust({ route: path, path }, each, answer.clone())))
        found.push(...(await invalid(path, answer)))
      }
      if (answers.every(({ answer }) => answer.status !== 200)) found.push(`${path} is there for nobody.`)
    }
    none(found)
  })

  test('is in no answer to a post, no file, no address and no entry of the audit of anybody else', async t => {
    const mayCome = (route: Route) =>
      route.permission.startsWith('link ')
        ? [{ cookie: linkFor(route) }]
        : visitors.filter(({ role }) => roleMay(role, route.permission))
    const posted = await postEverything(listening, { database, logged, routes, pathOf, mayCome })
    t.diagnostic(JSON.stringify(Object.fromEntries(posted.statuses)))
    none(posted.found)
  })

  test('is heard by those who read it, or is on no page at all', () => {
    const silent = listening.silent().map(({ column }) => column)
    none(
      silent
        .filter(column => !readOnNoPage[column])
        .map(column => `Nobody hears ${column}: let some of it be read in test/every-page/lived/.`),
    )
    none(
      Object.keys(readOnNoPage)
        .filter(column => !silent.includes(column))
        .map(column => `${column} is heard: take it out.`),
    )
  })

  test('is in no line of the log, whatever went wrong', async () => {
    assert.doesNotMatch(await whatAFaultTells(database, logged, visitors[0]!), anyMark)
    assert.ok(logged.length > 5_000 && logged.some(line => line.includes('"23514"')))
    none(logged.filter(line => anyMark.test(line)))
  })
})

test('nobody gets further than sign-in', async () => {
  const found: string[] = []
  for (const route of routes.filter(
    ({ permission }) =>
      !permission.startsWith('link ') && (!isOpen(permission) || permission === 'signed-in'),
  )) {
    const answer = await ask(pathOf(route) ?? route.path, undefined, route.method)
    const to = answer.headers.get('location') ?? ''
    if (answer.status !== 303 || !to.startsWith('/sign-in'))
      found.push(`${route.method} ${route.path} answers ${answer.status} ${to} to nobody.`)
  }
  none(found)
})

describe('in a browser', async () => {
  const origin = await serve()
  const browser = await openBrowser()
  after(() => browser.close())
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  for (const route of [...pages, ...linkPages.filter(({ method }) => method === 'GET')]) {
    const path = pathOf(route)
    const byLink = route.permission.startsWith('link ')
    const theirs = byLink
      ? [{ role: 'a link', cookie: linkFor(route) }]
      : visitors.filter(each => isTheirs(route, each))
    if (path === undefined || halfWay.has(route.path) || theirs.length === 0) continue
    test(`${route.path} looks right`, async t => {
      const visitor = await whoeverSeesMost(path, theirs)
      t.diagnostic(`as ${visitor.role}`)
      const { page, heard, close } = await open(
        browser,
        origin,
        route.permission === 'door' ? undefined : visitor,
      )
      const found: string[] = []
      await page.goto(origin + path)
      await page.evaluate(axe)
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 740 })
        const { violations } = await page.evaluate<Found>('axe.run({ resultTypes: ["violations"] })')
        found.push(
          ...violations.map(({ id, nodes }) => `${route.path} at ${width}: ${id}: ${nodes[0]?.html}`),
        )
      }
      await page.setViewportSize({ width: 320, height: 740 })
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      if (wide > 320) found.push(`${route.path} is ${wide} pixels wide on a screen of 320.`)
      const cut = await page.evaluate<string[]>(CUT)
      found.push(...cut.map(what => `${route.path} cuts ${what} at 320 and does not say that there is more.`))
      found.push(...heard.map(said => `${route.path}: the browser says: ${said}`))
      await close()
      none(found)
    })
  }
})

// One person's page may be a sentence that nothing is theirs, and another's a table: the fullest is the one to look at.
async function whoeverSeesMost<Who extends { cookie: string }>(
  path: string,
  visitors: readonly Who[],
): Promise<Who> {
  const sizes = []
  for (const each of visitors) sizes.push((await (await ask(path, each)).text()).length)
  return visitors[sizes.indexOf(Math.max(...sizes))]!
}

function ask(path: string, visitor: { cookie: string } | undefined, method: 'GET' | 'POST' = 'GET') {
  const headers = {
    ...(visitor && { cookie: visitor.cookie }),
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  return site.request(`http://localhost:3000${path}`, {
    method,
    headers,
    ...(method === 'POST' && { body: '' }),
  })
}

/** All that a browser gets to see of an answer. */
async function seen(answer: Response): Promise<string> {
  return [
    answer.status,
    ...[...answer.headers].map(([name, value]) => `${name}: ${value}`),
    await answer.text(),
  ].join('\n')
}

function different(where: string, got: string, absent: string): string[] {
  return got === absent
    ? []
    : [
        `${where} does not answer exactly as an address that is not there: ${got.slice(0, 60).replaceAll('\n', ' ')}…`,
      ]
}

async function invalid(path: string, answer: Response): Promise<string[]> {
  const { results } = await html.validateString(await answer.text())
  return results.flatMap(({ messages }) =>
    messages.map(({ message, line, ruleId }) => `${path} line ${line}: ${message} (${ruleId}).`),
  )
}

// A Link Worker's day begins on Today, not on the page that all stages share.
function landsElsewhere({ path }: Route, { role }: Visitor): boolean {
  return path === '/' && role === 'link-worker'
}

function isTheirs({ path, permission }: Route, { role, reaches }: Visitor): boolean {
  if (!roleMay(role, permission)) return false
  if (/\/:(child|help)/.test(path)) return reaches.child
  // A holiday list is of a school's own Link Worker: whoever is there for one child's episode opens none.
  // A page of a week to a school is not the council's.
  if (/\/:list|\/weekly\/pages/.test(path)) return reaches.school && matrix[role].scope !== 'episode'
  return /\/:(school|round|cohort|group)/.test(path) ? reaches.school : true
}

function isOpen(permission: string): boolean {
  return ['door', 'anyone', 'signed-in'].includes(permission)
}

function isHeld({ permission }: Route): boolean {
  if (typeof permission !== 'string' || permission.length === 0) return false
  if (isOpen(permission) || permission.startsWith('link ')) return true
  if (permission.startsWith('do '))
    return Object.values(matrix).some(({ duties }) => duties.includes(permission.slice(3)))
  return /^(read|write) [a-z_]+$/.test(permission) && visitors.some(({ role }) => roleMay(role, permission))
}

function none(found: string[]): void {
  assert.equal(found.length, 0, `\n${found.join('\n')}`)
}
