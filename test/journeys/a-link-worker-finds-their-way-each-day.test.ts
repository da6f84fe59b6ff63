// A Link Worker's day: Today names who misses school and whom nobody mentioned; one tap and three more log a contact, and
// the child is gone from the list. A child is found by three letters with a slip; the caseload is narrowed, sorted and
// printed. On a phone without JavaScript, and on a desktop.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { openSchoolDay } from '#stages/support/today/today.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import type { staff } from '#test/cast.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const day = await openSchoolDay({ children: 60 })
const origin = await serveSite(day.database, { pretend: true, now: day.now })
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desktop = { viewport: { width: 1280, height: 800 } }
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await day.close()
})

test('lands on Today, logs a contact with whom nobody mentioned in four taps and two loads, and they are gone', async () => {
  const { page, context } = await open('canalsideWorker', phone)
  await page.goto(origin)
  assert.equal(page.url(), `${origin}/support`)
  await looksRight(page)
  const list = page.getByRole('list', { name: 'Not mentioned lately' })
  const before = await notMentioned(page)
  const first = await list.getByRole('listitem').first().getByRole('link').first().innerText()
  let loads = 0
  page.on('load', () => loads++)
  await goBy(list.getByRole('button', { name: `Log ${first}` }))
  await page.getByLabel('In person', { exact: true }).check()
  await page.getByLabel('Went well', { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'Save', exact: true }))
  assert.equal(loads, 2)
  assert.match(await main(page), /Saved\./)
  assert.equal(await notMentioned(page), before - 1)
  assert.equal(await page.getByRole('button', { name: `Log ${first}` }).count(), 0)
  await looksRight(page)
  await context.close()
})

for (const [device, how] of [
  ['a phone', phone],
  ['a desktop', desktop],
] as const) {
  test(`finds a child by three letters and by a slip, on ${device}`, async () => {
    const { page, context } = await open('canalsideWorker', how)
    await page.goto(`${origin}/support`)
    await find(page, 'sof')
    assert.match(await main(page), /Zofia Kowalczyk/)
    await looksRight(page)
    await find(page, 'Kowlczyk')
    await goBy(page.getByRole('link', { name: 'Zofia Kowalczyk' }))
    assert.match(page.url(), /\/support\/children\/[0-9a-f-]{36}$/)
    assert.doesNotMatch(await page.title(), /Zofia/, 'tabs are seen by others')
    await find(page, 'nobody of that name')
    assert.match(await main(page), /Nobody you may see has a name like this/)
    await context.close()
  })
}

test('narrows the caseload, sorts it by a heading, and comes back to all', async () => {
  const { page, context } = await open('manager', desktop)
  await page.goto(`${origin}/support`)
  await goBy(page.getByRole('link', { name: 'Children', exact: true }))
  assert.match(await main(page), /60 children and young people/)
  await looksRight(page)
  await page.getByLabel('Year', { exact: true }).selectOption({ label: 'Year 4' })
  await goBy(page.getByRole('button', { name: 'Show' }))
  const narrowed = await page.getByRole('row').count()
  assert.ok(narrowed > 1 && narrowed < 51)
  await goBy(page.getByRole('link', { name: 'Attendance' }))
  assert.match(page.url(), /year=4.*sort=attendance/)
  assert.equal(await page.getByRole('row').count(), narrowed)
  assert.equal(await page.locator('[aria-sort="ascending"]').innerText(), 'Attendance')
  await goBy(page.getByRole('link', { name: 'Clear filters' }))
  assert.match(await main(page), /60 children and young people/)
  await context.close()
})

test('prints all on one page, with who printed it and no way around the site', async () => {
  const { page, context } = await open('manager', desktop)
  await page.goto(`${origin}/support/children`)
  await goBy(page.getByRole('link', { name: /All 60 on one page/ }))
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('body').innerText()
  assert.match(paper, /Pretend data/)
  assert.match(paper, /Printed on 17 July 2026 at 10:30 by Ruth Adeyemi/)
  for (const hidden of ['Narrow this list', 'Find a child'])
    assert.equal(await page.getByRole('search', { name: hidden }).isVisible(), false, hidden)
  assert.equal(await page.getByRole('row').count(), 61)
  await context.close()
})

test('cards on a phone say what each figure is', async () => {
  const { page, context } = await open('canalsideWorker', phone)
  await page.goto(`${origin}/support/children`)
  await looksRight(page)
  const before = (heading: string) =>
    page.evaluate<string>(
      `getComputedStyle(document.querySelector('td[data-h="${heading}"]:not(:empty)'), '::before').content`,
    )
  assert.equal(await before('Last contact'), '"Last contact "')
  assert.equal(await before('Year'), 'none', '“Year 3” says itself what it is')
  await context.close()
})

async function open(
  who: keyof typeof staff,
  how: Parameters<Browser['newContext']>[0],
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ ...how, reducedMotion: 'reduce' })
  await comeAs(context, await day.tokenOf(who), origin)
  const page = await context.newPage()
  return { page, context }
}

async function find(page: Page, letters: string): Promise<void> {
  const box = page.getByRole('search', { name: 'Find a child' })
  await box.getByRole('searchbox').fill(letters)
  await goBy(box.getByRole('button', { name: 'Find' }))
}

async function notMentioned(page: Page): Promise<number> {
  return Number(/for 10 school days: (\d+) of 60/.exec(await main(page))?.[1])
}
