// A programme manager picks up a phone, finds the school, opens a child, and reads why: without JavaScript, and again on
// a desktop. A school lead then sees their own roll and nothing else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { openBrowser } from '#test/browser.ts'
import { children, staff } from '#test/cast.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 2 })
const origin = await serveSite(database, { pretend: true })
const zofia = `${children.zofia.forename} ${children.zofia.surname}`
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

for (const [device, options] of Object.entries({
  'a phone without JavaScript': { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  'a desktop': { viewport: { width: 1280, height: 860 } },
})) {
  test(`on ${device}, the manager goes from the first page to the reasons`, async () => {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
    const page = await signedIn(context, staff.manager.name)
    await goBy(page.getByRole('link', { name: 'Identify' }).last())
    assert.match(
      await page.locator('main').innerText(),
      /children and young people in 2 schools, as things stood on 17 July 2026/,
    )
    await goBy(page.getByRole('link', { name: 'Canalside Primary School' }))
    await goBy(page.getByRole('link', { name: zofia }))
    const told = await page.locator('main').innerText()
    assert.match(told, /Risks met\s+5 of 7 measured/)
    assert.match(told, /A concern about isolation \(Tue 12 May, concerns\)/)
    assert.match(told, /Why you can see this: your role in this place: programme manager/)
    assert.doesNotMatch(await page.title(), /Zofia|Kowalczyk/, 'tabs are seen by others')
    assert.match(await page.locator('body').innerText(), /Pretend data/)
    await context.close()
  })
}

test('every page on the way is right for those who hear it, and at 320 px', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' })
  const page = await signedIn(context, staff.manager.name)
  const addresses = [
    '/',
    '/identify',
    '/identify/add-a-school',
    await schoolAddress(page),
    await childAddress(page),
  ]
  for (const address of addresses) {
    await page.goto(origin + address)
    await looksRight(page)
  }
  await page.goto(`${origin}${await schoolAddress(page)}?show=waiting`)
  await looksRight(page)
  await context.close()
})

test('a school lead finds their own roll; the other school and its children are not there', async () => {
  const managers = await browser.newContext()
  const page = await signedIn(managers, staff.manager.name)
  await page.goto(`${origin}/identify`)
  const other = await page.getByRole('link', { name: /St Oswin/ }).getAttribute('href')
  const context = await browser.newContext()
  const lead = await signedIn(context, staff.canalsideLead.name)
  await lead.goto(`${origin}/identify`)
  assert.match(await lead.locator('main').innerText(), /in 1 school, /)
  const refused = await lead.goto(origin + other)
  const absent = await lead.goto(`${origin}/identify/schools/00000000-0000-7000-8000-000000000000`)
  assert.deepEqual([refused!.status(), absent!.status()], [404, 404])
  await Promise.all([managers.close(), context.close()])
})

test('a school that is written down wrongly is sent back with what to do, and nothing typed is lost', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const page = await signedIn(context, staff.manager.name)
  await page.goto(`${origin}/identify/add-a-school`)
  await page.getByLabel('URN').fill('99000')
  await page.getByLabel('Name').fill('Bridgefold Primary School')
  await goBy(page.getByRole('button', { name: 'Add the school' }))
  const told = await page.locator('main').innerText()
  assert.match(told, /Write the school’s URN: six digits/)
  assert.match(told, /Choose what kind of school it is/)
  assert.equal(await page.getByLabel('Name').inputValue(), 'Bridgefold Primary School')
  await page.getByLabel('URN').fill('990008')
  await page.getByLabel('Primary', { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'Add the school' }))
  assert.match(await page.locator('main').innerText(), /The school is added, and its files can come in/)
  assert.match(await page.locator('main').innerText(), /Bridgefold Primary School\s+990008/)
  await context.close()
})

async function signedIn(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}

async function schoolAddress(page: Page): Promise<string> {
  await page.goto(`${origin}/identify`)
  return (await page.getByRole('link', { name: 'Canalside Primary School' }).getAttribute('href'))!
}

async function childAddress(page: Page): Promise<string> {
  await page.goto(origin + (await schoolAddress(page)))
  return (await page.getByRole('link', { name: zofia }).getAttribute('href'))!
}
