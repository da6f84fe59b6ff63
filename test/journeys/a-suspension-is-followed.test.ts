// A suspension arrives: it waits for the Link Worker, who rings, enters alternative provision and plans the return meeting.
// Staff there write by a link, on a phone without JavaScript; the school's lead adds the school's side; three sides see one
// plan. After the meeting everything stands once in the timeline.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { newId } from '#platform/ids.ts'
import { fixtureSql, takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { now, staff } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const who = { forename: 'Zofia', surname: 'Kowalczyk', worker: staff.canalsideWorker.name }
const { child, place } = await takeOn(administrator, who)
const friday = await serveSite(database, { pretend: true, now: () => new Date(now) })
const monday = await serveSite(database, { pretend: true, now: () => new Date('2026-07-20T08:30:00Z') })
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desktop = { viewport: { width: 1280, height: 860 } }
let browser: Browser
let link = ''

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

test('what came in the school’s file waits on Today; a call is written down', async () => {
  await administrator.run(fixtureSql, 'addSuspension', {
    place,
    id: newId(),
    child,
    starts_on: '2026-07-16',
    sessions: '4',
    type: 'SUSP',
  })
  const page = await signedIn(phone, staff.canalsideWorker.name)
  await page.goto(`${friday}/support`)
  assert.match(await main(page), /Zofia K\.: suspended 2 days from Thu 16 Jul/)
  assert.match(await main(page), /Ring, visit, return meeting/)
  await goBy(page.locator(`a[href*="/school/suspensions/"]`).first())
  assert.match(await main(page), /School days\s+Thu 16 Jul, Fri 17 Jul\s+Back on\s+Mon 20 Jul/)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Write what was done, or how it is going' }))
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Say what it is/)
  await page.getByLabel('Rang').check()
  await page.getByLabel('What do you want to say?').fill('Mum is at work. Zofia is with her aunt.')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Mum is at work/)
  assert.match(await main(page), /Nobody has planned one yet/)
})

test('alternative provision is entered, and its staff get a link', async () => {
  const page = await signedIn({ ...desktop, javaScriptEnabled: false }, staff.canalsideWorker.name)
  await page.goto(`${friday}/support/children/${child}/school`)
  await goBy(page.getByRole('link', { name: 'Thu 16 Jul' }))
  await goBy(page.getByRole('link', { name: 'Enter alternative provision' }))
  await page.getByLabel('Where?').fill('The Bridge')
  await day(page, 'Until', '21', '7', '2026')
  await page.getByLabel('Monday').check()
  await page.getByLabel('Whom do we ask there?').fill('Sam Lee')
  await page.getByLabel('How are they reached?').fill('01632 960001')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await goBy(page.getByRole('link', { name: 'The Bridge' }))
  await goBy(page.getByRole('link', { name: 'Write what was done, or how it is going' }))
  await page.getByLabel('Return plan').check()
  await page.getByLabel('What do you want to say?').fill('Back on Tuesday, mornings first.')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Give them the link' }))
  assert.match(await main(page), /shown now and never again/)
  assert.doesNotMatch(await page.locator('.kith-slip').innerText(), /Zofia|suspen/i, 'a slip lies around')
  link = await page.locator('code').innerText()
})

test('staff there see dates, contact and plan only, and write how it is going, on a phone without JavaScript', async () => {
  const cover = await (await fetch(link)).text()
  assert.doesNotMatch(cover, /Zofia|Bridge/, 'a program that looks at every address learns of no child')
  const page = await (await open(phone)).newPage()
  await page.goto(link)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Begin' }))
  assert.equal(page.url(), `${friday}/other-school`)
  const seen = await main(page)
  assert.match(seen, /One plan for Zofia K\./)
  assert.match(seen, /Danny Whittle/)
  assert.match(seen, /Back on Tuesday, mornings first/)
  assert.doesNotMatch(seen, /Kowalczyk|suspen|attendance|aunt|Year 4/i)
  await goBy(page.getByRole('button', { name: 'Tell school and Link Worker' }))
  assert.match(await main(page), /Write how it is going/)
  await page.getByLabel('What goes well').fill('She helped set the tables.')
  await goBy(page.getByRole('button', { name: 'Tell school and Link Worker' }))
  assert.match(await main(page), /You wrote on Fri 17 Jul/)
  assert.doesNotMatch(await main(page), /set the tables/, 'whoever finds the link reads nothing of it')
  await looksRight(page)
})

