// What lies on a device that works without signal, and when it goes: five wrong PINs, six in the evening, signing out, two
// tabs, a wrong clock, a child who was restricted meanwhile. In each of them what was written arrives once, or is heard.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { newId } from '#platform/ids.ts'
import { openBrowser } from '#test/browser.ts'
import {
  HAS_NAMES,
  makeReady,
  openDevice,
  openDevicePlace,
  sealContacts,
  until,
  untilHere,
  WAITING,
} from './a-device.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const small = await openDevicePlace()
const { origin, notes, place, whoIs } = small
const [child, , other] = place.children as [string, string, string]
const viewport = { width: 360, height: 740 }
const HALF_A_DAY = 11 * 3_600_000
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  small.close()
})

test('at set-up the browser is asked to keep what waits', () =>
  withDevice(async ({ page, context }) => {
    await context.addInitScript(
      `StorageManager.prototype.persist = async () => { sessionStorage.setItem('asked', 'yes'); return true }`,
    )
    await makeReady(small, page)
    assert.equal(await page.evaluate(`sessionStorage.getItem('asked')`), 'yes')
  }))

test('with the fifth wrong PIN today’s names go, and what waits stays', () =>
  withDevice(async ({ page, context }) => {
    await makeReady(small, page)
    await context.setOffline(true)
    await sealContacts(page, [{ id: newId(), child, note: 'Before the wrong PINs.' }])
    await page.goto(`${origin}/support`)
    for (const left of ['4 more tries', '3 more tries', '2 more tries', '1 more try']) {
      await give(page, '111111')
      await page.getByText(left).waitFor()
    }
    await give(page, '111111')
    await page.getByText('That was the fifth wrong PIN').waitFor()
    await looksRight(page)
    await until(page, HAS_NAMES, false)
    assert.equal(await page.getByLabel('The PIN of this device').isVisible(), false)
    await page.reload()
    await page.getByText('Today’s names are not on this device').filter({ visible: true }).waitFor()
    assert.equal(await page.evaluate(WAITING), 1)
    await context.setOffline(false)
    await allSent(page)
    await arrived('Before the wrong PINs.')
  }))

test('at six in the evening names go from the device and from a page left open, and no half-written note does', () =>
  withDevice(async ({ page, context }) => {
    await makeReady(small, page)
    await context.setOffline(true)
    await page.goto(`${origin}/support`)
    await give(page, '260717')
    await page.getByRole('heading', { name: 'Log a contact' }).waitFor()
    await page.getByLabel('Note').fill('Half written at six.')
    await page.clock.fastForward(HALF_A_DAY)
    await until(page, HAS_NAMES, false)
    assert.equal(await page.getByLabel('Note').inputValue(), 'Half written at six.')
    await page.getByLabel('You rang').check()
    await page.getByRole('button', { name: 'Save on this device' }).click()
    await page.getByText('Waiting to send: 1').waitFor()
    await page.clock.fastForward(60_000)
    await page.getByText('dropped at six in the evening').waitFor()
    assert.equal(await page.locator('[data-names]').count(), 0)
    await page.reload()
    await page.getByText('dropped at six in the evening').filter({ visible: true }).waitFor()
    assert.equal(await page.getByLabel('The PIN of this device').isVisible(), false)
    await context.setOffline(false)
    await allSent(page)
    await arrived('Half written at six.')
  }))

test('two tabs write and send: each thing is there once, and both say so', () =>
  withDevice(async ({ page, context }) => {
    await makeReady(small, page)
    const second = await context.newPage()
    await second.goto(`${origin}/support/without-signal`)
    await context.setOffline(true)
    await Promise.all(
      [page, second].map((tab, n) => sealContacts(tab, [{ id: newId(), child, note: `From tab ${n}.` }])),
    )
    assert.equal(await page.evaluate(WAITING), 2)
    await context.setOffline(false)
    for (const tab of [page, second]) {
      await allSent(tab)
      await tab.locator('[data-outbox]').waitFor({ state: 'hidden' })
    }
    for (const n of [0, 1]) await arrived(`From tab ${n}.`)
  }))

