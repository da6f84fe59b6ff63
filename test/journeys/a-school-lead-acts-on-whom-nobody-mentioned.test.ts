// A school lead reads whom nobody has spoken of, rings home, and says so: on a phone and without JavaScript. The manager
// finds school by school how many wait, and what was done; a Link Worker finds their own child and nobody else's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 2 })
const origin = await serveSite(database, { pretend: true })
const list = `${origin}/identify/missed`
let browser: Browser
/** The first of Canalside's list, and who comes after the lead has acted. */
let first: string

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('the lead comes from the first page, is told what is wrong, and says what was done', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const page = await signedIn(context, staff.canalsideLead.name)
  await goBy(page.getByRole('link', { name: 'You may have missed' }))
  const before = await waiting(page)
  assert.match(
    await told(page),
    /As things stood on 17 July 2026, where Canalside Primary School’s marks end/,
  )
  assert.match(await told(page), /days old\. What has happened since is not here/)
  assert.match(await told(page), /never uses this list for sanctions/)
  first = await page.getByRole('rowheader').first().innerText()
  await goBy(page.getByRole('link', { name: `Say what was done for ${first}` }))
  assert.equal(await page.locator('h1').innerText(), first)
  assert.doesNotMatch(await page.title(), new RegExp(first), 'tabs are seen by others')

  await page.getByLabel('Told somebody who will act').check()
  await page.getByLabel('Year', { exact: true }).fill('2030')
  await page.getByLabel('In short').fill('Spoke with mum, comes in tomorrow')
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await page.title(), /^Error: /)
  assert.match(await told(page), /Write whom you told[\s\S]*this one lies ahead/)
  assert.equal(await page.getByLabel('In short').inputValue(), 'Spoke with mum, comes in tomorrow')

  await page.getByLabel('Rang home').check()
  for (const [part, value] of [
    ['Day', '1'],
    ['Month', '5'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(part, { exact: true }).fill(value)
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await told(page), /nothing on the list had happened before/)
  await page.getByLabel('Day', { exact: true }).fill('17')
  await page.getByLabel('Month', { exact: true }).fill('7')
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(
    await told(page),
    new RegExp(`Noted\\. ${before - 1} children and young people are still waiting`),
  )
  assert.equal(await page.getByRole('link', { name: `Say what was done for ${first}` }).count(), 0)

  await goBy(page.getByRole('link', { name: 'Acted on' }))
  assert.match(
    await told(page),
    /17 July 2026[\s\S]*Rang home: Spoke with mum, comes in tomorrow[\s\S]*Helen Ogden/,
  )
  await context.close()
})

test('the manager sees it school by school, narrows it, and finds what was done', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
  })
  const page = await signedIn(context, staff.manager.name)
  await page.goto(list)
  assert.match(await told(page), /\d+ of [\d,]+ children and young people looked at, in 2 schools/)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }))
  const all = await waiting(page)
  await page.getByLabel('What happened').selectOption({ label: 'Newly suspended' })
  await goBy(page.getByRole('button', { name: 'Show' }))
  assert.ok((await waiting(page)) < all)
  for (const row of await page
    .getByRole('row')
    .all()
    .then(rows => rows.slice(1)))
    assert.match(await row.innerText(), /Newly suspended/)
  await goBy(page.getByRole('link', { name: 'Acted on' }))
  await goBy(page.getByRole('link', { name: first }))
  assert.match(await told(page), /Why you can see this/)
  await context.close()
})

test('a mistake is taken back by whoever wrote it, and the child is on the list again', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
  })
  const manager = await signedIn(context, staff.manager.name)
  await manager.goto(list)
  await goBy(manager.getByRole('link', { name: 'Canalside Primary School' }))
  const before = await waiting(manager)
  await goBy(manager.getByRole('link', { name: /^Say what was done/ }).first())
  const child = manager.url()
  await manager.getByLabel('Met the child or young person').check()
  await goBy(manager.getByRole('button', { name: 'Write it down' }))
  assert.equal(await waitingIn(manager, 'Canalside Primary School'), before - 1)
  await manager.goto(child)
  await goBy(manager.getByRole('button', { name: 'Take this back' }))
  assert.match(await told(manager), /Taken back\./)
  assert.equal(await manager.getByRole('button', { name: 'Write it down' }).count(), 1)
  await context.close()
})

test('a Link Worker finds their own child alone, a director reads without acting, and every page looks right', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' })
  const page = await signedIn(context, staff.manager.name)
  await page.goto(list)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }))
  const school = page.url()
  await looksRight(page)
  await goBy(page.getByRole('link', { name: /^Say what was done/ }).first())
  const child = page.url()
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  await looksRight(page)
  await page.goto(`${school}&show=acted`)
  await looksRight(page)

  const worker = await signedIn(await browser.newContext(), staff.canalsideWorker.name)
  await worker.goto(list)
  assert.match(await told(worker), /1 child or young person you may see|Nobody is waiting/)
  assert.equal((await worker.goto(child))!.status(), 404)
  const director = await signedIn(await browser.newContext(), staff.director.name)
  await director.goto(school)
  assert.equal(await director.getByRole('link', { name: /^Say what was done/ }).count(), 0)
  assert.match(await told(director), /say here what was done/)
  assert.equal((await director.goto(child))!.status(), 404)
  await context.close()
})

const told = (page: Page) => page.locator('main').innerText()

async function waiting(page: Page): Promise<number> {
  const tab = await page.getByRole('link', { name: /^Nobody has spoken of it/ }).innerText()
  return Number(/\d+/.exec(tab)?.[0])
}

async function waitingIn(page: Page, school: string): Promise<number> {
  await page.goto(list)
  await goBy(page.getByRole('link', { name: school }))
  return await waiting(page)
}

async function signedIn(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
  return page
}
