// Somebody picks who to be in a pretend place, on a small screen and without JavaScript, looks round, and signs out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { addPlace, openDoorDatabase, serveSite } from '#front-door/world-for-tests.ts'
import { openBrowser } from '#test/browser.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const { database } = await openDoorDatabase()
await addPlace(database, { slug: 'trying', name: 'Trying', pretend: true }, [
  'link-worker',
  'school-lead',
  'administrator',
])
const origin = await serveSite(database, { pretend: true })
let browser: Browser
let page: Page

before(async () => {
  browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
  })
  page = await context.newPage()
})

after(() => browser?.close())

test('is told that the data is pretend, and picks a Link Worker on a shared computer', async () => {
  await page.goto(`${origin}/account`)
  assert.match(page.url(), /\/sign-in\?next=%2Faccount$/)
  assert.match(await page.locator('h1').innerText(), /Pretend data: choose who to be/)
  assert.match(await page.locator('main').innerText(), /School lead, /)
  await looksRight(page)
  await page.getByLabel('This is a shared computer').first().check()
  await goBy(page.getByRole('button', { name: 'link-worker of Trying' }))
  assert.equal(page.url(), `${origin}/account`)
})

test('comes by every page of the front door', async () => {
  for (const path of ['/', '/account', '/account/confirm', '/help', '/who-can-see-this', '/accessibility']) {
    await page.goto(origin + path)
    await looksRight(page)
  }
})

test('sees that this is a shared computer, and signs out', async () => {
  await page.goto(`${origin}/account`)
  assert.match(await page.locator('main').innerText(), /\(shared computer\)/)
  await goBy(page.getByRole('button', { name: 'Sign out', exact: true }))
  assert.match(await page.locator('main').innerText(), /You are signed out/)
  await page.goto(`${origin}/`)
  assert.match(page.url(), /\/sign-in$/)
})

test('is told what is wrong with a password, beside the field and above', async () => {
  await page.goto(`${origin}/sign-in`)
  await page.getByText('Sign in with an e-mail address instead').click()
  await page.getByLabel('E-mail address').fill('nobody@trying.example')
  await page.getByLabel('Password', { exact: true }).fill('not a password of anybody')
  await goBy(page.getByRole('button', { name: 'Continue' }))
  assert.match(await page.title(), /^Error: /)
  assert.equal(await page.getByText('do not go together').count(), 2)
})