test('whoever signs out with things unsent is told how many, and they are sent from there', () =>
  withDevice(async ({ page, context }) => {
    await makeReady(small, page)
    await context.route('**/outbox', route => route.abort())
    await sealContacts(page, [
      { id: newId(), child, note: 'Unsent at sign-out, one.' },
      { id: newId(), child, note: 'Unsent at sign-out, two.' },
    ])
    await goBy(page.getByRole('button', { name: 'Sign out' }))
    assert.match(page.url(), /sign-in/)
    await page.getByText('Waiting to send: 2').waitFor()
    await looksRight(page)
    // Today’s names went with who left.
    await until(page, HAS_NAMES, false)
    await context.unroute('**/outbox')
    await page.getByRole('button', { name: 'Send now' }).click()
    await page.locator('[data-outbox]').waitFor({ state: 'hidden' })
    await arrived('Unsent at sign-out, one.')
    await arrived('Unsent at sign-out, two.')
  }))

test('a device that has forgotten its PIN still sends what waits', () =>
  withDevice(async ({ page, context }) => {
    await makeReady(small, page)
    await context.route('**/outbox', route => route.abort())
    await sealContacts(page, [{ id: newId(), child, note: 'Kept before it forgot.' }])
    await goBy(
      page.getByRole('button', { name: 'Have this device forget names and PIN' }).filter({ visible: true }),
    )
    await page.getByLabel('Choose a PIN for this device').waitFor()
    await page.getByText('Waiting to send: 1').waitFor()
    await context.unroute('**/outbox')
    await page.reload()
    await allSent(page)
    await arrived('Kept before it forgot.')
  }))

test('a clock that is an hour wrong is shown on the contact, and not corrected', () =>
  withDevice(async ({ page, context }) => {
    const id = newId()
    await makeReady(small, page)
    // Only now: by a clock that says it is evening the device lets go of the names within half a minute.
    const at = new Date(Date.now() - 3_600_000)
    await context.clock.setSystemTime(at)
    await sealContacts(page, [{ id, child, note: 'By a slow clock.' }])
    await page.reload()
    await allSent(page)
    await arrived('By a slow clock.')
    await page.goto(`${origin}/support/contacts/${id}`)
    const time = (moment: Date) =>
      moment
        .toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
        .slice(0, 2)
    const said = await page.locator('.kith-version').innerText()
    const [, wrote, came] = /wrote it .*?at (\d\d):\d\d.*; it arrived .*?at (\d\d):\d\d/.exec(said) ?? []
    assert.ok(wrote && came, said)
    assert.notEqual(wrote, came)
    assert.ok([time(at), time(new Date(at.getTime() + 600_000))].includes(wrote), said)
  }))

test('a child restricted between writing and sending is the inbox’s, and no manager who may not see them', () =>
  withDevice(async ({ page, context }) => {
    await makeReady(small, page)
    await context.setOffline(true)
    await sealContacts(page, [{ id: newId(), child: other, note: 'Before it was restricted.' }])
    await small.run('restrict', { place: place.id, child: other, person: whoIs('safeguarding-lead').id })
    await context.setOffline(false)
    await allSent(page)
    const managers = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      javaScriptEnabled: false,
    })
    await small.signIn(managers, 'programme-manager')
    const manager = await managers.newPage()
    const cards = manager.locator('.kith-card', { hasText: 'whom you may not see' })
    await untilHere(async () => {
      await manager.goto(`${origin}/support/arrivals`)
      return (await cards.count()) > 0
    })
    assert.match(await cards.first().innerText(), /about a child or young person whom you may not see/)
    assert.equal(await manager.getByRole('button', { name: 'Put on the record' }).count(), 0)
    const markup = await manager.content()
    assert.ok(!markup.includes(other) && !markup.includes('Before it was restricted.'))
    await looksRight(manager)
    const put = await manager.request.post(
      origin + (await cards.first().locator('form').getAttribute('action')),
      {
        form: { do: 'put' },
        headers: { origin },
      },
    )
    assert.equal(put.status(), 422)
    assert.ok(!(await put.text()).includes('Before it was restricted.'))
    await managers.close()
  }))

async function withDevice(
  task: (device: { context: BrowserContext; page: Page }) => Promise<void>,
): Promise<void> {
  const device = await openDevice(small, browser, { viewport })
  await task(device).finally(() => device.context.close())
}

async function give(page: Page, pin: string): Promise<void> {
  await page.getByLabel('The PIN of this device').fill(pin)
  await page.getByRole('button', { name: 'Open today’s names' }).click()
}

async function allSent(page: Page): Promise<void> {
  await until(page, WAITING, 0)
}

/** On the record once; a device may forget what is kept a moment before it has its place. */
async function arrived(note: string): Promise<void> {
  await untilHere(async () => (await notes()).includes(note))
  assert.equal((await notes()).filter(each => each === note).length, 1, note)
}
