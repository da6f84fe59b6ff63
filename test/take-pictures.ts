// Takes the pictures in docs/pictures from a running pretend Kith, so that they are always of what is there:
//   npm start -- --demo, then: node test/take-pictures.ts http://localhost:3000
import { mkdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { staff } from './cast.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
const [origin = 'http://localhost:3000'] = positionals
const folder = values.to ?? new URL('../docs/pictures/', import.meta.url).pathname
/** Only what a page of docs shows is taken. */
const shown = new Set(
  readFileSync(new URL('../docs/a-look-around.md', import.meta.url), 'utf8').match(/[\w-]+\.png/g),
)
const widths = { desktop: { width: 1280, height: 860 }, phone: { width: 360, height: 740 } }

mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
for (const [device, viewport] of Object.entries(widths)) {
  // Without motion a picture never falls into the middle of a transition.
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', deviceScaleFactor: 1 })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const take = async (name: string) => {
    const file = `${name}${device === 'phone' ? '-phone' : ''}.png`
    if (shown.has(file)) await page.screenshot({ path: `${folder}/${file}` })
  }
  await page.goto(`${origin}/sign-in`)
  await take('sign-in')
  await signInAs(page, staff.manager.name)
  await take('home')
  await page.goto(`${origin}/identify`)
  await take('identify')
  await page.getByRole('link', { name: 'Canalside Primary School' }).click()
  await take('school-list')
  await page.getByRole('link', { name: 'Zofia Kowalczyk' }).click()
  await take('why-this-child')
  await page.goto(`${origin}/identify/imports`)
  await take('imports')
  await context.close()
}
await browser.close()

async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.waitForURL(`${origin}/`)
}
