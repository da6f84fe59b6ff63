// Fifty notes are written without signal and sent over a line that is cut at random points, twenty times over, an hour apart:
// each is on the timeline once.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { makeApp } from '#app/app.ts'
import { randomFrom } from '#demo/random.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { logTo } from '#platform/log.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { openFaultProxy } from '#test/fault-proxy.ts'
import { startTestSession } from '#test/session.ts'
import { testUploads } from '#test/world.ts'
import { until } from './a-device.ts'
import { comeAs } from './go-by.ts'

const rounds = 20
const notes = 50
const sql = readSqlFile(new URL('fifty-notes-and-a-bad-line.sql', import.meta.url))
const small = await openSmallPlace()
const { database, administrator, whoIs, place } = small
const server = createServer()
await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
const line = await openFaultProxy(() => (server.address() as AddressInfo).port)
const origin = `http://localhost:${line.port}`
const { seals } = database.secrets
const site = makeApp({
  database,
  log: logTo(() => {}),
  origin,
  pretend: true,
  seals,
  uploads: testUploads,
})
server.on('request', getRequestListener(site.fetch))
let browser: Browser
let context: BrowserContext
let page: Page

before(async () => {
  const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
  const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  await doWork(database, { kind: 'operator', placeId: place.id, why: 'rules for a story' }, work =>
    work.as(tx => keepBlueprint(tx, place.id, blueprint!, 'a story')),
  )
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const token = await startTestSession(database, whoIs('link-worker').id, place.id)
  await comeAs(context, token, origin)
  page = await context.newPage()
  await page.goto(`${origin}/support/without-signal`)
  await page.getByLabel('Choose a PIN for this device').fill('260717')
  await page.getByRole('button', { name: 'Have this device ready' }).click()
  await page.getByRole('heading', { name: 'This device is ready' }).first().waitFor()
  await until(
    page,
    `${OUTBOX}.then(all => all.read('device', 'this')).then(row => Boolean(row?.grant))`,
    true,
  )
})
after(async () => {
  await browser?.close()
  line.close()
  server.closeAllConnections()
  server.close()
  small.close()
})

const OUTBOX = "import(document.querySelector('[data-outbox]').dataset.script)"

test('each of fifty notes is there once, whatever the line does, twenty times', {
  timeout: 220_000,
}, async () => {
  const random = randomFrom('fifty notes')
  const child = place.children[0]!
  const ids: string[] = []
  for (let round = 1; round <= rounds; round++) {
    const written = Array.from({ length: notes }, () => newId())
    ids.push(...written)
    await context.setOffline(true)
    const fields = (id: string) => [
      ['child', child],
      ['how', 'in-person'],
      ['note', `Round ${round}, ${id}`],
    ]
    const items = JSON.stringify(written.map(id => [id, fields(id)]))
    await page.evaluate(
      `${OUTBOX}.then(async all => { for (const [id, fields] of ${items}) await all.keep('contact', id, fields) })`,
    )
    line.cut(() => random.below(40_000))
    await context.setOffline(false)
    for (let tries = 0; tries < 12 && (await left()) > 0; tries++) await send()
    line.cut(undefined)
    while ((await left()) > 0) await send()
    await administrator.run(sql, 'anHourPasses')
  }
  assert.ok(line.cuts() > rounds, `the line was cut ${line.cuts()} times`)
  const found = await administrator.run(sql, 'countOnce', { items: ids })
  assert.deepEqual(found, [{ written: ids.length, contacts: ids.length, apart: 0, waiting: 0 }])
})

function send(): Promise<unknown> {
  return page.evaluate(`${OUTBOX}.then(all => all.send())`).catch(() => {})
}

function left(): Promise<number> {
  return page.evaluate<number>(`${OUTBOX}.then(all => all.waiting()).then(all => all.length)`)
}
