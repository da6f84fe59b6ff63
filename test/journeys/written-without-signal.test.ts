// A Link Worker writes in a cellar: sealed on the phone, unreadable there, and once on the timeline when signal comes back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { contactsOfChild } from '#stages/support/contacts/contacts.ts'
import { CHIP_WORDS } from '#stages/support/contacts/words.ts'
import { openBrowser } from '#test/browser.ts'
import { startTestSession } from '#test/session.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const small = await openSmallPlace()
const { database, as, whoIs, place } = small
const origin = await serveSite(database, { pretend: true })
const phone = { viewport: { width: 360, height: 740 } }
const note = 'He told me about the new bicycle.'
const READ = `(store, get) => new Promise(done => {
  const asked = indexedDB.open('kith-outbox', 1)
  asked.onsuccess = () => {
    const rows = get(asked.result.transaction(store).objectStore(store))
    rows.onsuccess = () => { asked.result.close(); done(rows.result) }
  }
})`
const HAS_NAMES = `(${READ})('device', rows => rows.get('this')).then(row => Boolean(row?.today))`
const EVERYTHING_KEPT = `(${READ})('waiting', rows => rows.getAll()).then(rows => JSON.stringify(rows) + JSON.stringify(localStorage))`
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
  context = await browser.newContext(phone)
  const token = await startTestSession(database, whoIs('link-worker').id, place.id)
  await context.addCookies([{ name: 'kith', value: token, url: origin }])
  page = await context.newPage()
})
after(async () => {
  await browser?.close()
  small.close()
})

test('the phone is made ready with a PIN', async () => {
  await page.goto(`${origin}/support/without-signal`)
  await looksRight(page)
  await page.getByLabel('Choose a PIN for this device').fill('260717')
  await page.getByRole('button', { name: 'Have this device ready' }).click()
  await page.getByRole('heading', { name: 'This device is ready' }).first().waitFor()
  await page.waitForFunction(
    'navigator.serviceWorker.getRegistrations().then(all => Boolean(all[0]?.active))',
  )
  await page.waitForFunction(HAS_NAMES)
})

test('without signal a contact and a tap are sealed, and nothing of them can be read on the phone', async () => {
  await context.setOffline(true)
  await page.goto(`${origin}/support`)
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Without signal')
  await page.getByLabel('The PIN of this device').fill('111111')
  await page.getByRole('button', { name: 'Open today’s names' }).click()
  await page.getByText('That is not the PIN of this device. 4 more tries.').waitFor()
  await page.getByLabel('The PIN of this device').fill('260717')
  await page.getByRole('button', { name: 'Open today’s names' }).click()
  await page.getByRole('heading', { name: 'Log a contact' }).waitFor()
  await looksRight(page)
  await page.getByLabel(CHIP_WORDS['in-person']!).check()
  await page.getByLabel('Note').fill(note)
  await page.getByRole('button', { name: 'Save on this device' }).click()
  await page.getByText('Waiting to send: 1').waitFor()
  await page.locator('[data-seen] button').first().click()
  await page.getByText('Waiting to send: 2').waitFor()
  const kept = await page.evaluate<string>(EVERYTHING_KEPT)
  assert.ok(kept.includes('"kind":"contact"'), 'the kind and the time are shown')
  assert.doesNotMatch(kept, /bicycle|in-person/)
  for (const child of place.children)
    assert.ok(!kept.includes(child), 'no child can be told from what is kept')
})

test('back in signal it is sent once, and the phone forgets it', async () => {
  await context.setOffline(false)
  await page.getByText('Waiting to send').waitFor({ state: 'hidden' })
  assert.deepEqual(await notes(), [note])
  await page.reload()
  assert.deepEqual(await notes(), [note])
  assert.doesNotMatch(await page.evaluate<string>(EVERYTHING_KEPT), /"sealed"/)
})

test('a worker who has left with five notes unsent is heard: they wait for the manager', async () => {
  await page.goto(`${origin}/support/without-signal`)
  await context.setOffline(true)
  const fields = (n: number) => [
    ['child', place.children[0]!],
    ['how', 'phone-out'],
    ['note', `Unsent ${n}: he asked after you.`],
  ]
  const five = [1, 2, 3, 4, 5].map(n => [newId(), fields(n)])
  await page.evaluate(
    `import(document.querySelector('[data-outbox]').dataset.script).then(async all => {
      for (const [id, fields] of ${JSON.stringify(five)}) await all.keep('contact', id, fields)
    })`,
  )
  await small.run('endMembership', { person: whoIs('link-worker').id })
  await context.setOffline(false)
  await page.waitForFunction(`(${READ})('waiting', rows => rows.getAll()).then(rows => rows.length === 0)`)
  assert.deepEqual(await notes(), [note], 'nothing of it is on a record')

  const desktop = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    javaScriptEnabled: false,
  })
  const token = await startTestSession(database, whoIs('programme-manager').id, place.id)
  await desktop.addCookies([{ name: 'kith', value: token, url: origin }])
  const manager = await desktop.newPage()
  // A device may forget what is kept a moment before it has its place.
  const buttons = manager.getByRole('button', { name: 'Put on the record' })
  for (let tries = 0; tries < 20 && (tries === 0 || (await buttons.count()) < 5); tries++)
    await manager.goto(`${origin}/support/arrivals`)
  await looksRight(manager)
  assert.equal(await buttons.count(), 5)
  await goBy(buttons.first())
  assert.equal(await buttons.count(), 4)
  assert.deepEqual((await notes()).toSorted(), ['Unsent 1: he asked after you.', note].toSorted())
  await goBy(manager.getByRole('button', { name: 'Lay aside' }).first())
  assert.match(await manager.locator('main').innerText(), /Say in a few words what you did with it/)
  await manager.goto(`${origin}/support/arrivals`)
  await manager.getByLabel('Lay aside: what did you do with it?').first().fill('Told on the phone already')
  await goBy(manager.getByRole('button', { name: 'Lay aside' }).first())
  assert.equal(await buttons.count(), 3)
  await desktop.close()
})

async function notes(): Promise<(string | null)[]> {
  const found = []
  for (const child of place.children)
    for (const row of await as('programme-manager', tx =>
      contactsOfChild(tx, child, { from: '2020-01-01', to: '2040-01-01' }),
    ))
      found.push(row.words)
  return found
}