test('the school’s lead reads all three sides, and adds the school’s', async () => {
  const page = await signedIn(phone, staff.canalsideLead.name)
  await page.goto(`${friday}/support/children/${child}/school`)
  assert.equal(await page.getByRole('link', { name: 'Enter a suspension' }).count(), 0)
  await goBy(page.getByRole('link', { name: 'The Bridge' }))
  assert.match(await main(page), /She helped set the tables/)
  assert.equal(await page.getByRole('button', { name: /link/ }).count(), 0, 'the lead gives no link')
  await goBy(page.getByRole('link', { name: 'Add the school’s side' }))
  await page.getByLabel('Return plan').check()
  await page.getByLabel('What do you want to say?').fill('Back on Tuesday in full, with a card to step out.')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  const told = await (await open(phone)).newPage()
  await told.goto(link)
  await goBy(told.getByRole('button', { name: 'Begin' }))
  assert.match(await main(told), /in full, with a card to step out/, 'the newest plan is the plan')
})

test('the return meeting is planned, stands in Monday’s day, and once held all of it is in the timeline once', async () => {
  const page = await signedIn({ ...desktop, javaScriptEnabled: false }, staff.canalsideWorker.name)
  await page.goto(`${friday}/support/children/${child}/school`)
  await goBy(page.getByRole('link', { name: 'Thu 16 Jul' }))
  await goBy(page.getByRole('button', { name: 'Plan a return meeting' }))
  await day(page, 'Which day?', '20', '7', '2026')
  await page.getByLabel('At what time?').fill('8.40')
  await page.getByLabel('Where?').fill('Head’s office')
  await goBy(page.getByRole('button', { name: 'Plan it' }))
  await page.goto(`${friday}/support`)
  assert.doesNotMatch(await main(page), /suspended 2 days/, 'it waits no more')
  const later = await signedIn(phone, staff.canalsideWorker.name, monday)
  await later.goto(`${monday}/support`)
  assert.match(await main(later), /08:40\s+Return meeting: Zofia K\./)
  await goBy(later.locator('a[href*="/school/suspensions/"]').first())
  await goBy(later.getByRole('link', { name: 'Say who came and what was agreed' }))
  await later.getByLabel('Who came?').fill('Agnieszka, Helen Ogden, Zofia')
  await later.getByLabel('What was agreed?').fill('A card to step out; lunch in the library.')
  await goBy(later.getByRole('button', { name: 'Keep it' }))
  await looksRight(later)
  await later.goto(`${monday}/support/children/${child}/happened`)
  const told = await main(later)
  for (const once of [
    'Mum is at work',
    'lunch in the library',
    'She helped set the tables',
    'Began at The Bridge',
  ])
    assert.equal(told.split(once).length - 1, 1, `${once} stands once`)
})

test('the placement ends, and its link opens nothing', async () => {
  const page = await signedIn(phone, staff.canalsideWorker.name, monday)
  await page.goto(`${monday}/support/children/${child}/school`)
  await goBy(page.getByRole('link', { name: 'The Bridge' }))
  await goBy(page.getByRole('link', { name: 'The placement has ended' }))
  await page.getByLabel('How did it end?').fill('Back in school in full')
  await goBy(page.getByRole('button', { name: 'End it' }))
  assert.match(await main(page), /Back in school in full/)
  assert.equal((await fetch(link)).status, 404)
})

function open(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  return browser.newContext({ ...options, reducedMotion: 'reduce' })
}

async function signedIn(
  options: Parameters<Browser['newContext']>[0],
  name: string,
  at = friday,
): Promise<Page> {
  const page = await (await open(options)).newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${at}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}

async function main(page: Page): Promise<string> {
  return await page.locator('main').innerText()
}

async function day(page: Page, legend: string, ...parts: [string, string, string]): Promise<void> {
  const group = page.getByRole('group', { name: legend })
  for (const [at, part] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(part).fill(parts[at]!)
}
