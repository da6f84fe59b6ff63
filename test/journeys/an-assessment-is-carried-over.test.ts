// The whole family's assessment is typed once, and carried section by section into a council's form: a tap copies, and the taps are
// fewer than fit into three minutes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { startTestSession } from '#test/session.ts'
import { until } from './a-device.ts'
import { comeAs, goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

/**
 * Seconds of one tap: to think (M), to point (P), to press (K, who types but not for a living). Card, Moran and Newell, The
 * keystroke-level model for user performance time with interactive systems, Communications of the ACM 23(7), 1980, 396-410.
 */
const TAP = 1.35 + 1.1 + 0.28
const THREE_MINUTES = 180

/** Which sections say that they were copied last, counted from 0. */
const LAST_COPIED = `[...document.querySelectorAll('p[data-copies]')]
  .flatMap((each, nth) => (each.innerText.includes('Copied last') ? [nth] : [])).join()`

const { database, whoIs, mine, place, close } = await openPlaceWithCalendar()
const site = await serveSite(database, { pretend: true, now: () => new Date('2026-07-17T09:30:00Z') })
const home = `${site}/support/children/${mine[0]}/early-help`
let browser: Browser
let context: BrowserContext
let page: Page
let taps = 0

before(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site })
  await comeAs(context, await startTestSession(database, whoIs('link-worker').id, place.id), site)
  page = await context.newPage()
})
after(async () => {
  await browser?.close()
  await close()
})

test('an assessment is typed once, on one page', async () => {
  await page.goto(home)
  await goBy(page.getByRole('button', { name: 'Begin an episode' }))
  await page.getByLabel('Why is there an episode without a yes?').fill('The council asked us to lead')
  await page.getByLabel('Housing and money').check()
  await page.getByLabel('Early Help', { exact: true }).check()
  await page.getByLabel('Pretend 1 link-worker').check()
  for (const [box, value] of [
    ['Day', '18'],
    ['Month', '9'],
    ['Year', '2026'],
  ] as const)
    await page
      .getByRole('group', { name: /first look at it again/ })
      .getByLabel(box)
      .fill(value)
  await goBy(page.getByRole('button', { name: 'Begin the episode' }))
  await goBy(page.getByRole('link', { name: /carry it into the council/ }))
  await goBy(page.getByRole('button', { name: 'Write it' }))
  const fields = await page.locator('main textarea').all()
  for (const [nth, field] of fields.entries()) await field.fill(`Said of ${nth}.\nAnd a second line.`)
  await goBy(page.getByRole('button', { name: 'Save' }))
})

test('each section goes into the council’s form by a tap, in less than three minutes of taps', async () => {
  const texts = await page.locator('pre.kith-copy').allInnerTexts()
  assert.ok(texts.length > 5, 'as many as the council’s form has')
  const council = await context.newPage()
  await council.setContent(texts.map((_, nth) => `<textarea id="s${nth}"></textarea>`).join(''))
  for (const nth of texts.keys()) {
    await page.bringToFront()
    await tap(page, 'p[data-copies] button', nth)
    await until(page, LAST_COPIED, String(nth))
    await council.bringToFront()
    await tap(council, 'textarea', nth)
    await council.keyboard.press('Control+V')
  }
  const pasted = await council.evaluate<string[]>(
    '[...document.querySelectorAll("textarea")].map(each => each.value)',
  )
  assert.deepEqual(pasted, texts)
  // Beside each tap on a page: one to the other page, one back, and one that pastes.
  const seconds = (taps + 3 * texts.length) * TAP
  assert.ok(seconds < THREE_MINUTES, `${taps} taps on ${texts.length} sections: ${seconds} s`)
  await page.bringToFront()
  await looksRight(page)
})

test('where the browser refuses to copy, the text is selected and says so', async () => {
  await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))')
  await page.locator('p[data-copies] button').first().click()
  await page.getByText('The text is selected: copy it now').waitFor()
  assert.equal(
    (await page.evaluate<string>('String(document.getSelection())')).trim(),
    (await page.locator('pre.kith-copy').first().innerText()).trim(),
  )
})

async function tap(on: Page, what: string, nth: number): Promise<void> {
  await on.locator(what).nth(nth).click()
  taps += 1
}
